import { expect, test } from 'vitest'
import type { Element } from '../../lib/editor/model/element'
import { excalidrawClipboard } from '../../lib/formats/excalidraw/write-clipboard'
import { importDrawing } from '../../lib/formats/import-drawing'
import { arrow, filledBox, frame, group, line, shape, stroke, text } from '../support/elements'
import { measureText } from '../support/hand'

async function throughExcalidraw(elements: readonly Element[]): Promise<readonly Element[]> {
  const written = JSON.stringify(excalidrawClipboard(elements, measureText))
  let ids = 0
  const newId = () => `new${++ids}`
  const read = await importDrawing(new TextEncoder().encode(written), { newId, measureText, above: null })
  if (!read.ok) throw new Error(read.error.message)
  return read.value.elements
}

test('what is copied for Excalidraw is read as what it was', async () => {
  const elements = [
    filledBox({
      id: 'a',
      x: 5,
      y: 7,
      rotation: 0.5,
      dash: 'dashed',
      opacity: 0.5,
      text: 'Hi',
      cornerRadius: 16,
    }),
    shape('ellipse', { id: 'e', x: 300, look: 'sketch', stroke: '#ff0000', strokeWidth: 4 }),
    shape('diamond', { id: 'd', x: 500, fill: '#00ff00', fillStyle: 'hachure' }),
    line({ id: 'l', x: 50, y: 400, points: [0, 0, 40, 60, 100, 0], width: 100, height: 60 }),
    stroke({ id: 's' }),
    text({ id: 't', x: 20, y: 600, height: 50, text: 'Two\nlines', font: 'mono' }),
    shape('ellipse', { id: 'r', x: 700, look: 'rough' }),
  ]
  const read = await throughExcalidraw(elements)
  expect(read.map(({ type }) => type)).toEqual(elements.map(({ type }) => type))
  expect(read[0]).toMatchObject({
    x: 5,
    y: 7,
    rotation: 0.5,
    dash: 'dashed',
    opacity: 0.5,
    text: 'Hi',
    fill: '#ffcc00',
    cornerRadius: 16,
  })
  expect(read[1]).toMatchObject({ look: 'sketch', stroke: '#ff0000', strokeWidth: 4 })
  expect(read[2]).toMatchObject({ fill: '#00ff00', fillStyle: 'hachure' })
  expect(read[3]).toMatchObject({ x: 50, y: 400, points: [0, 0, 40, 60, 100, 0] })
  expect(read[5]).toMatchObject({ text: 'Two\nlines', font: 'mono' })
  expect(read[5]?.y).toBeCloseTo(600, 1)
  expect(read[6]).toMatchObject({ look: 'rough' })
})

test('groups, frames and what arrows hold on to come along', async () => {
  const held = (id: string) => ({ id, anchor: { x: 0.5, y: 0.5 }, gap: 4 })
  const read = await throughExcalidraw([
    frame({ id: 'f', width: 600, height: 400 }),
    group({ id: 'g', parent: 'f' }),
    filledBox({ id: 'a', parent: 'g' }),
    filledBox({ id: 'b', x: 300, parent: 'g' }),
    arrow({ id: 'to', x: 104, y: 50, width: 192, points: [0, 0, 192, 0], start: held('a'), end: held('b') }),
  ])
  const of = (type: Element['type']) => read.filter((element) => element.type === type)
  const [boxA, boxB] = of('rectangle')
  expect(of('rectangle').map(({ parent }) => parent)).toEqual([of('group')[0]?.id, of('group')[0]?.id])
  expect(of('group')[0]?.parent).toBe(of('frame')[0]?.id)
  expect(of('arrow')[0]).toMatchObject({ start: { id: boxA?.id }, end: { id: boxB?.id } })
})
