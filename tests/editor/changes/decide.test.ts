import { describe, expect, test } from 'vitest'
import type { Operation } from '../../../lib/editor/changes/change'
import { decideOperation } from '../../../lib/editor/changes/decide'
import type { Workspace } from '../../../lib/editor/changes/decide-workspace'
import {
  arrow,
  box,
  create,
  frame,
  hologram,
  ME,
  NOW,
  operation,
  remove,
  restore,
  set,
  tie,
  workspace,
} from './decide-build'

const decide = (op: Operation, state: Workspace) => decideOperation(op, state, NOW)
const commit = (changes: unknown, rest: { overrides?: unknown; corrections?: unknown } = {}) => ({
  kind: 'commit',
  changes,
  overrides: [],
  corrections: [],
  ...rest,
})

describe('a register', () => {
  const red = box({ fill: '#ff0000' })
  const paint = (before: string, after: string) => operation([set(red, { fill: [before, after] })])

  test('[S5] is written when it still is what its author found', () => {
    const op = paint('#ff0000', '#00ff00')
    expect(decide(op, workspace([red]))).toEqual(commit(op.changes))
  })

  test('[S5] that already is what its author wants is left alone', () => {
    expect(decide(paint('#0000ff', '#ff0000'), workspace([red], { box: [{ registers: ['fill'] }] }))).toEqual(
      commit([]),
    )
  })

  test('[M3] is written whatever others did to the other registers of the element', () => {
    const op = paint('#ff0000', '#00ff00')
    const others = { box: [{ registers: ['position', 'text'] as const }] }
    expect(decide(op, workspace([red], others))).toEqual(commit(op.changes))
  })

  test('[S7] changed by another replica a minute ago is a conflict with base, mine and theirs', () => {
    const told = { box: [{ registers: ['fill'] as const, userId: 'ana', version: 7 }] }
    expect(decide(paint('#0000ff', '#00ff00'), workspace([red], told))).toEqual({
      kind: 'conflict',
      collisions: [
        {
          elementId: 'box',
          kind: 'register',
          register: 'fill',
          before: '#0000ff',
          mine: '#00ff00',
          theirs: '#ff0000',
          theirUserId: 'ana',
          theirUserName: 'Ana',
          theirAt: NOW - 60_000,
          theirVersion: 7,
        },
      ],
    })
  })

  test('[S7] changed by another replica just now goes to the later write, which says what it replaced', () => {
    const told = { box: [{ registers: ['fill'] as const, userId: 'ana', secondsAgo: 4.999 }] }
    expect(decide(paint('#0000ff', '#00ff00'), workspace([red], told))).toEqual(
      commit([set(red, { fill: ['#ff0000', '#00ff00'] })], {
        overrides: [
          {
            elementId: 'box',
            register: 'fill',
            replaced: '#ff0000',
            replacedUserId: 'ana',
            replacedUserName: 'Ana',
          },
        ],
      }),
    )
  })

  test('[S7] five seconds are not younger than five seconds', () => {
    const told = { box: [{ registers: ['fill'] as const, secondsAgo: 5 }] }
    expect(decide(paint('#0000ff', '#00ff00'), workspace([red], told)).kind).toBe('conflict')
  })

  test('[S7] whose author missed an old change is a conflict, however fresh the newest one is', () => {
    const told = {
      box: [
        { registers: ['fill'] as const, version: 6, secondsAgo: 60 },
        { registers: ['fill'] as const, version: 7, secondsAgo: 1 },
      ],
    }
    expect(decide(paint('#0000ff', '#00ff00'), workspace([red], told)).kind).toBe('conflict')
  })

  test('[S7] a second tab of the same person counts as somebody else', () => {
    const told = { box: [{ registers: ['fill'] as const, userId: 'me' }] }
    expect(decide(paint('#0000ff', '#00ff00'), workspace([red], told)).kind).toBe('conflict')
  })

  test('[S7] that only its author wrote since is his to write again', () => {
    const told = { box: [{ registers: ['fill'] as const, clientId: ME }] }
    expect(decide(paint('#0000ff', '#00ff00'), workspace([red], told))).toEqual(
      commit([set(red, { fill: ['#ff0000', '#00ff00'] })]),
    )
  })

  test('[I6] that is not what its author says he saw is a conflict, even if the log knows of nobody', () => {
    expect(decide(paint('#0000ff', '#00ff00'), workspace([red]))).toMatchObject({
      kind: 'conflict',
      collisions: [{ theirs: '#ff0000', theirUserId: null, theirVersion: null }],
    })
  })

  test('[S7] what its author had seen is no reason for a conflict', () => {
    const told = { box: [{ registers: ['fill'] as const, version: 5 }] }
    expect(
      decide(operation([set(red, { fill: ['#ff0000', '#00ff00'] })], { base: 5 }), workspace([red], told)),
    ).toEqual(commit([set(red, { fill: ['#ff0000', '#00ff00'] })]))
  })

  test('0 and -0 are the same position, for JSON knows one zero', () => {
    const moved = set(red, {
      position: [
        { x: -0, y: 0 },
        { x: 5, y: 5 },
      ],
    })
    expect(decide(operation([moved]), workspace([red])).kind).toBe('commit')
  })
})

