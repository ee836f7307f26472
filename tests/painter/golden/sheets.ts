import type { Element, ElementOf, ShapeElement } from '../../../lib/editor/model/element'
import { elementSchemas } from '../../../lib/editor/model/element'
import { orderKeysBetween } from '../../../lib/editor/model/order'
import { arrow, box, frame, image, line, note, shape, stroke, text, unknown } from '../../support/elements'

/** A dense drawing of everything of one kind: few pictures to look at, and nothing that is in none of them. */
export interface Sheet {
  readonly name: string
  /** Pixels at 1:1, from the origin. */
  readonly width: number
  readonly height: number
  readonly elements: readonly Element[]
}

/** The asset that the pictures of the sheets show; the page paints it. */
export const PICTURE = 'a'.repeat(64)

export function sheets(): Sheet[] {
  return [
    sheet('shapes', 740, 726, shapes()),
    sheet('paint', 740, 500, paint()),
    sheet('lines', 740, 400, lines()),
    sheet('words', 740, 620, words()),
    sheet('ink', 740, 480, ink()),
  ]
}

/** In the order given, which is the painting order; ids by it too, so that a new element changes no other. */
function sheet(name: string, width: number, height: number, elements: readonly Element[]): Sheet {
  const keys = orderKeysBetween(null, null, elements.length)
  const placed = elements.map((element, i) => ({ ...element, z: keys[i] ?? 'a0' }))
  return { name, width, height, elements: placed }
}

