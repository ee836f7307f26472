import { describe, expect, test } from 'vitest'
import { refusedSave } from '../../actions/save-door'
import { type Operation, operationKinds } from '../../lib/editor/changes/change'
import { LIMITS } from '../../lib/editor/model/limits'
import { PROTOCOL, saveRequestSchema } from '../../lib/protocol/save'
import { arrow, box, create, hologram, operation, set } from '../editor/changes/decide-build'

const canvasId = '00000000-0000-4000-8000-0000000000cc'
const request = (operations: unknown, given: object = {}) => ({
  protocol: PROTOCOL,
  canvasId,
  known: 0,
  operations,
  ...given,
})
const parse = (input: unknown) => saveRequestSchema.safeParse(input)
const validation = { type: 'validation', message: 'No.', retryable: false } as const

/** What the door answers to an input that does not fit. */
function answer(input: unknown) {
  const parsed = parse(input)
  if (parsed.success) return 'let in'
  return refusedSave(validation, { input, issues: parsed.error.issues })
}

const opId = (n: number) => `00000000-0000-7000-8000-00000000000${n}`
const withId = (n: number, given: Partial<Operation>) => ({
  ...operation([create(box())]),
  opId: opId(n),
  ...given,
})

test('the door lets in what the editor makes, and passes it on as it is', () => {
  const input = request([
    operation([
      create(box()),
      create(arrow()),
      create(hologram()),
      set(box({ id: 'b' }), { fill: ['#000000', '#111111'] }),
    ]),
  ])
  expect(parse(input)).toMatchObject({ success: true, data: input })
})

test('every kind of operation is let in', () => {
  for (const kind of operationKinds) expect(parse(request([withId(1, { kind })])).success).toBe(true)
})

describe('nothing but plain JSON comes through', () => {
  const raw = (value: unknown) => request([operation([create(hologram({ raw: { value } as never }))])])
  const nested = (depth: number): unknown => (depth === 0 ? 1 : { deeper: nested(depth - 1) })
  const cycle: { self?: unknown } = {}
  cycle.self = cycle

  test.each([
    ['NaN', Number.NaN],
    ['an infinite number', Number.POSITIVE_INFINITY],
    ['undefined', undefined],
    ['a date', new Date(0)],
    ['a map', new Map()],
    ['a function', () => 1],
    ['a big integer', 1n],
    ['NUL in a text', 'a\u0000b'],
    ['half a surrogate pair', 'a\ud800b'],
    ['NUL in a name', { 'a\u0000': 1 }],
    ['what is nested too deeply', nested(40)],
    ['what contains itself', cycle],
    ['__proto__', JSON.parse('{"__proto__": {"isAdmin": true}}')],
    ['constructor', { constructor: { prototype: 1 } }],
    ['an array with holes', new Array(3)],
  ])('%s is refused', (_, value) => {
    expect(parse(raw(value)).success).toBe(false)
  })

  test('a small body that unfolds to a huge one is refused soon', () => {
    let bomb: unknown = [1, 2, 3]
    for (let i = 0; i < 25; i++) bomb = [bomb, bomb]
    expect(parse(raw(bomb)).success).toBe(false)
  })
})

describe('what does not fit', () => {
  test('one bad operation is named, so that the others need not wait with it', () => {
    const bad = withId(2, { changes: [create({ ...box(), x: 1e12 })] })
    expect(answer(request([withId(1, {}), bad]))).toEqual({ ...validation, opId: opId(2), saved: null })
  })

  test('a bad request has no operation to blame', () => {
    expect(answer(request([withId(1, {})], { known: -1 }))).toEqual({
      ...validation,
      opId: null,
      saved: null,
    })
    expect(answer(null)).toEqual({ ...validation, opId: null, saved: null })
  })

  test('an unknown property is refused at every level', () => {
    const strange = { strange: 1 }
    expect(answer(request([withId(1, {})], strange))).toMatchObject({ type: 'validation' })
    expect(answer(request([{ ...withId(1, {}), ...strange }]))).toMatchObject({ opId: opId(1) })
    expect(answer(request([withId(1, { changes: [create({ ...box(), ...strange })] })]))).toMatchObject({
      opId: opId(1),
    })
  })

  test('too much is told as too much', () => {
    const many = Array.from({ length: LIMITS.changesPerOperation + 1 }, (_, i) =>
      create(box({ id: `e${i}` })),
    )
    expect(answer(request([withId(1, { changes: many })]))).toMatchObject({
      type: 'too_large',
      opId: opId(1),
    })
  })

  test('one element twice in an operation, one operation twice in a save, two clients in a save', () => {
    expect(answer(request([withId(1, { changes: [create(box()), create(box())] })]))).toMatchObject({
      opId: opId(1),
    })
    expect(answer(request([withId(1, {}), withId(1, {})]))).toMatchObject({ type: 'validation' })
    expect(answer(request([withId(1, {}), withId(2, { clientId: opId(9) })]))).toMatchObject({
      type: 'validation',
    })
  })

  test('a tab of another age of the protocol is told to reload', () => {
    expect(answer(request([withId(1, {})], { protocol: PROTOCOL + 1 }))).toMatchObject({
      type: 'stale_client',
    })
  })

  test('a broken unique key, which is a bug, does not pass for a conflict of people', () => {
    const thrown = { type: 'conflict', message: '', retryable: false } as never
    expect(refusedSave(thrown, { input: request([]), issues: [] })).toMatchObject({ type: 'unknown' })
  })
})