describe('an operation', () => {
  test('[S8] applies whole or not at all', () => {
    const a = box({ id: 'a' })
    const b = box({ id: 'b', fill: '#ff0000' })
    const op = operation([
      set(a, { fill: ['transparent', '#00ff00'] }),
      set(b, { fill: ['#0000ff', '#00ff00'] }),
    ])
    const decision = decide(op, workspace([a, b], { b: [{ registers: ['fill'] }] }))
    expect(decision).toMatchObject({ kind: 'conflict', collisions: [{ elementId: 'b' }] })
  })

  test('[S8] tells every collision at once', () => {
    const a = box({ id: 'a', fill: '#ff0000', opacity: 0.5 })
    const op = operation([set(a, { fill: ['#0000ff', '#00ff00'], opacity: [1, 0.2] })])
    const decision = decide(op, workspace([a], { a: [{ registers: ['fill', 'opacity'] }] }))
    expect(decision).toMatchObject({
      kind: 'conflict',
      collisions: [{ register: 'fill' }, { register: 'opacity' }],
    })
  })
})

describe('a deletion', () => {
  test('keeps what really stood there, for the undo and the log', () => {
    const seen = box()
    expect(decide(operation([remove(seen)]), workspace([seen]))).toEqual(commit([remove(seen)]))
  })

  test('of what is gone is done already', () => {
    expect(decide(operation([remove(box())]), workspace([], {}, [box()]))).toEqual(commit([]))
    expect(decide(operation([remove(box())]), workspace([]))).toEqual(commit([]))
  })

  test('[S7] of an element edited a minute ago is a conflict', () => {
    const now = box({ text: 'keep me' })
    expect(decide(operation([remove(box())]), workspace([now], { box: [{ registers: ['text'] }] }))).toEqual({
      kind: 'conflict',
      collisions: [
        {
          elementId: 'box',
          kind: 'edited_there',
          register: null,
          before: box(),
          mine: null,
          theirs: now,
          theirUserId: 'ana',
          theirUserName: 'Ana',
          theirAt: NOW - 60_000,
          theirVersion: 6,
        },
      ],
    })
  })

  test('[S7] of an element edited just now goes through, says what it replaced, and keeps it', () => {
    const now = box({ text: 'keep me' })
    const told = { box: [{ registers: ['text'] as const, secondsAgo: 1 }] }
    expect(decide(operation([remove(box())]), workspace([now], told))).toEqual(
      commit([remove(now)], {
        overrides: [
          { elementId: 'box', register: null, replaced: now, replacedUserId: 'ana', replacedUserName: 'Ana' },
        ],
      }),
    )
  })

  test('[M5] meeting an edit is a conflict whatever its age, with the element as it would be', () => {
    const op = operation([set(box(), { text: ['', 'hello'] })])
    const told = { box: [{ registers: null, secondsAgo: 1, version: 6 }] }
    expect(decide(op, workspace([], told, [box()]))).toEqual({
      kind: 'conflict',
      collisions: [
        {
          elementId: 'box',
          kind: 'deleted_there',
          register: null,
          before: box(),
          mine: box({ text: 'hello' }),
          theirs: null,
          theirUserId: 'ana',
          theirUserName: 'Ana',
          theirAt: NOW - 1_000,
          theirVersion: 6,
        },
      ],
    })
  })
})

describe('a creation', () => {
  test('[I11] never brings a deleted element back', () => {
    expect(decide(operation([create(box())]), workspace([], {}, [box()]))).toMatchObject({
      kind: 'conflict',
      collisions: [{ kind: 'exists', theirs: null }],
    })
  })

  test('of an id that is taken is a conflict, of the same element nothing', () => {
    const there = box({ x: 9 })
    expect(decide(operation([create(box())]), workspace([there]))).toMatchObject({
      kind: 'conflict',
      collisions: [{ kind: 'exists', mine: box(), theirs: there }],
    })
    expect(decide(operation([create(there)]), workspace([there]))).toEqual(commit([]))
  })
})

describe('a restore', () => {
  test('brings a tombstone back, also when even that is gone', () => {
    const op = operation([restore(box({ x: 3 }))])
    expect(decide(op, workspace([], {}, [box()]))).toEqual(commit(op.changes))
    expect(decide(op, workspace([]))).toEqual(commit(op.changes))
  })

  test('of what lives and differs is a conflict', () => {
    expect(decide(operation([restore(box())]), workspace([box({ x: 9 })])).kind).toBe('conflict')
  })
})

