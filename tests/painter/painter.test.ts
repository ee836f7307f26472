import { describe, expect, it } from 'vitest'
import { paintDrawing } from '../../lib/painter/paint-drawing'
import { createPainter } from '../../lib/painter/painter'
import { context, frame, group, rectangle, stroke, words } from './elements'

describe('the memory of the painter', () => {
  it('gives the same list for the same record while it would look the same', () => {
    const painter = createPainter(context)
    const element = words('hello')
    expect(painter.paint(element, 1)).toBe(painter.paint(element, 8))
    expect(painter.paint(element, 0.1)).not.toBe(painter.paint(element, 1))
    expect(painter.paint({ ...element }, 1)).not.toBe(painter.paint(element, 1))
  })

  it('decimates a stroke in steps, not with every zoom', () => {
    const painter = createPainter(context)
    const element = stroke()
    expect(painter.paint(element, 0.13)).toBe(painter.paint(element, 0.24))
    expect(painter.paint(element, 0.26)).not.toBe(painter.paint(element, 0.24))
  })

  it('forgets when told', () => {
    const painter = createPainter(context)
    const element = rectangle()
    const before = painter.paint(element, 1)
    painter.forget()
    expect(painter.paint(element, 1)).not.toBe(before)
  })

  it('still knows what was painted lately after ten thousand others', () => {
    const painter = createPainter(context)
    const element = rectangle()
    const first = painter.paint(element, 1)
    for (let i = 0; i < 10_000; i++) painter.paint(rectangle({ id: `r${i}` }), 1)
    expect(painter.paint(element, 1)).toBe(first)
  })
})

describe('a whole drawing', () => {
  it('is painted in order, clipped by frames, without what is hidden', () => {
    const elements = [
      rectangle({ id: 'top', z: 'a3' }),
      frame({ id: 'f', z: 'a0', x: 10, y: 10, rotation: 0.5 }),
      rectangle({ id: 'in', z: 'a1', parent: 'f' }),
      group({ id: 'g', hidden: true }),
      rectangle({ id: 'gone', z: 'a2', parent: 'g' }),
    ]
    const { items } = paintDrawing(elements, context)
    expect(items.length).toBe(3)
    expect(items.map((item) => item.kind === 'scope' && item.clip !== null)).toEqual([false, true, false])
  })

  it('survives a cycle of parents', () => {
    const cycle = [frame({ id: 'a', parent: 'b' }), frame({ id: 'b', parent: 'a' })]
    expect(paintDrawing(cycle, context).items.length).toBe(2)
  })
})
