import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { areaOf, type PixelRect, rectsTouch } from '../../components/canvas/scene/pixel-rect'
import {
  addToRegion,
  areaOfRegion,
  clipRegion,
  mergeRects,
  subtractFromRegion,
} from '../../components/canvas/scene/pixel-region'

const rects = fc
  .tuple(fc.nat(200), fc.nat(200), fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 }))
  .map(([left, top, width, height]): PixelRect => ({ left, top, right: left + width, bottom: top + height }))

describe('regions of device pixels', () => {
  it('merged dirty rectangles cover every pixel of each, and none of them twice', () => {
    fc.assert(
      fc.property(fc.array(rects, { maxLength: 200 }), (dirty) => {
        const merged = mergeRects(dirty)
        for (const rect of dirty) {
          expect(areaOfRegion(clipRegion(merged, rect))).toBe(areaOf(rect))
        }
        for (const a of merged) for (const b of merged) if (a !== b) expect(rectsTouch(a, b)).toBe(false)
      }),
    )
  })

  it('far corners stay apart: two small edits do not repaint the screen', () => {
    const a = { left: 0, top: 0, right: 20, bottom: 20 }
    const b = { left: 900, top: 700, right: 920, bottom: 720 }
    expect(areaOfRegion(mergeRects([a, b]))).toBe(800)
  })

  it('neighbours become one', () => {
    const a = { left: 0, top: 0, right: 20, bottom: 20 }
    const b = { left: 18, top: 0, right: 40, bottom: 20 }
    expect(mergeRects([a, b])).toEqual([{ left: 0, top: 0, right: 40, bottom: 20 }])
  })

  it('adding twice is adding once, and taking away leaves nothing of it', () => {
    fc.assert(
      fc.property(fc.array(rects, { maxLength: 12 }), rects, (others, rect) => {
        const region = others.reduce<readonly PixelRect[]>(addToRegion, [])
        const once = addToRegion(region, rect)
        expect(areaOfRegion(addToRegion(once, rect))).toBe(areaOfRegion(once))
        expect(areaOfRegion(clipRegion(subtractFromRegion(once, rect), rect))).toBe(0)
      }),
    )
  })
})
