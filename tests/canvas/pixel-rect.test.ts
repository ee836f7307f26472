import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  areaOf,
  boxOfPixels,
  coversRect,
  intersectRects,
  type PixelRect,
  pixelsOf,
  rectsTouch,
  subtractRect,
} from '../../components/canvas/scene/pixel-rect'

const rects = fc
  .tuple(fc.integer({ min: -60, max: 60 }), fc.integer({ min: -60, max: 60 }), fc.nat(50), fc.nat(50))
  .map(([left, top, width, height]): PixelRect => ({ left, top, right: left + width, bottom: top + height }))

describe('rectangles of device pixels', () => {
  it('what is left of a rectangle and its hole have the area of the rectangle, without overlap', () => {
    fc.assert(
      fc.property(rects, rects, (rect, hole) => {
        const pieces = subtractRect(rect, hole)
        const inHole = Math.max(0, areaOf(intersectRects(rect, hole)))
        expect(pieces.reduce((sum, piece) => sum + areaOf(piece), 0) + inHole).toBe(areaOf(rect))
        for (const piece of pieces) {
          expect(coversRect(rect, piece)).toBe(true)
          expect(areaOf(intersectRects(piece, hole))).toBe(0)
          for (const other of pieces) if (other !== piece) expect(rectsTouch(piece, other)).toBe(false)
        }
      }),
    )
  })

  it('the exposed part of a pan is one strip, or two for a slanted one', () => {
    const before = { left: 0, top: 0, right: 100, bottom: 80 }
    expect(subtractRect({ left: 10, top: 0, right: 110, bottom: 80 }, before)).toEqual([
      { left: 100, top: 0, right: 110, bottom: 80 },
    ])
    expect(subtractRect({ left: 10, top: -5, right: 110, bottom: 75 }, before)).toEqual([
      { left: 10, top: -5, right: 110, bottom: 0 },
      { left: 100, top: 0, right: 110, bottom: 75 },
    ])
  })

  it('the pixels of a box show all of the box, and no more than a pixel and the margin around it', () => {
    const box = fc.record({
      x: fc.double({ min: -1e4, max: 1e4, noNaN: true }),
      y: fc.double({ min: -1e4, max: 1e4, noNaN: true }),
      width: fc.double({ min: 0, max: 1e3, noNaN: true }),
      height: fc.double({ min: 0, max: 1e3, noNaN: true }),
    })
    fc.assert(
      fc.property(box, fc.double({ min: 0.02, max: 64, noNaN: true }), (box, scale) => {
        const shown = boxOfPixels(pixelsOf(box, scale), scale)
        const slack = 2 / scale + 1e-6
        expect(shown.x).toBeLessThanOrEqual(box.x)
        expect(shown.y).toBeLessThanOrEqual(box.y)
        expect(shown.x + shown.width).toBeGreaterThanOrEqual(box.x + box.width)
        expect(shown.y + shown.height).toBeGreaterThanOrEqual(box.y + box.height)
        expect(shown.x).toBeGreaterThanOrEqual(box.x - slack)
        expect(shown.x + shown.width).toBeLessThanOrEqual(box.x + box.width + slack)
      }),
    )
  })
})
