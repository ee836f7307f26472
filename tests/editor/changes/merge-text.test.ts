import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mergeText } from '../../../lib/editor/changes/merge-text'
import { matchTokens } from '../../../lib/editor/changes/token-diff'

describe('[M6] a text that two people changed', () => {
  test('takes words from both where they lie apart', () => {
    const base = 'The quick fox jumps over the lazy dog'
    const mine = 'The quick brown fox jumps over the lazy dog'
    const theirs = 'The quick fox leaps over the lazy cat'
    expect(mergeText(base, mine, theirs)).toBe('The quick brown fox leaps over the lazy cat')
  })

  test('takes a word put before and one put behind', () => {
    expect(mergeText('b', 'a b', 'b c')).toBe('a b c')
    expect(mergeText('a b', 'a b c', 'x b')).toBe('x b c')
  })

  test('takes one change that both made once', () => {
    expect(mergeText('a b c', 'a x c d', 'a x c')).toBe('a x c d')
  })

  test('offers nothing where both changed one word, or one deleted what the other changed', () => {
    expect(mergeText('a b c', 'a x c', 'a y c')).toBeNull()
    expect(mergeText('a b c', 'a c', 'a bb c')).toBeNull()
    expect(mergeText('', 'mine', 'theirs')).toBeNull()
  })

  test('finds the words of a language that sets none apart', () => {
    expect(mergeText('今日は天気がいい', '明日は天気がいい', '今日は天気が悪い')).toBe('明日は天気が悪い')
  })

  test('never halves a letter made of several code units', () => {
    expect(mergeText('👩‍👩‍👧 und 🎉', '👩‍👩‍👧 und 🎈', '👨‍👩‍👧 und 🎉')).toBe('👨‍👩‍👧 und 🎈')
  })

  test('offers nothing for two long texts that have nothing in common, and says so soon', () => {
    const words = (letter: string) => Array.from({ length: 8_000 }, (_, i) => `${letter}${i}`).join(' ')
    expect(mergeText(words('a'), words('b'), words('c'))).toBeNull()
  })

  const word = fc.constantFrom('a', 'b', 'c', ' ', '\n')
  const text = fc.array(word, { maxLength: 14 }).map((words) => words.join(''))

  test('is the same whoever of the two merges', () => {
    fc.assert(
      fc.property(text, text, text, (base, mine, theirs) => {
        expect(mergeText(base, mine, theirs)).toBe(mergeText(base, theirs, mine))
      }),
    )
  })

  test('is the other side where one changed nothing', () => {
    fc.assert(
      fc.property(text, text, (base, other) => {
        expect(mergeText(base, base, other)).toBe(other)
        expect(mergeText(base, other, base)).toBe(other)
      }),
    )
  })
})

describe('matching tokens', () => {
  const tokens = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 12 })

  test('finds a longest common subsequence', () => {
    fc.assert(
      fc.property(tokens, tokens, (from, to) => {
        const places = [...(matchTokens(from, to, 100) ?? [])]
        const matched = places.flatMap((place, i) =>
          place < 0 ? [] : [[from[i], to[place], place] as const],
        )
        for (const [a, b] of matched) expect(a).toBe(b)
        const order = matched.map(([, , place]) => place)
        expect(order).toEqual([...new Set(order)].sort((a, b) => a - b))
        expect(matched.length).toBe(longestCommon(from, to))
      }),
    )
  })
})

function longestCommon(a: readonly string[], b: readonly string[]): number {
  let row = new Array<number>(b.length + 1).fill(0)
  for (const left of a) {
    const next = [0]
    for (const [j, right] of b.entries())
      next.push(left === right ? (row[j] ?? 0) + 1 : Math.max(row[j + 1] ?? 0, next[j] ?? 0))
    row = next
  }
  return row.at(-1) ?? 0
}
