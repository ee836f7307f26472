import { expect, test } from 'vitest'
import { createFingerTaps } from '../../components/canvas/input/finger-taps'

const here = { x: 100, y: 100 }

test('so many fingers, down and up together, are a tap of so many', () => {
  const taps = createFingerTaps()
  taps.down(1, here, 0)
  taps.down(2, here, 40)
  expect(taps.up(1, 120)).toBe(0)
  expect(taps.up(2, 150)).toBe(2)
  taps.down(3, here, 1_000)
  taps.down(4, here, 1_010)
  taps.down(5, here, 1_020)
  expect([taps.up(5, 1_100), taps.up(3, 1_110), taps.up(4, 1_120)]).toEqual([0, 0, 3])
})

test('fingers that stay, travel or are taken away are no tap, and spoil none that follows', () => {
  const taps = createFingerTaps()
  const pair = (afterMs: number, between: () => void) => {
    taps.down(1, here, 0)
    taps.down(2, here, 10)
    between()
    taps.up(1, afterMs)
    return taps.up(2, afterMs)
  }
  expect(pair(600, () => {})).toBe(0)
  expect(pair(100, () => taps.move(2, { x: 130, y: 100 }))).toBe(0)
  expect(pair(100, () => taps.spoil())).toBe(0)
  expect(pair(100, () => taps.move(1, { x: 104, y: 97 }))).toBe(2)
})
