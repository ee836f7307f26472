import { expect, test } from 'vitest'
import { calculate } from '../../components/ui/calculate'

test.each([
  ['40', 40],
  ['2*40', 80],
  ['100/3', 100 / 3],
  ['(10 + 5) * 2', 30],
  ['2 + 3 * 4', 14],
  ['10 - 2 - 3', 5],
  ['-10', -10],
  ['- 3 * -2', 6],
  ['12,5 px', 12.5],
  ['2 x 40', 80],
  ['90°', 90],
  ['.5', 0.5],
  ['50%', 100],
  ['50% + 1', 101],
  ['+10', 210],
  ['-=10', 190],
  ['+=10', 210],
  ['*2', 400],
  ['/3', 200 / 3],
  ['+50%', 300],
])('%s, where 200 stands, is %d', (typed, expected) => {
  expect(calculate(typed, { current: 200 })).toBeCloseTo(expected, 9)
})

test.each(['', 'wide', '2*', '(3', '3)', '1/0', '2 3', '1..2', '**', '1e5', '=4', 'px'])(
  '"%s" is no number',
  (typed) => {
    expect(calculate(typed, { current: 200 })).toBeNull()
  },
)

test('a field of per cent takes the sign for its own', () => {
  expect(calculate('60%', { current: 200, unit: '%' })).toBe(60)
})

test('where several differ there is nothing to go on from', () => {
  expect(calculate('+10', { current: null })).toBeNull()
  expect(calculate('50%', { current: null })).toBeNull()
  expect(calculate('30+10', { current: null })).toBe(40)
})
