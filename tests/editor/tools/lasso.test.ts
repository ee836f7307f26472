import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { arrow, box, filledBox, frame, group, shape } from '../../support/elements'
import { type Bench, setUp } from '../../support/hand'

const selected = ({ editor }: Bench) => [...editor.state.getState().selection].sort()

function lasso(bench: Bench, points: readonly (readonly [number, number])[]): void {
  const [[x, y] = [0, 0], ...more] = points
  bench.editor.setTool('lasso')
  bench.pen.down(x, y)
  for (const [px, py] of more) bench.pen.move(px, py)
}

const around: readonly (readonly [number, number])[] = [
  [-20, -20],
  [130, -20],
  [130, 60],
  [-20, 130],
]

describe('the lasso', () => {
  const bench = () =>
    setUp(
      filledBox({ id: 'a' }),
      box({ id: 'hollow', x: 125, y: 20 }),
      filledBox({ id: 'far', x: 600 }),
      filledBox({ id: 'locked', locked: true }),
      arrow({ id: 'diagonal', x: 200, y: 0, height: 300, width: 300, points: [0, 0, 300, 300] }),
    )

  test('selects what its line or its inside touches, as it goes', () => {
    const one = bench()
    lasso(one, around)
    expect(one.editor.state.getState().lasso?.slice(0, 2)).toEqual([-20, -20])
    expect(selected(one)).toEqual(['a', 'hollow'])
    one.pen.up()
    expect(selected(one)).toEqual(['a', 'hollow'])
    expect(one.editor.state.getState()).toMatchObject({ lasso: null, tool: 'lasso' })
    expect(one.commits).toEqual([])
  })

  test('goes by the ink, not by the box around it', () => {
    const one = bench()
    lasso(one, [
      [210, 150],
      [300, 290],
      [220, 290],
    ])
    one.pen.up()
    expect(selected(one)).toEqual([])
  })

  test('with alt selects only what it holds whole, and answers to the key in between', () => {
    const one = bench()
    one.pen.with({ alt: true })
    lasso(one, [...around, [-25, 115]])
    expect(selected(one)).toEqual([])
    one.pen.with({}).move(-26, 116)
    expect(selected(one)).toEqual(['a', 'hollow'])
    one.pen.with({ alt: true }).move(-25, 115).up()
    expect(selected(one)).toEqual([])
    lasso(one, [
      [-20, -20],
      [240, -20],
      [240, 30],
      [230, 130],
      [-20, 130],
    ])
    one.pen.up()
    expect(selected(one)).toEqual(['a', 'hollow'])
  })

  test('with shift adds, a click selects one, and Escape gives the tool back', () => {
    const one = bench()
    one.editor.select(['far'])
    one.pen.with({ shift: true })
    lasso(one, around)
    one.pen.up()
    expect(selected(one)).toEqual(['a', 'far', 'hollow'])
    one.pen.with({}).click(650, 50)
    expect(selected(one)).toEqual(['far'])
    one.pen.click(900, 700).press('Escape')
    expect(selected(one)).toEqual([])
    expect(one.editor.state.getState().tool).toBe('select')
  })

  test('takes groups as one, frames only whole, and what is in a taken frame with it', () => {
    const one = setUp(
      group({ id: 'g' }),
      filledBox({ id: 'm', parent: 'g' }),
      filledBox({ id: 'n', x: 600, parent: 'g' }),
      frame({ id: 'f', x: 0, y: 200, width: 300, height: 200 }),
      filledBox({ id: 'child', x: 20, y: 220, parent: 'f' }),
    )
    lasso(one, [
      [-20, -20],
      [150, -20],
      [150, 330],
      [-20, 330],
    ])
    expect(selected(one)).toEqual(['child', 'g'])
    one.pen.up()
    const whole = [
      [-20, -20],
      [350, -20],
      [350, 500],
      [-20, 500],
    ] as const
    lasso(one, whole)
    one.pen.up()
    expect(selected(one)).toEqual(['f', 'g'])
    one.pen.with({ alt: true })
    lasso(one, whole)
    one.pen.up()
    expect(selected(one)).toEqual(['f'])
  })
})

test('what a lasso catches point by point is what it catches at once', () => {
  const coordinate = fc.integer({ min: -40, max: 640 })
  const points = fc.array(fc.tuple(coordinate, coordinate), { minLength: 3, maxLength: 14 })
  fc.assert(
    fc.property(points, fc.boolean(), (way, alt) => {
      const elements = Array.from({ length: 60 }, (_, i) => {
        const place = { id: `e${i}`, x: (i % 8) * 80, y: Math.floor(i / 8) * 80, width: 50, height: 40 }
        return i % 3 === 0
          ? shape('ellipse', place)
          : i % 3 === 1
            ? filledBox({ ...place, rotation: 0.4 })
            : box(place)
      })
      const slow = setUp(...elements)
      slow.pen.with({ alt })
      lasso(slow, way)
      // The key in between asks about everything anew.
      const bySteps = selected(slow)
      slow.pen.with({ alt: !alt }).release('Alt')
      const [x, y] = way.at(-1) ?? [0, 0]
      slow.pen.move(x, y).with({ alt }).move(x, y)
      expect(selected(slow)).toEqual(bySteps)
    }),
    { numRuns: 60 },
  )
})
