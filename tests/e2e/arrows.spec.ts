import type { Page } from '@playwright/test'
import type { Element, ElementOf } from '../../lib/editor/model/element'
import { pressArrows } from '../support/arrow-keys'
import type { DrawingPage } from '../support/drawing-page'
import { expect, test } from './support/test'

type Line = ElementOf<'arrow'> | ElementOf<'line'>

async function lines(drawing: DrawingPage): Promise<Line[]> {
  const isLine = (element: Element): element is Line => element.type === 'arrow' || element.type === 'line'
  return (await drawing.elements()).filter(isLine)
}

async function lastLine(drawing: DrawingPage): Promise<Line> {
  const line = (await lines(drawing)).at(-1)
  if (!line) throw new Error('There is no line.')
  return line
}

/** Flat pairs, canvas units, whole numbers. */
async function pointsOfLast(drawing: DrawingPage): Promise<number[]> {
  const { x, y, points } = await lastLine(drawing)
  return points.map((value, i) => Math.round(value + (i % 2 === 0 ? x : y)))
}

async function choose(page: Page, name: string): Promise<void> {
  const panel = page.getByRole('region', { name: 'Properties' })
  await panel.getByRole('radio', { name, exact: true }).click()
}

test('an arrow holds on to what it is drawn between, follows it, and stays when it is gone', async ({
  drawing,
}) => {
  await drawing.drawRectangle([100, 150], [200, 250])
  await drawing.drawRectangle([500, 150], [600, 250])
  const [left, right] = await drawing.elements()
  await drawing.choose('Arrow')
  await drawing.undoable(() => drawing.drag([150, 200], [550, 200]))
  const whole = { x: 0.5, y: 0.5 }
  expect(await lastLine(drawing)).toMatchObject({
    start: { id: left?.id, anchor: whole },
    end: { id: right?.id, anchor: whole },
  })
  expect(await pointsOfLast(drawing)).toEqual([206, 200, 494, 200])

  // Near an edge the arrow means that side.
  await drawing.choose('Arrow')
  await drawing.drag([150, 320], [152, 253])
  expect(await lastLine(drawing)).toMatchObject({ end: { id: left?.id, anchor: { x: 0.5, y: 1 } } })
  await drawing.press('Delete')

  // Moved, sized and turned.
  await drawing.click([530, 150])
  await drawing.undoable(() => drawing.drag([520, 200], [520, 300]))
  const [, , endX = 0, endY = 0] = await pointsOfLast(drawing)
  expect([endX, endY]).toEqual([494, 286])
  await drawing.undoable(() => drawing.drag([600, 350], [660, 410]))
  expect((await pointsOfLast(drawing))[3]).toBeGreaterThan(286)
  await drawing.undoable(() => drawing.drag([580, 226], [680, 300]))
  expect(await pointsOfLast(drawing)).not.toEqual([206, 200, 494, 286])

  // Both ends together: the arrow goes along as it is.
  const before = await lastLine(drawing)
  await drawing.press('Control+a')
  await drawing.undoable(() => drawing.drag([150, 160], [170, 200]))
  expect(await lastLine(drawing)).toMatchObject({ points: before.points, start: before.start })

  // Copies hold on to copies.
  await drawing.press('Control+d')
  const copy = await lastLine(drawing)
  expect(copy.start?.id).not.toBe(before.start?.id)
  await drawing.press('Control+z')

  // A pulled end lets go and takes hold again; Control keeps it free.
  await drawing.press('Escape')
  const [startX = 0, startY = 0] = await pointsOfLast(drawing)
  const { x, y, width, height } = await lastLine(drawing)
  await drawing.click([x + width * 0.3, y + height * 0.3])
  await drawing.undoable(() => drawing.drag([startX, startY], [300, 500]))
  expect(await lastLine(drawing)).toMatchObject({ start: null })
  await drawing.undoable(() => drawing.drag([300, 500], [170, 240]))
  expect(await lastLine(drawing)).toMatchObject({ start: { id: left?.id } })

  // Deleted: it stays where it was.
  const held = await lastLine(drawing)
  await drawing.press('Escape')
  await drawing.click([140, 190])
  const kept = await drawing.undoable(() => drawing.press('Delete'))
  expect(kept.at(-1)).toEqual({ ...held, start: null })
  await drawing.whenSaved()
  await drawing.reload()
  expect((await drawing.elements()).at(-1)).toEqual({ ...held, start: null })
})

