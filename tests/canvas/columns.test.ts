import { expect, it } from 'vitest'
import { createColumnStore } from '../../components/canvas/pixels/columns'
import { createDocument } from '../../lib/editor/document'
import { box } from '../support/elements'

it('the rows of elements are their places in the painting order, whatever was deleted and made meanwhile', () => {
  const document = createDocument()
  const columns = createColumnStore(document, 'light')
  const [a, b, c] = [box({ id: 'a', z: 'a3' }), box({ id: 'b', z: 'a1' }), box({ id: 'c', z: 'a2' })]
  document.load([a, b, c])
  expect([...columns.marked(new Set(['a', 'c']))]).toEqual([0, 1, 1])

  const apply = (...changes: Parameters<typeof document.apply>[0]) => columns.update(document.apply(changes))
  apply({ kind: 'delete', element: b })
  expect([...columns.marked(new Set(['a', 'b']))]).toEqual([0, 1])
  // It takes over what the deleted one had, but not its place.
  apply({ kind: 'create', element: box({ id: 'd', z: 'a9' }) })
  expect([...columns.marked(new Set(['d']))]).toEqual([0, 0, 1])
  expect([...columns.marked(new Set(['b']))]).toEqual([0, 0, 0])
})

it('columns that follow arrivals, deletions, moves and changes are those of a store that sees it all at once', () => {
  const document = createDocument()
  const columns = createColumnStore(document, 'light')
  const many = Array.from({ length: 40 }, (_, i) =>
    box({ id: `e${i}`, z: `a${10 + i}`, x: i * 10, width: 5 + i, fill: i % 2 ? '#ff0000' : '#00ff00' }),
  )
  const same = () => expect(columns.columns()).toEqual(createColumnStore(document, 'light').columns())
  const apply = (...changes: Parameters<typeof document.apply>[0]) => columns.update(document.apply(changes))
  columns.update(document.load(many.slice(10)))
  same()
  columns.update(document.load(many.slice(0, 10)))
  same()
  const [first, second, third] = many
  if (!first || !second || !third) throw new Error('There are forty of them.')
  apply({ kind: 'delete', element: first })
  // Before anybody looked again: what takes over the slot of the deleted one is not taken for it.
  apply({ kind: 'create', element: box({ id: 'new', z: 'a999', x: 7, width: 900, fill: '#0000ff' }) })
  apply({ kind: 'set', id: second.id, type: second.type, registers: { z: [second.z, 'b0'] } })
  expect(document.ordered().at(-1)?.id).toBe(second.id)
  apply({ kind: 'set', id: third.id, type: third.type, registers: { fill: [third.fill, '#123456'] } })
  same()
})
