import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { areaOf } from '../../components/canvas/scene/pixel-rect'
import { bitmapRect, ringPieces } from '../../components/canvas/scene/ring'

const size = { width: 100, height: 80 }
const inside = fc
  .tuple(
    fc.integer({ min: -1000, max: 1000 }),
    fc.integer({ min: -1000, max: 1000 }),
    fc.integer({ min: 1, max: size.width }),
    fc.integer({ min: 1, max: size.height }),
  )
  .map(([left, top, width, height]) => ({ left, top, right: left + width, bottom: top + height }))

const modulo = (value: number, by: number) => ((value % by) + by) % by

describe('the ring buffer', () => {
  it('every pixel of the world stands at its remainder, wherever the camera is', () => {
    fc.assert(
      fc.property(inside, (rect) => {
        for (const piece of ringPieces(rect, size)) {
          expect(piece.x).toBe(modulo(piece.world.left, size.width))
          expect(piece.y).toBe(modulo(piece.world.top, size.height))
          const place = bitmapRect(piece)
          expect(place.right).toBeLessThanOrEqual(size.width)
          expect(place.bottom).toBeLessThanOrEqual(size.height)
        }
      }),
    )
  })

  it('at most four pieces make up the whole', () => {
    fc.assert(
      fc.property(inside, (rect) => {
        const pieces = ringPieces(rect, size)
        expect(pieces.length).toBeLessThanOrEqual(4)
        expect(pieces.reduce((sum, { world }) => sum + areaOf(world), 0)).toBe(areaOf(rect))
      }),
    )
  })
})
