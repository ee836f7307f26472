import { expect, test } from 'vitest'
import { markEdited, markMerged } from '../../../lib/editor/changes/mark-words'

test('the words that a side put in are marked, neighbours as one', () => {
  expect(markEdited('one two', 'one big red two', 'mine')).toEqual([
    { text: 'one ', from: null },
    { text: 'big red ', from: 'mine' },
    { text: 'two', from: null },
  ])
})

test('[M6] in a merged text every new word is marked by whose it is', () => {
  const sides = { base: 'one two three', mine: 'one two three four', theirs: 'zero one two three' }
  expect(markMerged(sides, 'zero one two three four')).toEqual([
    { text: 'zero ', from: 'theirs' },
    { text: 'one two three', from: null },
    { text: ' four', from: 'mine' },
  ])
})

test('a text that has little in common with what it was is not marked all over', () => {
  const base = Array.from({ length: 600 }, (_, i) => `a${i}`).join(' ')
  const other = Array.from({ length: 600 }, (_, i) => `b${i}`).join('-')
  expect(markEdited(base, other, 'theirs')).toEqual([{ text: other, from: null }])
})