interface Cell {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Cells of a grid from the upper left, row by row, with room around what stands in them. */
function cells(columns: number, width: number, height: number, gap = 20) {
  return (index: number): Cell => ({
    x: gap + (index % columns) * (width + gap),
    y: gap + Math.floor(index / columns) * (height + gap),
    width,
    height,
  })
}

const COLUMNS = 7

function shapes(): Element[] {
  const kinds: ((own: Partial<ElementOf<'rectangle'>>) => ShapeElement)[] = [
    (own) => box(own),
    (own) => box({ ...own, cornerRadius: 16 }),
    (own) => shape('ellipse', own as object),
    (own) => shape('diamond', own as object),
    (own) => shape('polygon', { ...(own as object), sides: 6 }),
    (own) => shape('polygon', { ...(own as object), sides: 3, cornerRadius: 10 }),
    (own) => shape('star', own as object),
  ]
  const looks: Partial<ElementOf<'rectangle'>>[] = [
    {},
    { fill: '#d5e3ff', stroke: '#2463eb', dash: 'dashed' },
    { fill: '#d1342f', fillStyle: 'hachure', dash: 'dotted', strokeWidth: 4 },
    { fill: '#1f8a4c', fillStyle: 'cross-hatch', strokeWidth: 1 },
    { look: 'sketch' },
    { look: 'sketch', fill: '#d97706', fillStyle: 'hachure', stroke: '#d97706' },
    { look: 'sketch', fill: '#ffecb3', strokeWidth: 4, rotation: 0.3 },
    { look: 'rough', fill: '#cfeedb' },
  ]
  const cell = cells(COLUMNS, 82, 66)
  return looks.flatMap((look, row) =>
    kinds.map((make, column) => make({ seed: 7, ...look, ...cell(row * COLUMNS + column) })),
  )
}

function paint(): Element[] {
  const to = '#2463eb'
  const soft = { color: '#00000033', x: 0, y: 3, blur: 10 }
  const deep = { color: '#00000066', x: 0, y: 12, blur: 32 }
  const cell = cells(6, 95, 90, 24)
  const linear = (angle: number) => ({ fill: '#ffecb3', gradient: { kind: 'linear', to, angle } as const })
  const radial = { fill: '#ffffff', gradient: { kind: 'radial', to: '#d1342f', angle: 0 } as const }
  const faded = { fill: 'transparent', gradient: { kind: 'linear', to, angle: 0 } as const }
  return [
    box({ ...cell(0), ...linear(0) }),
    shape('ellipse', { ...cell(1), ...linear(Math.PI / 4) }),
    shape('star', { ...cell(2), ...linear(Math.PI / 2), strokeWidth: 0 }),
    box({ ...cell(3), ...radial, cornerRadius: 20 }),
    shape('diamond', { ...cell(4), ...radial }),
    shape('polygon', { ...cell(5), ...faded, rotation: 0.4 }),
    box({ ...cell(6), fill: '#ffffff', shadow: soft, strokeWidth: 0 }),
    box({ ...cell(7), fill: '#ffffff', shadow: deep, cornerRadius: 16 }),
    shape('ellipse', { ...cell(8), fill: '#d5e3ff', shadow: { color: '#d1342f', x: 10, y: 6, blur: 0 } }),
    shape('star', { ...cell(9), shadow: soft, strokeWidth: 4 }),
    box({ ...cell(10), fill: '#cfeedb', shadow: { ...deep, x: 14 }, rotation: 0.5 }),
    shape('diamond', {
      ...cell(11),
      fill: '#ffd9d6',
      shadow: deep,
      look: 'sketch',
      text: 'cast',
      opacity: 0.6,
    }),
    box({ ...cell(12), fill: '#d1342f', strokeWidth: 12, opacity: 0.5 }),
    shape('ellipse', { ...cell(13), fill: '#2463eb80', strokeWidth: 8, stroke: '#1f8a4c80' }),
    shape('polygon', { ...cell(14), sides: 5, strokeWidth: 8, cornerRadius: 14, fill: '#e6dcfb' }),
    shape('star', { ...cell(15), sides: 8, innerRatio: 0.7, cornerRadius: 6, fill: '#ffecb3' }),
    shape('star', { ...cell(16), sides: 12, innerRatio: 0.2, strokeWidth: 1 }),
    shape('polygon', { ...cell(17), sides: 4, fill: '#1f2328', fillStyle: 'cross-hatch', look: 'sketch' }),
    ...[1, 2, 4, 8, 16].map((strokeWidth, i) =>
      line({ x: 24 + i * 119, y: 470, points: [0, 0, 90, 0], width: 90, height: 0, strokeWidth }),
    ),
  ]
}

function lines(): Element[] {
  const heads = elementSchemas.arrow.shape.endHead.options.filter((head) => head !== 'none')
  const cell = cells(6, 95, 40)
  const bent = [0, 40, 40, 0, 60, 36, 95, 6]
  const closed = [0, 40, 48, 0, 95, 40, 0, 40]
  const size = { width: 95, height: 40 }
  const at = (index: number) => ({ ...cell(index), ...size })
  const after = Math.ceil(heads.length / 6) * 6
  return [
    ...heads.map((endHead, i) =>
      arrow({ ...at(i), points: [0, 40, 95, 0], endHead, startHead: i % 2 === 0 ? 'none' : endHead }),
    ),
    ...(['straight', 'curved', 'elbow'] as const).flatMap((curve, row) => [
      arrow({ ...at(after + row * 6), points: bent, curve }),
      arrow({
        ...at(after + row * 6 + 1),
        points: bent,
        curve,
        dash: 'dashed',
        strokeWidth: 4,
        endHead: 'triangle',
      }),
      line({ ...at(after + row * 6 + 2), points: bent, curve, dash: 'dotted', stroke: '#d1342f' }),
      arrow({ ...at(after + row * 6 + 3), points: bent, curve, look: 'sketch', seed: 5 }),
      line({ ...at(after + row * 6 + 4), points: closed, curve, fill: '#d5e3ff' }),
      line({
        ...at(after + row * 6 + 5),
        points: closed,
        curve,
        fill: '#1f8a4c',
        fillStyle: 'hachure',
        look: 'sketch',
      }),
    ]),
    arrow({ ...at(after + 18), points: [0, 20, 200, 20], width: 200, text: 'a label' }),
    arrow({
      ...at(after + 20),
      points: [0, 40, 100, 0, 210, 40],
      width: 210,
      text: 'on a curve',
      curve: 'curved',
    }),
    arrow({
      ...at(after + 22),
      points: [0, 0, 210, 40],
      width: 210,
      curve: 'elbow',
      strokeWidth: 8,
      opacity: 0.5,
    }),
  ]
}

function words(): Element[] {
  const cell = cells(3, 220, 84)
  const fonts = ['sans', 'hand', 'mono'] as const
  const aligns = ['left', 'center', 'right'] as const
  const places = ['top', 'middle', 'bottom'] as const
  const round = cells(6, 100, 90, 18)
  return [
    ...fonts.map((font, i) =>
      text({ ...cell(i), text: 'Handgloves ÄÖß\n0123 (fi) “Ty”', font, fontSize: 22, sizing: 'auto' }),
    ),
    ...aligns.map((align, i) =>
      text({
        ...cell(3 + i),
        text: 'Lines that wrap where their box ends',
        align,
        sizing: 'fixed',
        fontSize: 18,
      }),
    ),
    ...places.map((verticalAlign, i) =>
      box({
        ...cell(6 + i),
        text: 'A label in a box',
        verticalAlign,
        align: aligns[i] ?? 'left',
        fontSize: 16,
      }),
    ),
    shape('ellipse', { ...round(18), text: 'Round words', fontSize: 16, fill: '#d5e3ff' }),
    shape('diamond', { ...round(19), text: 'Consider', fontSize: 15 }),
    shape('polygon', { ...round(20), sides: 3, text: 'Three', fontSize: 14, font: 'hand' }),
    shape('star', { ...round(21), text: 'Star', fontSize: 14, font: 'mono', innerRatio: 0.6 }),
    box({ ...round(22), text: 'Turned by some', rotation: 0.5, fontSize: 16, look: 'sketch', font: 'hand' }),
    text({ ...round(23), text: 'fine print', fontSize: 6, textColor: '#d1342f' }),
    note({ ...round(24), width: 150, height: 150, text: 'A note\nwith a shadow', fontSize: 18 }),
    note({
      ...round(26),
      x: 210,
      width: 150,
      height: 150,
      text: 'Turned',
      fill: '#ffd0cc',
      rotation: -0.1,
      font: 'hand',
    }),
    note({
      ...round(27),
      x: 400,
      width: 150,
      height: 150,
      text: 'Faint',
      fill: '#c5ecd3',
      opacity: 0.5,
      align: 'left',
    }),
  ]
}

/** A hand's wave, pressed harder in its middle when it measures pressure. */
function wave(count: number, width: number, height: number): { points: number[]; pressures: number[] } {
  const shares = Array.from({ length: count }, (_, i) => i / (count - 1))
  return {
    points: shares.flatMap((share) => [
      share * width,
      (height / 2) * (1 + Math.sin(share * 11) * (1 - share / 2)),
    ]),
    pressures: shares.map((share) => 0.15 + 0.8 * Math.sin(share * Math.PI)),
  }
}

function ink(): Element[] {
  const cell = cells(4, 155, 70)
  const pen = wave(60, 155, 70)
  const loop = Array.from({ length: 41 }, (_, i) => {
    const angle = (i / 40) * 2 * Math.PI
    return [77 + 70 * Math.cos(angle), 35 + 32 * Math.sin(angle)]
  }).flat()
  const inFrame = { parent: 'frame' }
  return [
    stroke({ ...cell(0), points: pen.points }),
    stroke({ ...cell(1), ...pen, strokeWidth: 4, stroke: '#2463eb' }),
    stroke({ ...cell(2), points: loop, fill: '#cfeedb' }),
    stroke({ ...cell(3), points: loop, fill: '#d97706', fillStyle: 'hachure', strokeWidth: 1 }),
    text({ ...cell(4), text: 'Marked words\nstay readable', fontSize: 24 }),
    stroke({
      ...cell(4),
      y: 124,
      points: [0, 0, 60, 2, 120, -1, 155, 0],
      height: 2,
      nib: 'highlighter',
      stroke: '#ffe14d',
    }),
    stroke({
      ...cell(4),
      y: 152,
      points: [0, 0, 80, 2, 155, 0],
      height: 2,
      nib: 'highlighter',
      stroke: '#9be58b',
    }),
    box({ ...cell(5), fill: '#2463eb' }),
    stroke({ ...cell(5), ...pen, nib: 'highlighter', stroke: '#ffa8cf', strokeWidth: 1 }),
    stroke({ ...cell(6), points: [40, 30] }),
    stroke({ ...cell(7), points: pen.points, opacity: 0.4, strokeWidth: 8 }),
    image({ ...cell(8) }),
    image({ ...cell(9), asset: PICTURE, cornerRadius: 16 }),
    image({ ...cell(10), asset: PICTURE, flipX: true, crop: { x: 0, y: 0, width: 0.75, height: 0.75 } }),
    image({
      ...cell(11),
      asset: PICTURE,
      rotation: 0.2,
      shadow: { color: '#00000066', x: 0, y: 8, blur: 20 },
    }),
    frame({ ...cell(12), id: 'frame', width: 250, height: 120, name: 'Frame', fill: '#ffffff' }),
    shape('ellipse', { ...inFrame, x: 170, y: 320, width: 180, height: 90, fill: '#e6dcfb' }),
    note({ ...inFrame, x: 40, y: 350, width: 120, height: 120, text: 'Clipped', fontSize: 16 }),
    unknown({ x: 320, y: 390, width: 155, height: 70 }),
    box({ x: 520, y: 390, width: 150, height: 70, hidden: true, fill: '#ff0000' }),
  ]
}