describe('references', () => {
  test('[M7] to something deleted or unknown are untied, and the author is told', () => {
    const tied = arrow({ start: tie('gone'), end: tie('never') })
    expect(decide(operation([create(tied)]), workspace([], {}, [box({ id: 'gone' })]))).toEqual(
      commit([create(arrow())], {
        corrections: [set(tied, { start: [tie('gone'), null], end: [tie('never'), null] })],
      }),
    )
  })

  test('[M7] to what this operation itself makes or keeps are left', () => {
    const op = operation([create(arrow({ start: tie('box') })), create(box())])
    expect(decide(op, workspace([]))).toEqual(commit(op.changes))
  })

  test('[M7] to what this operation deletes are untied', () => {
    const op = operation([set(arrow(), { start: [null, tie('box')] }), remove(box())])
    expect(decide(op, workspace([arrow(), box()]))).toEqual(
      commit([remove(box())], { corrections: [set(arrow(), { start: [tie('box'), null] })] }),
    )
  })

  test('[M7] a parent deleted meanwhile frees its child; one that never was is refused', () => {
    const op = operation([create(box({ parent: 'frame' }))])
    expect(decide(op, workspace([], {}, [frame()]))).toEqual(
      commit([create(box())], { corrections: [set(box(), { parent: ['frame', null] })] }),
    )
    expect(decide(op, workspace([]))).toMatchObject({ kind: 'refuse', type: 'invalid_reference' })
  })

  test('[M7] a cycle of parents is refused, however long', () => {
    const [a, b, c] = [frame({ id: 'a', parent: 'b' }), frame({ id: 'b', parent: 'c' }), frame({ id: 'c' })]
    const into = (parent: string) => operation([set(frame({ id: 'c' }), { parent: [null, parent] })])
    for (const parent of ['a', 'b', 'c']) {
      expect(decide(into(parent), workspace([a, b, c]))).toMatchObject({
        kind: 'refuse',
        type: 'invalid_reference',
      })
    }
  })

  test('an edit of what never was is refused', () => {
    expect(decide(operation([set(box(), { opacity: [1, 0.5] })]), workspace([]))).toMatchObject({
      kind: 'refuse',
      type: 'invalid_reference',
    })
  })
})

describe('what this build cannot read', () => {
  test('[M9] can be moved, deleted and brought back as it lies there', () => {
    const there = hologram()
    const move = set(there, {
      position: [
        { x: 0, y: 0 },
        { x: 5, y: 5 },
      ],
    })
    expect(decide(operation([move]), workspace([there]))).toEqual(commit([move]))
    expect(decide(operation([remove(there)]), workspace([there]))).toEqual(commit([remove(there)]))
    const forged = restore(hologram({ x: 7, raw: { depth: 99 } }))
    expect(decide(operation([forged]), workspace([], {}, [there]))).toEqual(
      commit([restore(hologram({ x: 7 }))]),
    )
  })

  test('[M9] a tab that cannot read what this build can still moves it', () => {
    const move = {
      position: [
        { x: 0, y: 0 },
        { x: 5, y: 5 },
      ],
    } as const
    expect(decide(operation([set({ id: 'box', type: 'unknown' }, move)]), workspace([box()]))).toEqual(
      commit([set(box(), move)]),
    )
  })

  test('an edit made for another type is refused', () => {
    expect(
      decide(
        operation([set({ ...arrow(), id: 'box' }, { curve: ['straight', 'elbow'] })]),
        workspace([box()]),
      ),
    ).toMatchObject({ kind: 'refuse', type: 'validation' })
  })
})

describe('[M7] a deletion', () => {
  test('lets go of a line that somebody else tied to it unseen, where it is, and tells its author', () => {
    const tied = arrow({ start: tie('box') })
    const released = set(tied, { start: [tie('box'), null] })
    expect(decide(operation([remove(box())]), workspace([box(), tied]))).toEqual(
      commit([remove(box()), released], { corrections: [released] }),
    )
  })

  test('frees what somebody else put inside unseen, to what is left around it', () => {
    const [outer, inner] = [frame({ id: 'outer' }), frame({ id: 'inner', parent: 'outer' })]
    const child = box({ parent: 'inner' })
    const freed = set(child, { parent: ['inner', 'outer'] })
    expect(decide(operation([remove(inner)]), workspace([outer, inner, child]))).toEqual(
      commit([remove(inner), freed], { corrections: [freed] }),
    )
    const root = set(child, { parent: ['inner', null] })
    expect(decide(operation([remove(inner), remove(outer)]), workspace([outer, inner, child]))).toEqual(
      commit([remove(inner), remove(outer), root], { corrections: [root] }),
    )
  })

  test('that lets go by itself needs no correction', () => {
    const tied = arrow({ start: tie('box') })
    const op = operation([remove(box()), set(tied, { start: [tie('box'), null] })])
    expect(decide(op, workspace([box(), tied]))).toEqual(commit(op.changes))
  })
})
