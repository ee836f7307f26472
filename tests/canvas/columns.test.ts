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
