import { describe, expect, it } from 'vitest'
import { mix, pack } from '../../components/canvas/pixels/color'
import { createColumnStore } from '../../components/canvas/pixels/columns'
import { paintPixels } from '../../components/canvas/pixels/paint-pixels'
import { createRaster, fillBox, fillPolygon, strokeLine } from '../../components/canvas/pixels/raster'
import { createDocument } from '../../lib/editor/document'
import type { Box } from '../../lib/editor/geometry/box'
import type { Element } from '../../lib/editor/model/element'
import { box, filledBox, frame, note, shape } from '../support/elements'

const white = pack('#ffffff')
const yellow = pack('#ffcc00')

function look(elements: readonly Element[], clips: Readonly<Record<string, Box | null>> = {}) {
  const document = createDocument()
  document.load(elements)
  const columns = createColumnStore(document, 'light')
  const { raster, deferred } = paintPixels({
    columns: columns.columns(),
    ordered: document.ordered(),
    rect: { left: 0, top: 0, right: 40, bottom: 40 },
    scale: 0.1,
    background: white,
    marked: null,
    only: false,
    clipOf: ({ parent }) => (parent === null ? 'everywhere' : (clips[parent] ?? null)),
  })
  const pixels = raster.pixels.slice()
  return { at: (x: number, y: number) => pixels[y * raster.width + x], deferred }
}

describe('mixing packed colours', () => {
  it('full cover gives the colour, none leaves what was there', () => {
    expect(mix(white, yellow, 1)).toBe(yellow)
    expect(mix(white, yellow, 0)).toBe(white)
  })

  it('half of black on white is grey, on every channel', () => {
    const grey = mix(white, pack('#000000'), 0.5)
    for (const shift of [0, 8, 16]) expect((grey >>> shift) & 255).toBeGreaterThan(125)
    for (const shift of [0, 8, 16]) expect((grey >>> shift) & 255).toBeLessThan(130)
    expect(grey >>> 24).toBe(255)
  })

  it('on a transparent ground it keeps its own colour and takes its own alpha', () => {
    const half = mix(0, pack('#ff0000'), 0.5)
    expect(half & 0xff).toBe(255)
    expect(half >>> 24).toBeGreaterThan(125)
    expect(half >>> 24).toBeLessThan(130)
  })
})

describe('raster', () => {
  it('never writes outside its clip, whatever is asked of it', () => {
    const raster = createRaster(20, 20, white)
    raster.clipLeft = 5
    raster.clipTop = 5
    raster.clipRight = 15
    raster.clipBottom = 15
    fillBox(raster, -50, -50, 50, 50, yellow)
    strokeLine(raster, -100, 3, 100, 17, 6, yellow)
    fillPolygon(raster, [-30, -30, 60, -10, 10, 70], 6, yellow)
    for (let y = 0; y < 20; y++) {
      for (let x = 0; x < 20; x++) {
        const inside = x >= 5 && x < 15 && y >= 5 && y < 15
        expect(raster.pixels[y * 20 + x]).toBe(inside ? yellow : white)
      }
    }
  })
})

describe('a look from afar', () => {
  it('shows a filled box where it is', () => {
    const { at } = look([filledBox({ x: 100, y: 100, width: 200, height: 200, strokeWidth: 0 })])
    expect(at(20, 20)).toBe(yellow)
    expect(at(5, 5)).toBe(white)
  })

  it('paints later elements over earlier ones', () => {
    const { at } = look([
      box({ z: 'b01', fill: '#ff0000', width: 300, height: 300, strokeWidth: 0 }),
      filledBox({ z: 'b02', width: 300, height: 300, strokeWidth: 0 }),
    ])
    expect(at(15, 15)).toBe(yellow)
  })

  it('shows a star with nothing between its points, and the paper of a note', () => {
    const large = { x: 50, y: 50, width: 300, height: 300, stroke: 'transparent' }
    const { at } = look([shape('star', { ...large, fill: '#ffcc00', sides: 4, innerRatio: 0.2 })])
    expect([at(20, 20), at(20, 14), at(8, 8), at(30, 10)]).toEqual([yellow, yellow, white, white])
    expect(look([note({ ...large, fill: '#ffcc00' })]).at(8, 8)).toBe(yellow)
  })

  it('a child clipped away leaves those after it whole', () => {
    const { at } = look(
      [
        frame({ id: 'far', z: 'b01', x: 900, y: 900, width: 50, height: 50 }),
        filledBox({ z: 'b02', parent: 'far', x: 0, y: 0, width: 300, height: 300 }),
        filledBox({ z: 'b03', x: 100, y: 100, width: 200, height: 200, strokeWidth: 0 }),
      ],
      { far: { x: 900, y: 900, width: 50, height: 50 } },
    )
    expect(at(20, 20)).toBe(yellow)
    expect(at(5, 5)).toBe(white)
  })

  it('leaves out what is hidden', () => {
    const { at } = look([filledBox({ width: 300, height: 300, hidden: true })])
    expect(at(15, 15)).toBe(white)
  })

  it('leaves large words to the canvas, and what lies over them too', () => {
    const heading = box({ z: 'b01', width: 300, height: 300, text: 'Heading', fontSize: 120 })
    const above = filledBox({ z: 'b02', x: 50, y: 50, width: 50, height: 50 })
    const beside = filledBox({ z: 'b03', x: 350, y: 350, width: 30, height: 30 })
    const { deferred } = look([heading, above, beside])
    expect(deferred).toEqual([heading, above])
  })
})
