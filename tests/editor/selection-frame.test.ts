import fc from 'fast-check'
import { expect, test } from 'vitest'
import { unionBoxes } from '../../lib/editor/geometry/box'
import { edgeBoxOf } from '../../lib/editor/geometry/ink-box'
import { arrow, box } from '../support/elements'
import { setUp } from '../support/hand'

const coordinate = fc.integer({ min: -500, max: 500 })
const extent = fc.integer({ min: 1, max: 200 })
const rotation = fc.constantFrom(0, 0, 0.4, 2)
const place = fc.record({ x: coordinate, y: coordinate, width: extent, height: extent, rotation })
const line = fc.record({ x: coordinate, y: coordinate, dx: coordinate, dy: coordinate, rotation })

test('the frame of a selection is around the edges of all that is selected, whatever it does not measure', () => {
  fc.assert(
    fc.property(
      fc.array(place, { minLength: 2, maxLength: 20 }),
      fc.array(line, { maxLength: 20 }),
      fc.integer({ min: -50, max: 50 }),
      (places, lines, moved) => {
        const elements = [
          ...places.map((one, i) => box({ id: `b${i}`, ...one })),
          ...lines.map(({ dx, dy, ...one }, i) =>
            arrow({
              id: `a${i}`,
              ...one,
              points: [0, 0, dx, dy, dy, dx],
              curve: i % 2 ? 'curved' : 'straight',
            }),
          ),
        ]
        const { editor } = setUp(...elements)
        editor.select(elements.map(({ id }) => id))
        const frame = () => editor.state.getState().selectionFrame?.box
        const expected = () => unionBoxes([...editor.document.elements()].map(edgeBoxOf))
        expect(frame()).toEqual(close(expected()))
        // What moved is where the index says, and not where it was.
        editor.commit([
          {
            kind: 'set',
            id: 'b0',
            type: 'rectangle',
            registers: {
              position: [
                { x: elements[0]?.x, y: elements[0]?.y },
                { x: moved * 20, y: moved },
              ],
            },
          },
        ])
        expect(frame()).toEqual(close(expected()))
      },
    ),
    { numRuns: 100 },
  )
})

function close(box: ReturnType<typeof unionBoxes>) {
  return Object.fromEntries(Object.entries(box ?? {}).map(([key, value]) => [key, expect.closeTo(value, 6)]))
}
