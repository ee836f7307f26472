import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  baselineOffset,
  layoutText,
  type TextBlock,
  textLayoutOf,
} from '../../../lib/editor/geometry/text-layout'
import { arrow, box, shape, text } from '../../support/elements'
import { measureText } from '../../support/hand'

/** Letters are 5 wide: ten fit into 50. */
const block = (properties: Partial<TextBlock>): TextBlock => ({
  text: '',
  font: 'sans',
  fontSize: 10,
  align: 'left',
  verticalAlign: 'top',
  area: { x: 0, y: 0, width: 50, height: 100 },
  wraps: true,
  ...properties,
})
const linesOf = (properties: Partial<TextBlock>) =>
  layoutText(block(properties), measureText).lines.map((line) => line.text)

test('lines break between words, and spaces hang over the edge', () => {
  expect(linesOf({ text: 'one two three' })).toEqual(['one two', 'three'])
  expect(linesOf({ text: 'one two      three' })).toEqual(['one two', 'three'])
  expect(linesOf({ text: 'one two three', wraps: false })).toEqual(['one two three'])
})

test('line breaks of the text stay, empty lines too, whatever system wrote them', () => {
  expect(linesOf({ text: 'a\n\nb\r\nc\r' })).toEqual(['a', '', 'b', 'c', ''])
})

test('a word longer than a line is cut between letters as people see them', () => {
  expect(linesOf({ text: 'x abcdefghijklmno y' })).toEqual(['x', 'abcdefghij', 'klmno y'])
  expect(linesOf({ text: 'e\u0301'.repeat(12), fontSize: 10 }).join('|')).not.toMatch(/\|\u0301/)
})

test('ideographs break anywhere', () => {
  expect(linesOf({ text: '永遠に消えないインクで描くための道具' }).every((line) => line.length <= 10)).toBe(
    true,
  )
})

test('lines are aligned in their area both ways, and stand on the baseline of a browser', () => {
  const { lines, box, lineHeight } = layoutText(
    block({ text: 'ab\nabcd', align: 'center', verticalAlign: 'middle' }),
    measureText,
  )
  expect(lineHeight).toBe(12.5)
  expect(lines.map(({ x, y, width }) => [x, y, width])).toEqual([
    [20, 37.5, 10],
    [15, 50, 20],
  ])
  expect(lines[0]?.baseline).toBeCloseTo(37.5 + baselineOffset('sans', 10))
  expect(baselineOffset('sans', 10)).toBeCloseTo(9.89, 2)
  expect(box).toEqual({ x: 15, y: 37.5, width: 20, height: 25 })
  const right = layoutText(block({ text: 'ab', align: 'right', verticalAlign: 'bottom' }), measureText)
  expect(right.lines[0]).toMatchObject({ x: 40, y: 87.5 })
})

test('every letter is set, in order, on lines that fit', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', '永', ' ', '\n', 'é'), maxLength: 80 })
  fc.assert(
    fc.property(word, fc.integer({ min: 10, max: 200 }), (text, width) => {
      const { lines } = layoutText(block({ text, area: { x: 0, y: 0, width, height: 0 } }), measureText)
      expect(
        lines
          .map((line) => line.text)
          .join('')
          .replaceAll(' ', ''),
      ).toBe(text.replaceAll(/\s/g, ''))
      for (const line of lines) expect(line.width).toBeLessThanOrEqual(width)
    }),
  )
})

test('a novel is set without delay and without an end to the stack', () => {
  const { lines } = layoutText(block({ text: `${'word '.repeat(10_000)}${'x'.repeat(20_000)}` }), measureText)
  expect(lines.length).toBeGreaterThan(5_000)
})

test('labels keep off the outline of their shape and sit on the middle of their line', () => {
  const inBox = textLayoutOf(box({ text: 'a', align: 'left', verticalAlign: 'top' }), measureText)
  expect(inBox?.lines[0]).toMatchObject({ x: 5, y: 5 })
  const inDiamond = textLayoutOf(shape('diamond', { text: 'a', align: 'left' }), measureText)
  expect(inDiamond?.lines[0]?.x).toBe(30)
  const onArrow = textLayoutOf(arrow({ text: 'ab', points: [0, 0, 100, 0, 100, 100] }), measureText)
  expect(onArrow?.lines[0]).toMatchObject({ x: 90, y: -12.5 })
  expect(textLayoutOf(box({ text: '' }), measureText)).toBeNull()
  expect(textLayoutOf(text({ text: 'ab cd', sizing: 'auto', width: 1 }), measureText)?.lines).toHaveLength(1)
})
