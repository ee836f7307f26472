import { describe, expect, test } from 'vitest'
import type { Change, RegisterEdits } from '../../../lib/editor/changes/change'
import { decideOperation } from '../../../lib/editor/changes/decide'
import { mergeOf, type SetAside } from '../../../lib/editor/changes/merge'
import {
  chooseAll,
  chooseElement,
  type MergeChoice,
  previewOf,
  resolutionOf,
} from '../../../lib/editor/changes/resolve'
import { createDocument } from '../../../lib/editor/document'
import type { Element } from '../../../lib/editor/model/element'
import {
  arrow,
  box,
  frame,
  hologram,
  NOW,
  operation,
  remove,
  restore,
  set,
  tie,
  workspace,
} from './decide-build'

/** What the server answers to my changes, Ana having changed all of the disputed elements a minute ago. */
function aside(
  changes: readonly Change[],
  there: readonly Element[],
  seen: readonly Element[] = [],
): SetAside {
  const ids = changes.map((change) => (change.kind === 'set' ? change.id : change.element.id))
  const dead = seen.filter(({ id }) => !there.some((element) => element.id === id))
  const told = Object.fromEntries(ids.map((id) => [id, [{ userId: 'ana', version: 7 }]]))
  const decision = decideOperation(operation(changes), workspace(there, told, dead), NOW)
  if (decision.kind !== 'conflict') throw new Error(`The server says ${decision.kind}`)
  return { operation: operation(changes), collisions: decision.collisions, seen }
}

function drawing(...elements: Element[]) {
  const document = createDocument()
  document.load(elements)
  return document
}

const asIs = (element: Element) => element
const ana = { userId: 'ana', name: 'Ana', at: NOW - 60_000 }

describe('[M4] one register changed by both', () => {
  const theirs = box({ fill: '#0000ff', x: 70 })
  const mine = aside([set(box(), { fill: ['#000000', '#ff0000'] })], [theirs])
  const merge = mergeOf([mine], drawing(theirs))

  test('is a conflict with base, mine and theirs, by whom and when; nothing else differs between the three', () => {
    expect(merge).toEqual({
      elements: [
        {
          elementId: 'box',
          base: { ...theirs, fill: '#000000' },
          mine: { ...theirs, fill: '#ff0000' },
          theirs,
          conflicts: [
            {
              key: 'box fill',
              kind: 'register',
              elementId: 'box',
              register: 'fill',
              base: '#000000',
              mine: '#ff0000',
              theirs: '#0000ff',
              merged: null,
              by: ana,
            },
          ],
        },
      ],
      moot: [],
    })
  })

  test('is left as it is while nothing is chosen', () => {
    const site = { drawing: drawing(theirs), fit: asIs }
    expect(resolutionOf(merge, new Map(), site)).toEqual({ changes: [], settled: [], refused: [] })
    expect(previewOf(merge, new Map(), site)).toEqual([theirs])
  })

  test('becomes mine by a change of what stands there', () => {
    const site = { drawing: drawing(theirs), fit: asIs }
    const choices = chooseAll(merge, 'mine')
    expect(resolutionOf(merge, choices, site)).toMatchObject({
      changes: [set(box(), { fill: ['#0000ff', '#ff0000'] })],
      settled: [{ elementId: 'box', register: 'fill' }],
    })
    expect(previewOf(merge, choices, site)).toEqual([{ ...theirs, fill: '#ff0000' }])
  })

  test('stays theirs without any change', () => {
    const site = { drawing: drawing(theirs), fit: asIs }
    expect(resolutionOf(merge, chooseAll(merge, 'theirs'), site)).toMatchObject({
      changes: [],
      settled: [{ elementId: 'box', register: 'fill' }],
    })
  })

  test('[I6] is asked again where it has changed since it was shown', () => {
    const newer = drawing({ ...theirs, fill: '#00ff00' })
    const { changes, settled, refused } = resolutionOf(merge, chooseAll(merge, 'mine'), {
      drawing: newer,
      fit: asIs,
    })
    expect({ changes, settled }).toEqual({ changes: [], settled: [] })
    expect(refused).toHaveLength(1)
    expect(mergeOf([mine], newer).elements[0]?.conflicts[0]).toMatchObject({ theirs: '#00ff00', by: null })
  })

  test('[M2] is no conflict any more once both sides are the same', () => {
    expect(mergeOf([mine], drawing({ ...theirs, fill: '#ff0000' }))).toEqual({
      elements: [],
      moot: [{ elementId: 'box', register: null }],
    })
  })
})