test('elbows lead around, legs and arcs are pulled, ends are chosen, words stand on the line', async ({
  drawing,
}) => {
  const { page } = drawing
  await drawing.drawRectangle([100, 120], [200, 220])
  await drawing.drawRectangle([420, 320], [520, 420])
  // With nothing selected the panel is about the next arrow.
  await drawing.press('Escape')
  await drawing.choose('Arrow')
  await choose(page, 'Elbow')
  await drawing.undoable(() => drawing.drag([197, 170], [423, 370]))
  expect(await pointsOfLast(drawing)).toEqual([206, 170, 310, 170, 310, 370, 414, 370])
  await drawing.undoable(() => drawing.drag([310, 270], [260, 270]))
  expect(await pointsOfLast(drawing)).toEqual([206, 170, 260, 170, 260, 370, 414, 370])
  // The leg stays; the way to it is found anew, around what it leaves.
  await drawing.click([470, 320])
  await drawing.undoable(() => drawing.drag([470, 370], [470, 400]))
  expect(await pointsOfLast(drawing)).toEqual([206, 170, 260, 170, 260, 400, 414, 400])

  const panel = page.getByRole('region', { name: 'Properties' })
  await drawing.click([260, 260])
  await drawing.undoable(async () => {
    await panel.getByRole('button', { name: /^Start arrowhead/ }).click()
    await page.getByRole('menuitemradio', { name: 'One or many' }).click()
  })
  expect(await lastLine(drawing)).toMatchObject({ startHead: 'one-or-many', endHead: 'arrow' })

  // Words: written on the line by Enter, slid along it.
  await drawing.canvas.focus()
  await drawing.undoable(async () => {
    await drawing.press('Enter')
    await page.keyboard.type('calls')
    await drawing.press('Escape')
  })
  expect(await lastLine(drawing)).toMatchObject({ text: 'calls', labelPosition: 0.5 })
  await drawing.undoable(() => drawing.drag([260, 335], [360, 402]))
  expect((await lastLine(drawing)).labelPosition).toBeGreaterThan(0.7)

  // Curved between two points: the middle makes an arc of it, which follows.
  await drawing.undoable(() => choose(page, 'Curved'))
  expect((await lastLine(drawing)).points).toHaveLength(4)
  const { x, y, width, height } = await lastLine(drawing)
  const middle = [x + width / 2, y + height / 2] as const
  await drawing.undoable(() => drawing.drag(middle, [middle[0] + 50, middle[1] - 50]))
  const { bend } = await lastLine(drawing)
  expect(bend).toBeLessThan(-0.1)
  await drawing.whenSaved()
  const drawn = await drawing.elements()
  await drawing.reload()
  expect(await drawing.elements()).toEqual(drawn)
})

test('the points of a line are pulled, made and taken away, by hand and by keys', async ({ drawing }) => {
  await drawing.choose('Line')
  await drawing.drag([200, 200], [500, 200])
  await drawing.undoable(() => drawing.drag([350, 200], [350, 320]))
  expect(await pointsOfLast(drawing)).toEqual([200, 200, 350, 320, 500, 200])
  await drawing.undoable(() => drawing.drag([275, 260], [230, 290]))
  expect(await pointsOfLast(drawing)).toHaveLength(8)

  // A click takes a point in hand.
  await drawing.click([350, 320])
  await drawing.undoable(() => drawing.press('Delete'))
  expect(await pointsOfLast(drawing)).toEqual([200, 200, 230, 290, 500, 200])
  await drawing.undoable(() => pressArrows(drawing.page, 'ArrowRight', 'Shift+ArrowRight'))
  expect((await pointsOfLast(drawing)).slice(4)).toEqual([511, 200])
  await drawing.press('Shift+Tab')
  await drawing.undoable(() => drawing.press('Shift+ArrowDown'))
  expect((await pointsOfLast(drawing)).slice(2, 4)).toEqual([230, 300])
  await drawing.undoable(() => drawing.press('Insert'))
  expect(await pointsOfLast(drawing)).toHaveLength(8)
  await drawing.press('Escape', 'Escape')
  expect(await drawing.selection()).toEqual([])

  // By a double click; alt and a click takes a point away at once.
  await drawing.click([215, 250], { clickCount: 2 })
  await drawing.undoable(() => drawing.holding('Alt', () => drawing.click([230, 300])))
  expect(await pointsOfLast(drawing)).toHaveLength(6)

  // An end on the other closes it, and what is closed can be filled.
  await drawing.undoable(() => drawing.drag([290, 225], [300, 400]))
  await drawing.undoable(() => drawing.drag([511, 200], [203, 203]))
  const closed = await pointsOfLast(drawing)
  expect(closed.slice(-2)).toEqual(closed.slice(0, 2))
})

test('arrows without a pointer: what is selected is connected, and a flow chart grows', async ({
  drawing,
}) => {
  const { page } = drawing
  await drawing.drawRectangle([150, 150], [250, 230])
  await drawing.drawRectangle([500, 150], [600, 230])
  const [left, right] = await drawing.elements()
  await drawing.press('Control+a')
  await drawing.undoable(() => drawing.press('Alt+c'))
  expect(await lastLine(drawing)).toMatchObject({ start: { id: left?.id }, end: { id: right?.id } })

  await drawing.press('Escape')
  await drawing.click([150, 190])
  await drawing.undoable(() => drawing.press('Control+ArrowDown'))
  const [copy] = await drawing.selection()
  expect((await drawing.elements()).find(({ id }) => id === copy)).toMatchObject({
    x: 150,
    y: 330,
    width: 100,
  })
  expect(await lastLine(drawing)).toMatchObject({
    curve: 'elbow',
    start: { id: left?.id },
    end: { id: copy },
  })
  // Goes on from the copy, whose words are written at once.
  await drawing.press('Enter')
  await page.keyboard.type('Next')
  await drawing.press('Escape')
  await drawing.undoable(() => drawing.press('Control+ArrowRight'))
  expect(await lines(drawing)).toHaveLength(3)
})
