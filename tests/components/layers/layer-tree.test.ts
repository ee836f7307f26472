import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createLayerTree, type LayerTree } from '../../../components/editor/layers/layer-tree'
import type { Change } from '../../../lib/editor/changes/change'
import { createDocument, type Document } from '../../../lib/editor/document'
import type { Element } from '../../../lib/editor/model/element'
import { comparePaintOrder } from '../../../lib/editor/model/order'
import { box, frame, group } from '../../support/elements'

function rowsOf(tree: LayerTree): string[] {
  return Array.from({ length: tree.size }, (_, i) => {
    const row = tree.rowAt(i)
    return row ? `${'  '.repeat(row.level - 1)}${row.id} ${row.position}/${row.siblings}` : 'nothing'
  })
}

function documentOf(...elements: Element[]): Document {
  const document = createDocument()
  document.load(elements)
  return document
}

describe('the rows of the layers panel', () => {
  test('stand with the uppermost first, and what is closed shows one row', () => {
    const document = documentOf(
      box({ id: 'floor', z: 'a1' }),
      group({ id: 'pair', z: 'a3' }),
      box({ id: 'left', z: 'a2', parent: 'pair' }),
      box({ id: 'right', z: 'a3', parent: 'pair' }),
      box({ id: 'roof', z: 'a4' }),
    )
    const tree = createLayerTree(document)
    expect(rowsOf(tree)).toEqual(['roof 1/3', 'pair 2/3', 'floor 3/3'])
    tree.setOpen('pair', true)
    expect(rowsOf(tree)).toEqual(['roof 1/3', 'pair 2/3', '  right 1/2', '  left 2/2', 'floor 3/3'])
    expect(tree.rowAt(1)?.isOpen).toBe(true)
    expect(tree.rowAt(0)?.isOpen).toBeNull()
  })

  test('open the way to an element that is to be seen', () => {
    const document = documentOf(
      frame({ id: 'page', z: 'a1' }),
      group({ id: 'pair', z: 'a3', parent: 'page' }),
      box({ id: 'deep', z: 'a2', parent: 'pair' }),
    )
    const tree = createLayerTree(document)
    expect(tree.indexOf('deep')).toBeNull()
    tree.reveal('deep')
    expect(tree.indexOf('deep')).toBe(2)
    expect(rowsOf(tree)).toEqual(['page 1/1', '  pair 1/1', '    deep 1/1'])
  })

  test('of a search are what was found and the way to it, open', () => {
    const document = documentOf(
      frame({ id: 'page', z: 'a1' }),
      box({ id: 'found', z: 'a2', parent: 'page' }),
      box({ id: 'other', z: 'a3', parent: 'page' }),
      box({ id: 'outside', z: 'a4' }),
    )
    const tree = createLayerTree(document, { only: new Set(['page', 'found']) })
    expect(rowsOf(tree)).toEqual(['page 1/1', '  found 1/1'])
    tree.setOpen('page', false)
    expect(rowsOf(tree)).toEqual(['page 1/1'])
  })

  test('with a parent that is not there stand on the canvas, until it comes', () => {
    const document = documentOf(box({ id: 'child', z: 'a2', parent: 'page' }))
    const tree = createLayerTree(document)
    expect(rowsOf(tree)).toEqual(['child 1/1'])
    tree.follow(document.apply([{ kind: 'create', element: frame({ id: 'page', z: 'a1' }) }]))
    expect(rowsOf(tree)).toEqual(['page 1/1'])
  })

  test('are, after any changes, those of a tree made anew', () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
    const containers = new Set(['a', 'b', 'c'])
    const change = fc.record({
      id: fc.constantFrom(...ids),
      what: fc.constantFrom('delete', 'put', 'put', 'put', 'open', 'close'),
      // Only earlier letters contain later ones: no cycles.
      parent: fc.option(fc.constantFrom('a', 'b', 'c'), { nil: null }),
      z: fc.constantFrom('a1', 'a2', 'a3', 'a4'),
    })
    fc.assert(
      fc.property(
        fc.array(fc.array(change, { minLength: 1, maxLength: 4 }), { maxLength: 30 }),
        (batches) => {
          const document = documentOf(box({ id: 'h', z: 'a1' }))
          const tree = createLayerTree(document)
          const open = new Set<string>()
          expect(rowsOf(tree)).toEqual(naiveRows(document, open))
          for (const batch of batches) {
            const changes: Change[] = []
            const touched = new Set<string>()
            for (const { id, what, parent, z } of batch) {
              if (what === 'open' || what === 'close') {
                tree.setOpen(id, what === 'open')
                if (what === 'open') open.add(id)
                else open.delete(id)
                continue
              }
              if (touched.has(id)) continue
              touched.add(id)
              const before = document.get(id)
              const home = parent !== null && parent < id ? parent : null
              const element = containers.has(id)
                ? group({ id, z, parent: home })
                : box({ id, z, parent: home })
              if (before) changes.push({ kind: 'delete', element: before })
              if (what === 'put') changes.push({ kind: 'create', element })
            }
            tree.follow(document.apply(changes))
            const expected = naiveRows(document, open)
            expect(rowsOf(tree)).toEqual(expected)
            expected.forEach((row, i) => {
              expect(tree.indexOf(row.trim().split(' ')[0] ?? '')).toBe(i)
            })
          }
        },
      ),
      { numRuns: 300 },
    )
  })
})

/** The same rows by looking at everything. */
function naiveRows(
  document: Document,
  open: ReadonlySet<string>,
  parent: string | null = null,
  depth = 0,
): string[] {
  const isContainer = (id: string | null) => {
    const element = id === null ? undefined : document.get(id)
    return element?.type === 'group' || element?.type === 'frame'
  }
  const siblings = [...document.elements()]
    .filter((element) => (isContainer(element.parent) ? element.parent : null) === parent)
    .sort(comparePaintOrder)
    .reverse()
  return siblings.flatMap(({ id }, i) => [
    `${'  '.repeat(depth)}${id} ${i + 1}/${siblings.length}`,
    ...(open.has(id) && isContainer(id) ? naiveRows(document, open, id, depth + 1) : []),
  ])
}
