import { describe, expect, test } from 'vitest'
import {
  type FindOptions,
  matcherOf,
  matchesIn,
  replaceAllMatches,
  replaceMatch,
} from '../../../lib/editor/commands/find-text'
import { runPlan } from '../../../lib/editor/commands/registry/run-plan'
import type { Element } from '../../../lib/editor/model/element'
import { box, text, unknown } from '../../support/elements'
import { measureText, setUp } from '../../support/hand'

function matcher(words: string, options: Partial<FindOptions> = {}): RegExp {
  const found = matcherOf({ words, matchCase: false, wholeWords: false, ...options })
  if (!found) throw new Error('Nothing is looked for.')
  return found
}

const places = (element: Element, expression: RegExp) =>
  matchesIn(element, expression).map(({ field, at, length }) => [field, at, length])

describe('finding words', () => {
  test('finds every place in names, texts and labels', () => {
    expect(places(text({ text: 'tea for two, tea', name: 'Teapot' }), matcher('tea'))).toEqual([
      ['name', 0, 3],
      ['text', 0, 3],
      ['text', 13, 3],
    ])
    expect(places(box({ text: 'a label' }), matcher('LABEL'))).toEqual([['text', 2, 5]])
    expect(places(unknown(), matcher('hologram'))).toEqual([])
  })

  test('minds the case, and whole words of any language, when asked', () => {
    expect(places(text({ text: 'Tea tea' }), matcher('tea', { matchCase: true }))).toEqual([['text', 4, 3]])
    expect(places(text({ text: 'tea teapot steal tea!' }), matcher('tea', { wholeWords: true }))).toEqual([
      ['text', 0, 3],
      ['text', 17, 3],
    ])
    expect(places(text({ text: 'größe groß' }), matcher('groß', { wholeWords: true }))).toEqual([
      ['text', 6, 4],
    ])
  })

  test('takes what was typed as it is', () => {
    expect(places(text({ text: 'a.b (c) [d] $1' }), matcher('(c) [d]'))).toEqual([['text', 4, 7]])
    expect(places(text({ text: 'axb' }), matcher('a.b'))).toEqual([])
    expect(matcherOf({ words: '', matchCase: false, wholeWords: false })).toBeNull()
  })
})

describe('replacing words', () => {
  test('in all places is one operation, which one undo takes back; what is locked stays', () => {
    const bench = setUp(
      text({ id: 'a', text: 'tea and tea' }),
      box({ id: 'b', text: 'Tea', name: 'tea' }),
      text({ id: 'c', text: 'tea', locked: true }),
    )
    const before = bench.elements()
    const by = { by: '$& coffee', matcher: matcher('tea'), measureText }
    runPlan(bench.editor, replaceAllMatches(bench.editor.document, ['a', 'b', 'c'], by))
    expect(bench.element('a')).toMatchObject({ text: '$& coffee and $& coffee' })
    expect(bench.element('b')).toMatchObject({ text: '$& coffee', name: '$& coffee' })
    expect(bench.element('c')).toMatchObject({ text: 'tea' })
    expect(bench.commits).toHaveLength(1)
    bench.editor.undo()
    expect(bench.elements()).toEqual(before)
  })

  test('in one place leaves the others, and a text is as large as its words', () => {
    const bench = setUp(text({ id: 'a', text: 'tea and tea', width: 110 }))
    const sought = matcher('tea')
    const [, second] = matchesIn(bench.element('a'), sought)
    if (!second) throw new Error('Two were expected.')
    const by = { by: 'coffee', matcher: sought, measureText }
    runPlan(bench.editor, replaceMatch(bench.editor.document, second, by))
    expect(bench.element('a')).toMatchObject({ text: 'tea and coffee', width: 140 })
  })

  test('changes nothing where others wrote something else meanwhile', () => {
    const bench = setUp(text({ id: 'a', text: 'tea' }))
    const sought = matcher('tea')
    const [match] = matchesIn(bench.element('a'), sought)
    if (!match) throw new Error('One was expected.')
    bench.editor.receive([{ kind: 'set', id: 'a', type: 'text', registers: { text: ['tea', 'water'] } }])
    const by = { by: 'coffee', matcher: sought, measureText }
    runPlan(bench.editor, replaceMatch(bench.editor.document, match, by))
    expect(bench.element('a')).toMatchObject({ text: 'water' })
    expect(bench.commits).toEqual([])
  })
})