test('[M4] several operations on one register are one conflict: my first base, my last value', () => {
  const theirs = box({ fill: '#0000ff' })
  const first = aside([set(box(), { fill: ['#000000', '#110000'] })], [theirs])
  const second = aside([set(box(), { fill: ['#110000', '#220000'] })], [theirs])
  expect(mergeOf([first, second], drawing(theirs)).elements[0]?.conflicts).toMatchObject([
    { base: '#000000', mine: '#220000', theirs: '#0000ff' },
  ])
})

test('[M4] registers of one element are chosen one by one, or all alike', () => {
  const theirs = box({ fill: '#0000ff', stroke: '#0000ff' })
  const edits: RegisterEdits = { fill: ['#000000', '#ff0000'], stroke: ['#000000', '#ff0000'] }
  const merge = mergeOf([aside([set(box(), edits)], [theirs])], drawing(theirs))
  const site = { drawing: drawing(theirs), fit: asIs }
  const one = new Map<string, MergeChoice>([['box fill', 'mine']])
  expect(resolutionOf(merge, one, site)).toMatchObject({
    changes: [set(box(), { fill: ['#0000ff', '#ff0000'] })],
    settled: [{ register: 'fill' }],
  })
  const [element] = merge.elements
  if (!element) throw new Error('No conflict.')
  expect(previewOf(merge, chooseElement(one, element, 'mine'), site)).toEqual([
    { ...theirs, fill: '#ff0000', stroke: '#ff0000' },
  ])
})

describe('[M5] edited against deleted', () => {
  test('edited here, deleted there: stays deleted, or comes back with my edits', () => {
    const mine = aside([set(box(), { text: ['', 'hello'] })], [], [box()])
    const merge = mergeOf([mine], drawing())
    expect(merge.elements).toMatchObject([
      {
        base: box(),
        mine: box({ text: 'hello' }),
        theirs: null,
        conflicts: [{ kind: 'deleted_there', register: null, by: ana }],
      },
    ])
    const site = { drawing: drawing(), fit: asIs }
    expect(resolutionOf(merge, chooseAll(merge, 'theirs'), site).changes).toEqual([])
    expect(resolutionOf(merge, chooseAll(merge, 'mine'), site).changes).toEqual([
      restore(box({ text: 'hello' })),
    ])
  })

  test('what collided in one register and was deleted after that comes back whole', () => {
    const theirs = box({ fill: '#0000ff' })
    const seen = box({ fill: '#ff0000', text: 'mine' })
    const mine = aside([set(box(), { fill: ['#000000', '#ff0000'] })], [theirs], [seen])
    expect(mergeOf([mine], drawing()).elements).toMatchObject([
      {
        base: { ...seen, fill: '#000000' },
        mine: seen,
        theirs: null,
        conflicts: [{ kind: 'deleted_there' }],
      },
    ])
  })

  test('deleted here, edited there: is deleted after all, or stays as they have it', () => {
    const theirs = box({ fill: '#0000ff' })
    const merge = mergeOf([aside([remove(box())], [theirs])], drawing(theirs))
    expect(merge.elements).toMatchObject([
      { base: box(), mine: null, theirs, conflicts: [{ kind: 'edited_there', register: null }] },
    ])
    const site = { drawing: drawing(theirs), fit: asIs }
    expect(resolutionOf(merge, chooseAll(merge, 'theirs'), site).changes).toEqual([])
    expect(resolutionOf(merge, chooseAll(merge, 'mine'), site).changes).toEqual([remove(theirs)])
    expect(previewOf(merge, chooseAll(merge, 'mine'), site)).toEqual([])
  })

  test('deleted by both: nothing to ask', () => {
    const mine = aside([remove(box())], [box({ fill: '#0000ff' })])
    expect(mergeOf([mine], drawing())).toEqual({ elements: [], moot: [{ elementId: 'box', register: null }] })
  })

  test('brought back by both in different forms: one of the two', () => {
    const theirs = box({ fill: '#0000ff' })
    const merge = mergeOf([aside([restore(box())], [theirs])], drawing(theirs))
    expect(merge.elements).toMatchObject([{ mine: box(), theirs, conflicts: [{ kind: 'exists' }] }])
    const site = { drawing: drawing(theirs), fit: asIs }
    expect(previewOf(merge, chooseAll(merge, 'mine'), site)).toEqual([box()])
  })
})

