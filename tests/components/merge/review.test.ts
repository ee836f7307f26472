import { expect, test } from 'vitest'
import { createStore } from 'zustand/vanilla'
import type { ChoiceStore, KeptChoice } from '../../../components/merge/choice-store'
import { createReview } from '../../../components/merge/review'
import { createEditor } from '../../../lib/editor/create-editor'
import type { Element } from '../../../lib/editor/model/element'
import type { Parked, SaveStatus, Session } from '../../../lib/sync/contracts'
import { settleParked } from '../../../lib/sync/settle-parked'
import { box, operation, set } from '../../editor/changes/decide-build'

const measureText = (line: string) => line.length * 10

function editorOf(...elements: Element[]) {
  let ids = 0
  const editor = createEditor({ now: () => 0, newId: () => `new-${++ids}`, random: () => 0.5, measureText })
  editor.load(elements)
  return editor
}

function conflict(id: string, mine: string, theirs: string): Parked {
  return {
    operation: { ...operation([set(box({ id }), { fill: ['#000000', mine] })]), opId: `op-${id}` },
    reason: 'conflict',
    message: '',
    collisions: [
      {
        elementId: id,
        kind: 'register',
        register: 'fill',
        before: '#000000',
        mine,
        theirs,
        theirUserId: 'ana',
        theirVersion: 7,
      },
    ],
    seen: [box({ id, fill: mine })],
  }
}

/** What a session does with what is parked, without a server. */
function parkingOf(editor: ReturnType<typeof editorOf>, first: readonly Parked[]) {
  let parked = first
  const status = createStore<SaveStatus>(() => ({}) as SaveStatus)
  const tell = () => status.setState({ parked: parked.length })
  const session: Pick<Session, 'parked' | 'resolve' | 'parkAgain' | 'status'> = {
    parked: () => parked,
    status,
    resolve({ changes, settled }) {
      editor.commit(changes, { kind: 'resolve' })
      parked = settleParked(parked, settled).parked
      tell()
      return true
    },
    parkAgain(again) {
      parked = again
      tell()
    },
  }
  return session
}

/** A device that keeps choices, across reviews. */
function device() {
  const choices = new Map<string, KeptChoice>()
  const kept: ChoiceStore = {
    all: async () => [...choices.values()],
    keep: (made) => {
      for (const choice of made) choices.set(choice.key, choice)
    },
    forget: (keys) => {
      for (const key of keys) choices.delete(key)
    },
  }
  return { kept, choices }
}

const theirs = [box({ id: 'a', fill: '#0000ff' }), box({ id: 'b', fill: '#0000ff' })]
const aside = [conflict('a', '#ff0000', '#0000ff'), conflict('b', '#ff0000', '#0000ff')]

test('[M4] nothing is chosen at first; a walk stops at either end', () => {
  const editor = editorOf(...theirs)
  const review = createReview({ editor, session: parkingOf(editor, aside), ...device() })
  expect(review.state.getState()).toMatchObject({ current: 'a fill', choices: new Map() })
  review.walk(-1)
  expect(review.state.getState().current).toBe('a fill')
  review.walk(1)
  review.walk(1)
  expect(review.state.getState().current).toBe('b fill')
})

test('what is decided is applied, what is not stays in dispute, and both come back when it is undone', () => {
  const editor = editorOf(...theirs)
  const session = parkingOf(editor, aside)
  const { kept, choices } = device()
  const review = createReview({ editor, session, kept })
  review.choose('a fill', 'mine')
  const applied = review.apply()
  expect(applied).toMatchObject({ resolved: 1, refused: 0, hasChanges: true })
  expect(editor.document.get('a')).toMatchObject({ fill: '#ff0000' })
  expect(review.state.getState().conflicts.map(({ key }) => key)).toEqual(['b fill'])
  expect([...choices]).toEqual([])

  editor.undo()
  applied?.parkAgain()
  expect(editor.document.get('a')).toMatchObject({ fill: '#0000ff' })
  expect(session.parked().map(({ operation: { opId } }) => opId)).toContain('op-a')
  expect(choices.get('a fill')?.choice).toBe('mine')
})

test('a choice is remembered beyond the page, for the state that it was made for only', async () => {
  const { kept } = device()
  const first = editorOf(...theirs)
  const before = createReview({ editor: first, session: parkingOf(first, aside), kept })
  before.chooseAll('theirs')
  before.close()

  const second = editorOf(box({ id: 'a', fill: '#00ff00' }), box({ id: 'b', fill: '#0000ff' }))
  const review = createReview({ editor: second, session: parkingOf(second, aside), kept })
  await kept.all()
  await Promise.resolve()
  expect(review.state.getState()).toMatchObject({
    choices: new Map([['b fill', 'theirs']]),
    takenBack: ['a'],
    isReady: true,
  })
})

test('the view follows others: a choice for what they changed again is taken back, and told', () => {
  const editor = editorOf(...theirs)
  const review = createReview({ editor, session: parkingOf(editor, aside), ...device() })
  review.chooseAll('mine')
  editor.receive([set(box({ id: 'a' }), { fill: ['#0000ff', '#00ff00'] })])
  expect(review.state.getState()).toMatchObject({
    choices: new Map([['b fill', 'mine']]),
    takenBack: ['a'],
  })
  expect(review.state.getState().conflicts[0]).toMatchObject({ key: 'a fill', theirs: '#00ff00', by: null })
})

test('[M2] what is the same on both sides by now is settled without a question', () => {
  const editor = editorOf(...theirs)
  const session = parkingOf(editor, aside)
  const review = createReview({ editor, session, ...device() })
  editor.receive([set(box({ id: 'a' }), { fill: ['#0000ff', '#ff0000'] })])
  expect(review.state.getState().conflicts.map(({ key }) => key)).toEqual(['b fill'])
  expect(session.parked().map(({ operation: { opId } }) => opId)).toEqual(['op-b'])
})

test('what an older build kept too little of is told apart from what can be shown', () => {
  const editor = editorOf(box({ id: 'b', fill: '#0000ff' }))
  const poor: Parked = { ...conflict('a', '#ff0000', '#0000ff'), seen: [] }
  const rich = conflict('b', '#ff0000', '#0000ff')
  const review = createReview({ editor, session: parkingOf(editor, [poor, rich]), ...device() })
  expect(review.state.getState().unshown).toEqual([poor])
})
