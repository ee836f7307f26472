import { describe, expect, it } from 'vitest'
import { createContent } from '../../components/canvas/scene/content'
import { createGesturePlanner, noGesture } from '../../components/canvas/scene/gesture'
import { createDocument } from '../../lib/editor/document'
import type { Preview } from '../../lib/editor/editor'
import { inkReachOf } from '../../lib/editor/geometry/ink-box'
import type { Element } from '../../lib/editor/model/element'
import { createSpatialIndex } from '../../lib/editor/spatial-index'
import { box } from '../support/elements'

const measureText = (line: string, { fontSize }: { fontSize: number }) => line.length * fontSize * 0.5

function planner(elements: readonly Element[], paintsInPlace = true) {
  const document = createDocument()
  const index = createSpatialIndex(inkReachOf, document.slots)
  document.load(elements, index.place)
  const content = createContent(document, index, measureText)
  return { content, ...createGesturePlanner({ document, content, paintsInPlace: () => paintsInPlace }) }
}

function move(ids: readonly string[], dx: number, dy: number): Preview {
  return { kind: 'move', ids: new Set(ids), dx, dy, elements: new Map() }
}

describe('how a gesture is shown', () => {
  it('nothing under way shows the document', () => {
    expect(planner([box()]).plan({ preview: { kind: 'none' }, editingText: null })).toBe(noGesture)
  })

  it('a few dragged elements keep their place in the stack', () => {
    const below = box({ id: 'below', z: 'b01' })
    const dragged = box({ id: 'dragged', z: 'b02' })
    const above = box({ id: 'above', z: 'b03' })
    const { plan, content } = planner([below, dragged, above])
    const view = plan({ preview: move(['dragged'], 10, 20), editingText: null })
    expect(view.lifted).toBeNull()
    content.show(view.differences)
    const shown = content.within({ x: 0, y: 0, width: 200, height: 200 })
    expect(shown.map(({ id, x, y }) => [id, x, y])).toEqual([
      ['below', 0, 0],
      ['dragged', 10, 20],
      ['above', 0, 0],
    ])
  })

  it('hundreds are lifted off the scene', () => {
    const many = Array.from({ length: 80 }, (_, i) => box({ id: `m${i}`, x: i * 300 }))
    const ids = many.map(({ id }) => id)
    const view = planner(many).plan({ preview: move(ids, 5, 5), editingText: null })
    expect(view.lifted).toMatchObject({ dx: 5, dy: 5 })
    expect(view.differences.without).toEqual(new Set(ids))
  })

  it('one among very many neighbours is lifted as well', () => {
    const crowd = Array.from({ length: 400 }, (_, i) => box({ id: `c${i}` }))
    const view = planner(crowd).plan({ preview: move(['c7'], 5, 5), editingText: null })
    expect(view.lifted).not.toBeNull()
  })

  it('a new element is drawn over the scene, which stays as it is', () => {
    const drawn = box({ id: 'new' })
    const preview: Preview = { kind: 'elements', elements: new Map([['new', drawn]]) }
    const view = planner([box({ id: 'old' })]).plan({ preview, editingText: null })
    expect(view.over).toEqual([drawn])
    expect(view.differences.instead.size + view.differences.without.size).toBe(0)
  })

  it('an element that the gesture erases is not painted', () => {
    const erased = box({ id: 'erased' })
    const { plan, content } = planner([erased])
    const preview: Preview = { kind: 'elements', elements: new Map([['erased', null]]) }
    content.show(plan({ preview, editingText: null }).differences)
    expect(content.within({ x: 0, y: 0, width: 500, height: 500 })).toEqual([])
  })

  it('words being edited are left to the text editor; their shape stays', () => {
    const labelled = box({ id: 'labelled', text: 'words' })
    const { plan, content } = planner([labelled])
    const state = { preview: { kind: 'none' }, editingText: 'labelled' } as const
    content.show(plan(state).differences)
    expect(content.within({ x: 0, y: 0, width: 500, height: 500 })).toEqual([{ ...labelled, text: '' }])
  })
})
