import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { areaOf, type PixelRect } from '../../components/canvas/scene/pixel-rect'
import { cutSlice } from '../../components/canvas/scene/slices'

describe('slices of a repaint', () => {
  it('what is affordable is painted in one go', () => {
    const rect = { left: 0, top: 0, right: 1280, bottom: 800 }
    expect(cutSlice(rect, 50, 80)).toEqual({ slice: rect, rest: null })
  })

  it('slice after slice covers the rectangle exactly and comes to an end', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 3000 }),
        fc.integer({ min: 1, max: 3000 }),
        fc.nat(200_000),
        fc.integer({ min: 1, max: 5000 }),
        (width, height, count, affordable) => {
          let rest: PixelRect | null = { left: -7, top: 3, right: width - 7, bottom: height + 3 }
          let painted = 0
          let slices = 0
          while (rest) {
            const share: number = areaOf(rest) / (width * height)
            const cut: ReturnType<typeof cutSlice> = cutSlice(rest, Math.round(count * share), affordable)
            painted += areaOf(cut.slice)
            rest = cut.rest
            expect(++slices).toBeLessThanOrEqual(Math.max(width, height))
          }
          expect(painted).toBe(width * height)
        },
      ),
    )
  })
})
