import { expect, test } from 'vitest'
import { toColor } from '../../components/ui/color-picker'

test.each([
  ['#FF0000', '#ff0000'],
  ['f00', '#ff0000'],
  [' 1f232880 ', '#1f232880'],
  ['transparent', 'transparent'],
])('%s is read as the colour %s', (typed, color) => {
  expect(toColor(typed)).toBe(color)
})

test.each(['', '#12', 'red', 'url(javascript:1)', '#12345g'])('%s is no colour', (typed) => {
  expect(toColor(typed)).toBeNull()
})
