import { expect, test } from 'vitest'
import { forget, once } from '../../lib/server/once'

test('a value is made once, also for a second copy of the module', async () => {
  let made = 0
  const make = () => ({ number: ++made })
  const first = once('once.test', make)
  // What Next's bundles do: the same code loaded again, with no module state in common.
  const copy: typeof import('../../lib/server/once') = await import(`../../lib/server/once${'?copy'}`)
  expect(copy.once).not.toBe(once)
  expect(copy.once('once.test', make)).toBe(first)
  expect(made).toBe(1)
})

test('a making that failed is tried again, and a forgotten value is made anew', () => {
  expect(() =>
    once('once.failing', () => {
      throw new Error('not yet')
    }),
  ).toThrow('not yet')
  expect(once('once.failing', () => 'now')).toBe('now')
  forget('once.failing')
  expect(once('once.failing', () => 'again')).toBe('again')
})
