import { expect, test } from 'vitest'
import { live, runModel } from './model'

/** The long round, and the mutants, are `npm run test:model -- --runs 200000`. */
const RUNS = 200
const SEED = 20_261_122

/** What the cases below are made of; the first person does it unless they say otherwise. */
const paint = { kind: 'write', who: 0, element: 0, count: 1, register: 'fill', value: 0, key: false } as const
const wait = { kind: 'wait', who: 0, ms: 400 } as const
const arrive = { kind: 'arrive', which: 0, again: false } as const

test('whatever happens to three people, their devices and the wires, every rule of docs/sync.md holds', async () => {
  const { failure } = await runModel({ runs: RUNS, seed: SEED, shrinks: true })
  expect(failure).toBeNull()
}, 300_000)

test('[I10] a right given back is noticed also when the first answer after it is a conflict', async () => {
  await live(
    [
      { kind: 'delete', who: 0, element: 1, count: 1 },
      wait,
      { kind: 'role', who: 0, role: 'viewer' },
      arrive,
      { kind: 'delete', who: 1, element: 0, count: 1 },
      paint,
      { kind: 'head', who: 0 },
      { kind: 'lose', which: 0 },
      { kind: 'answer', which: 0, fate: 'heard' },
      paint,
      wait,
      { ...wait, who: 1 },
      wait,
      { kind: 'role', who: 0, role: 'editor' },
    ],
    'mine',
  )
})

test('[I3] who takes the whole of a disputed element back has its values written anew, at his word and only then', async () => {
  const fill = { kind: 'write', element: 0, count: 6, register: 'fill', key: false } as const
  await live(
    [
      { ...fill, who: 0, value: 2 },
      { kind: 'delete', who: 0, element: 4, count: 1 },
      { kind: 'write', who: 2, element: 4, count: 1, register: 'text', value: 0, key: false },
      { ...fill, who: 1, value: 0 },
      { kind: 'wait', who: 0, ms: 400 },
      { kind: 'draw', who: 0, what: 'box' },
      { kind: 'age', ms: 6_000 },
      { kind: 'answer', which: 0, fate: 'heard' },
      arrive,
      arrive,
      arrive,
      { kind: 'age', ms: 6_000 },
    ],
    'mine',
  )
})

test('[I10] a refusal that comes after the save had gone through leaves nobody a reader', async () => {
  await live(
    [
      paint,
      { kind: 'role', who: 0, role: 'viewer' },
      { ...wait, ms: 11_000 },
      { kind: 'arrive', which: 0, again: true },
      { kind: 'arrive', which: 2, again: true },
      paint,
      wait,
      arrive,
      wait,
      arrive,
      { kind: 'answer', which: 0, fate: 'heard' },
      { kind: 'role', who: 0, role: 'editor' },
      paint,
    ],
    'mine',
  )
})

test('[I10] what was edited here and, later than it collided, deleted there can be shown and settled', async () => {
  await live(
    [
      { ...paint, who: 1, value: 0 },
      { ...paint, who: 0, value: 2 },
      { ...wait, who: 1 },
      arrive,
      { ...paint, who: 2, value: 0 },
      { kind: 'age', ms: 6_000 },
      { kind: 'delete', who: 2, element: 0, count: 1 },
      arrive,
      arrive,
      wait,
      arrive,
      wait,
      { ...wait, who: 2 },
    ],
    'mine',
  )
})