describe('[M6] a text', () => {
  const base = box({ text: 'one two three' })
  const theirs = box({ text: 'one two four' })
  const mine = aside([set(base, { text: ['one two three', 'zero two three'] })], [theirs])

  test('that merges by word offers that as a third choice, laid out anew', () => {
    const merge = mergeOf([mine], drawing(theirs))
    expect(merge.elements[0]?.conflicts[0]?.merged).toBe('zero two four')
    const fit = (element: Element) => ({ ...element, height: 99 })
    const choices = new Map<string, MergeChoice>([['box text', 'merged']])
    expect(resolutionOf(merge, choices, { drawing: drawing(theirs), fit }).changes).toEqual([
      set(base, {
        text: ['one two four', 'zero two four'],
        size: [
          { width: 100, height: 50 },
          { width: 100, height: 99 },
        ],
      }),
    ])
  })

  test('that does not merge has two choices, and a third means nothing', () => {
    const other = box({ text: 'nil two three' })
    const merge = mergeOf([mine], drawing(other))
    expect(merge.elements[0]?.conflicts[0]?.merged).toBeNull()
    const choices = new Map<string, MergeChoice>([['box text', 'merged']])
    expect(resolutionOf(merge, choices, { drawing: drawing(other), fit: asIs }).settled).toEqual([])
  })
})

describe('[M7] what hangs together', () => {
  test('an arrow held by what I delete after all is let go where it is, and what is inside goes up', () => {
    const theirs = frame({ name: 'theirs', parent: 'outer' })
    const outer = frame({ id: 'outer' })
    const held = arrow({ start: tie('frame') })
    const inside = box({ parent: 'frame' })
    const merge = mergeOf([aside([remove(frame())], [theirs])], drawing(theirs))
    const site = { drawing: drawing(theirs, outer, held, inside), fit: asIs }
    expect(resolutionOf(merge, chooseAll(merge, 'mine'), site).changes).toEqual([
      remove(theirs),
      set(inside, { parent: ['frame', 'outer'] }),
      set(held, { start: [tie('frame'), null] }),
    ])
  })

  test('what comes back holds on to nothing that is gone', () => {
    const seen = arrow({ start: tie('gone'), parent: 'gone', text: 'mine' })
    const mine = aside([set(seen, { text: ['', 'mine'] })], [], [{ ...seen, text: '' }])
    const merge = mergeOf([mine], drawing())
    expect(previewOf(merge, chooseAll(merge, 'mine'), { drawing: drawing(), fit: asIs })).toEqual([
      { ...seen, start: null, parent: null },
    ])
  })

  test('a parent that would put an element inside itself is refused, and stays in dispute', () => {
    const mine = aside([set(frame(), { parent: [null, 'inner'] })], [frame({ parent: 'other' })])
    const now = [frame({ parent: 'other' }), frame({ id: 'other' }), frame({ id: 'inner', parent: 'frame' })]
    const merge = mergeOf([mine], drawing(...now))
    const site = { drawing: drawing(...now), fit: asIs }
    expect(resolutionOf(merge, chooseAll(merge, 'mine'), site)).toMatchObject({
      changes: [],
      settled: [],
      refused: [{ key: 'frame parent' }],
    })
  })
})

test('[M9] an element that this build cannot read is in dispute whole, and comes back as it was', () => {
  const theirs = hologram({ x: 30 })
  const moved = set(hologram(), {
    position: [
      { x: 0, y: 0 },
      { x: 10, y: 0 },
    ],
  })
  const merge = mergeOf([aside([moved], [theirs])], drawing(theirs))
  expect(previewOf(merge, chooseAll(merge, 'mine'), { drawing: drawing(theirs), fit: asIs })).toEqual([
    hologram({ x: 10 }),
  ])
  const gone = mergeOf([aside([moved], [], [hologram()])], drawing())
  expect(resolutionOf(gone, chooseAll(gone, 'mine'), { drawing: drawing(), fit: asIs }).changes).toEqual([
    restore(hologram({ x: 10 })),
  ])
})

test('[M3] what went along with the disputed part is not asked about', () => {
  const theirs = box({ fill: '#0000ff' })
  const mine = aside([remove(box())], [theirs])
  const waiting = set(arrow(), { start: [tie('box'), null] })
  const both = { ...mine, operation: operation([remove(box()), waiting]) }
  const merge = mergeOf([both], drawing(theirs, arrow({ start: tie('box') })))
  expect(merge.elements.map(({ elementId }) => elementId)).toEqual(['box'])
})
