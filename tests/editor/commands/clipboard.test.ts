import { describe, expect, test } from 'vitest'
import { copyElements, parseClipboard, pasteElements } from '../../../lib/editor/commands/clipboard'
import type { Element } from '../../../lib/editor/model/element'
import { arrow, filledBox, group, idsOf, text, unknown } from '../../support/elements'
import { type Bench, setUp } from '../../support/hand'
import { run } from '../../support/run-command'

const order = (bench: Bench) => idsOf(bench.elements()).join('')
const selected = (bench: Bench) => [...bench.editor.state.getState().selection]

describe('the clipboard', () => {
  test('carries elements with their relations to another canvas', () => {
    const here = setUp(
      group({ id: 'g' }),
      filledBox({ id: 'a', parent: 'g' }),
      arrow({
        id: 'arrow',
        parent: 'g',
        start: { id: 'a', anchor: { x: 0.5, y: 0.5 }, gap: 4 },
        end: { id: 'far', anchor: { x: 0, y: 0 }, gap: 4 },
      }),
      filledBox({ id: 'far', x: 900 }),
    )
    here.editor.select(['g'])
    const { document, state } = here.editor
    const content = parseClipboard(JSON.stringify(copyElements(document, state.getState().selection)))
    if (!content.ok) throw new Error(content.error.message)
    const there = setUp()
    const plan = pasteElements(there.editor.document, content.value, {
      newId: there.editor.newId,
      at: { x: 500, y: 500 },
    })
    there.editor.commit(plan.changes)
    const [groupId] = plan.selection ?? []
    const pasted = there.elements()
    expect(pasted).toHaveLength(3)
    expect(pasted.filter(({ parent }) => parent === groupId)).toHaveLength(2)
    const target = pasted.find(({ type }) => type === 'rectangle')
    expect(pasted.find(({ type }) => type === 'arrow')).toMatchObject({
      start: { id: target?.id },
      end: null,
    })
    expect(idsOf(pasted)).not.toContain('a')
  })

  test('refuses what is no drawing with a sentence', () => {
    expect(parseClipboard('hello')).toMatchObject({ ok: false, error: { type: 'validation' } })
    expect(
      parseClipboard('{"type":"indelible/elements","version":1,"elements":[{"type":"bomb"}]}'),
    ).toMatchObject({
      ok: false,
      error: { message: 'The drawing on the clipboard cannot be read.' },
    })
  })

  test('survives a clipboard with parents that are inside each other', () => {
    const elements: Element[] = [
      group({ id: 'g', parent: 'h' }),
      group({ id: 'h', parent: 'g' }),
      filledBox({ id: 'a', parent: 'g' }),
    ]
    const bench = setUp()
    const plan = pasteElements(
      bench.editor.document,
      { type: 'indelible/elements', version: 1, elements },
      { newId: bench.editor.newId, at: null },
    )
    bench.editor.commit(plan.changes)
    expect(bench.elements()).toHaveLength(3)
    bench.editor.select(idsOf(bench.elements()))
    run(bench, 'delete')
    expect(bench.elements()).toEqual([])
  })

  test('what was copied is what is pasted', () => {
    const bench = setUp(filledBox({ id: 'a', x: 5 }), unknown({ id: 'u' }), text({ id: 't' }))
    const content = copyElements(bench.editor.document, new Set(['a', 'u', 't']))
    expect(parseClipboard(JSON.stringify(content))).toEqual({ ok: true, value: content })
  })
})

test('a duplicate lies beside its original and is selected', () => {
  const bench = setUp(filledBox({ id: 'a' }))
  bench.editor.select(['a'])
  run(bench, 'duplicate')
  const [id = ''] = selected(bench)
  expect(bench.element(id)).toMatchObject({ x: 20, y: 20 })
  expect(order(bench)).toBe(`a${id}`)
})
