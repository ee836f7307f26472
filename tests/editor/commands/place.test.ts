import { describe, expect, test } from 'vitest'
import { placeElements } from '../../../lib/editor/commands/place'
import { runPlan } from '../../../lib/editor/commands/registry/run-plan'
import { renameElement } from '../../../lib/editor/commands/rename'
import { box, frame, group, idsOf, unknown } from '../../support/elements'
import { setUp } from '../../support/hand'

function place(bench: ReturnType<typeof setUp>, ids: string[], parent: string | null, under: string | null) {
  runPlan(bench.editor, placeElements(bench.editor.document, new Set(ids), { parent, under }))
}

describe('putting layers elsewhere', () => {
  test('right below a sibling changes the order keys of what moves alone', () => {
    const bench = setUp(box({ id: 'a', z: 'a1' }), box({ id: 'b', z: 'a2' }), box({ id: 'c', z: 'a3' }))
    place(bench, ['a'], null, 'c')
    expect(idsOf(bench.elements())).toEqual(['b', 'a', 'c'])
    expect(bench.commits).toHaveLength(1)
    expect(bench.commits[0]?.changes.map((change) => (change.kind === 'set' ? change.id : ''))).toEqual(['a'])
  })

  test('on top of everything, in the order they had', () => {
    const bench = setUp(box({ id: 'a', z: 'a1' }), box({ id: 'b', z: 'a2' }), box({ id: 'c', z: 'a3' }))
    place(bench, ['b', 'a'], null, null)
    expect(idsOf(bench.elements())).toEqual(['c', 'a', 'b'])
  })

  test('right below one of those that move changes nothing', () => {
    const bench = setUp(box({ id: 'a', z: 'a1' }), box({ id: 'b', z: 'a2' }), box({ id: 'c', z: 'a3' }))
    place(bench, ['a', 'b'], null, 'b')
    expect(idsOf(bench.elements())).toEqual(['a', 'b', 'c'])
    expect(bench.commits).toEqual([])
  })

  test('into a frame, above what is in it, where it lies on the canvas', () => {
    const bench = setUp(
      frame({ id: 'page', z: 'a1' }),
      box({ id: 'in', z: 'a2', parent: 'page' }),
      box({ id: 'over', z: 'a3' }),
      box({ id: 'new', z: 'a0', x: 900 }),
    )
    place(bench, ['new'], 'page', null)
    expect(idsOf(bench.elements())).toEqual(['page', 'in', 'new', 'over'])
    expect(bench.element('new')).toMatchObject({ parent: 'page', x: 900 })
  })

  test('below a group comes below all that is in it', () => {
    const bench = setUp(
      box({ id: 'floor', z: 'a1' }),
      box({ id: 'one', z: 'a2', parent: 'pair' }),
      box({ id: 'two', z: 'a3', parent: 'pair' }),
      group({ id: 'pair', z: 'a4' }),
      box({ id: 'roof', z: 'a5' }),
    )
    place(bench, ['roof'], null, 'pair')
    expect(idsOf(bench.elements())).toEqual(['floor', 'roof', 'one', 'two', 'pair'])
  })

  test('out of a group: the last member takes the group with it, and one undo brings both back', () => {
    const bench = setUp(group({ id: 'lonely', z: 'a1' }), box({ id: 'only', z: 'a2', parent: 'lonely' }))
    const before = bench.elements()
    place(bench, ['only'], null, null)
    expect(idsOf(bench.elements())).toEqual(['only'])
    expect(bench.commits).toHaveLength(1)
    bench.editor.undo()
    expect(bench.elements()).toEqual(before)
  })

  test('nothing comes into itself, into what is below it, or into what holds nothing', () => {
    const bench = setUp(
      group({ id: 'outer', z: 'a1' }),
      group({ id: 'inner', z: 'a2', parent: 'outer' }),
      box({ id: 'leaf', z: 'a3', parent: 'inner' }),
      unknown({ id: 'strange', z: 'a4' }),
    )
    place(bench, ['outer'], 'outer', null)
    place(bench, ['outer'], 'inner', null)
    place(bench, ['outer'], 'leaf', null)
    place(bench, ['strange'], 'outer', null)
    expect(bench.commits).toEqual([])
  })
})

describe('renaming', () => {
  test('keeps one line that can be saved, and no more than a name may be long', () => {
    const bench = setUp(box({ id: 'a' }))
    runPlan(bench.editor, renameElement(bench.editor.document, 'a', ' Front\u0000\ndoor '))
    expect(bench.element('a')).toMatchObject({ name: 'Front door' })
    runPlan(bench.editor, renameElement(bench.editor.document, 'a', 'x'.repeat(300)))
    expect(bench.element('a')).toMatchObject({ name: 'x'.repeat(200) })
    runPlan(bench.editor, renameElement(bench.editor.document, 'a', ''))
    expect(bench.element('a')).toMatchObject({ name: '' })
  })
})
