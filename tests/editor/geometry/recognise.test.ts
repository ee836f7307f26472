import { describe, expect, test } from 'vitest'
import { recognise } from '../../../lib/editor/geometry/recognise'

/** A hand that follows corners, a point every few units, and trembles the same way each time. */
function byHand(corners: readonly (readonly [number, number])[], tremble = 2): number[] {
  const run: number[] = []
  let step = 0
  for (const [i, [x, y]] of corners.entries()) {
    const [nx, ny] = corners[i + 1] ?? [x, y]
    const parts = Math.max(1, Math.round(Math.hypot(nx - x, ny - y) / 5))
    for (let part = 0; part < parts; part++) {
      step += 1
      const shake = tremble * Math.sin(step * 1.7)
      run.push(x + ((nx - x) * part) / parts + shake, y + ((ny - y) * part) / parts - shake)
    }
  }
  return run
}

const round = (rx: number, ry: number) =>
  Array.from({ length: 37 }, (_, i) => {
    const angle = (i / 36) * 2 * Math.PI
    return [100 + rx * Math.cos(angle), 100 + ry * Math.sin(angle)] as const
  })

describe('a stroke is taken for', () => {
  test('a circle where its sides are nearly equal, and an ellipse where not', () => {
    const circle = recognise(byHand(round(60, 64)))
    expect(circle?.kind === 'ellipse' && circle.box.width === circle.box.height).toBe(true)
    expect(recognise(byHand(round(90, 40)))).toMatchObject({ kind: 'ellipse' })
  })

  test('a rectangle, and a diamond', () => {
    const corners = [
      [0, 0],
      [160, 0],
      [160, 80],
      [0, 80],
      [0, 4],
    ] as const
    expect(recognise(byHand(corners))).toMatchObject({ kind: 'rectangle' })
    const points = [
      [80, 0],
      [160, 60],
      [80, 120],
      [0, 60],
      [78, 2],
    ] as const
    expect(recognise(byHand(points))).toMatchObject({ kind: 'diamond' })
  })

  test('a line, level where it nearly is', () => {
    const line = recognise(
      byHand([
        [0, 0],
        [200, 6],
      ]),
    )
    expect(line?.kind === 'line' && Math.abs(line.to.y - line.from.y) < 1e-6).toBe(true)
  })

  test('an arrow, pointing where its head is', () => {
    const arrow = recognise(
      byHand([
        [0, 0],
        [150, 60],
        [125, 70],
        [150, 60],
        [138, 35],
      ]),
    )
    expect(arrow?.kind).toBe('arrow')
    expect(arrow?.kind === 'arrow' && Math.round(arrow.to.x / 10) * 10).toBe(150)
  })

  test('nothing when it is writing, a wave or a blot', () => {
    const wave = Array.from({ length: 40 }, (_, i) => [i * 5, 40 * Math.sin(i / 4)] as const)
    expect(recognise(byHand(wave))).toBeNull()
    const knot = Array.from({ length: 60 }, (_, i) => [50 * Math.sin(i / 3), 50 * Math.sin(i / 4.7)] as const)
    expect(recognise(byHand(knot))).toBeNull()
    expect(recognise([0, 0, 1, 1])).toBeNull()
    expect(
      recognise(
        byHand(
          [
            [5, 5],
            [5, 5],
          ],
          0,
        ),
      ),
    ).toBeNull()
  })
})
