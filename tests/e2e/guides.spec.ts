import type { Element } from '../../lib/editor/model/element'
import type { DrawingPage } from '../support/drawing-page'
import { expect, test } from './support/test'

const boxOf = ({ x, y, width, height }: Element) => ({ x, y, width, height })
const marks = ({ page }: DrawingPage) => page.evaluate(() => window.editor?.snapMarks ?? [])

async function only(drawing: DrawingPage, type: Element['type']): Promise<Element> {
  const found = (await drawing.elements()).filter((element) => element.type === type)
  const [element] = found
  if (!element || found.length > 1) throw new Error(`There are ${found.length} of type ${type}.`)
  return element
}

async function newest(drawing: DrawingPage): Promise<Element> {
  const [id] = await drawing.selection()
  const element = (await drawing.elements()).find((one) => one.id === id)
  if (!element) throw new Error('Nothing is selected.')
  return element
}

test('what a hand moves, resizes and draws snaps to edges, centres, equal gaps and the grid, and shows it', async ({
  drawing,
}) => {
  const { page } = drawing
  await drawing.drawRectangle([200, 200], [300, 280])
  await drawing.press('Shift+S')

  // Drawing: both corners.
  await drawing.drawRectangle([340, 203], [440, 278])
  expect(boxOf(await newest(drawing))).toEqual({ x: 340, y: 200, width: 100, height: 80 })

  // Moving: the edge of the row, and its gap again.
  await drawing.drawRectangle([650, 420], [760, 520])
  await page.mouse.move(650, 450)
  await page.mouse.down()
  await page.mouse.move(560, 300, { steps: 4 })
  await page.mouse.move(483, 233, { steps: 4 })
  const shown = await marks(drawing)
  expect(shown.filter(({ kind }) => kind === 'gap').map(({ from, to }) => [from, to])).toEqual([
    [440, 480],
    [300, 340],
  ])
  expect(shown).toContainEqual(expect.objectContaining({ kind: 'alignment', axis: 'y', at: 200 }))
  await page.mouse.up()
  expect(await marks(drawing), 'nothing is left of it').toEqual([])
  expect(boxOf(await newest(drawing))).toEqual({ x: 480, y: 200, width: 110, height: 100 })

  // Control lets go.
  await drawing.press('Control+z')
  await page.mouse.move(650, 450)
  await page.mouse.down()
  await page.keyboard.down('Control')
  await page.mouse.move(483, 233, { steps: 4 })
  await page.mouse.up()
  await page.keyboard.up('Control')
  expect(boxOf(await newest(drawing))).toMatchObject({ x: 483, y: 203 })
  await drawing.press('Control+z')

  // Centres: under the middle of the first.
  await drawing.drag([650, 450], [196, 460])
  expect(await newest(drawing)).toMatchObject({ x: 195 })
  await drawing.press('Control+z')

  // Resizing: the pulled edge alone.
  await drawing.undoable(() => drawing.drag([650, 470], [437, 470]))
  expect(boxOf(await newest(drawing))).toEqual({ x: 440, y: 420, width: 320, height: 100 })

  // The points of a line.
  await drawing.choose('Line')
  await drawing.drag([800, 523], [900, 417])
  expect(boxOf(await newest(drawing))).toEqual({ x: 800, y: 420, width: 100, height: 100 })

  // The grid, where it is shown and nothing is nearer.
  await drawing.press('g')
  await drawing.drawRectangle([829, 631], [911, 689])
  expect(boxOf(await newest(drawing))).toEqual({ x: 820, y: 640, width: 100, height: 40 })

  // The choice stays on this device.
  await drawing.whenSaved()
  await drawing.reload()
  await drawing.press('g')
  await drawing.drawRectangle([340, 603], [440, 677])
  expect(boxOf(await newest(drawing)), 'to the edge of the newest').toMatchObject({ y: 603, height: 77 })
})

test('guides are pulled out of the rulers, moved, written, locked and taken away, and things snap to them', async ({
  drawing,
}) => {
  const { page } = drawing
  await drawing.drawRectangle([200, 200], [300, 280])
  await drawing.press('Shift+S', 'Shift+R')
  await expect(page.getByTestId('ruler-x')).toBeVisible()

  // Out of the left ruler, over the canvas; undo takes it back.
  await drawing.undoable(() => drawing.drag([8, 500], [453, 520]))
  expect(await only(drawing, 'guide')).toMatchObject({ axis: 'x', x: 453 })
  const guide = page.getByRole('slider', { name: 'Vertical guide' })
  await expect(guide).toHaveAttribute('aria-valuenow', '453')

  // Pulled, near the edge of an element.
  await drawing.undoable(() => drawing.drag([453, 600], [303, 600]))
  expect(await only(drawing, 'guide')).toMatchObject({ x: 300 })
  // By keys.
  await guide.focus()
  await drawing.undoable(async () => {
    await guide.focus()
    await page.keyboard.press('Shift+ArrowRight')
  })
  expect(await only(drawing, 'guide')).toMatchObject({ x: 310 })
  // To the point.
  await page.mouse.dblclick(310, 600)
  await page.getByRole('textbox', { name: 'Position of the guide' }).fill('512,5')
  await page.keyboard.press('Enter')
  expect(await only(drawing, 'guide')).toMatchObject({ x: 512.5 })

  // An element snaps to it.
  await drawing.drag([200, 220], [409, 330])
  expect(await newest(drawing)).toMatchObject({ type: 'rectangle', x: 412.5 })

  // It is no part of the picture: select all, a selection box and zoom to fit leave it out.
  await drawing.press('Escape', 'Control+a')
  expect(await drawing.selection()).toHaveLength(1)
  await drawing.press('Escape')
  await drawing.drag([380, 130], [700, 620])
  expect(await drawing.selection()).toHaveLength(1)

  // It is saved like everything else.
  await drawing.whenSaved()
  await drawing.reload()
  await expect(guide).toBeVisible()
  expect(await only(drawing, 'guide')).toMatchObject({ axis: 'x', x: 512.5 })

  // Locked it lets the hand through to the drawing.
  const inMenu = async (name: string) => {
    await page.getByRole('button', { name: 'Menu' }).click()
    await page.getByRole('menuitem', { name: 'Guides' }).press('ArrowRight')
    await page.getByRole('menuitem', { name }).or(page.getByRole('menuitemcheckbox', { name })).press('Enter')
  }
  await inMenu('Lock guides')
  expect(await only(drawing, 'guide')).toMatchObject({ locked: true })
  await drawing.drag([512, 650], [600, 650])
  expect(await only(drawing, 'guide')).toMatchObject({ x: 512.5 })
  await inMenu('Lock guides')

  // Hidden and shown.
  await drawing.press('Control+;')
  await expect(guide).toHaveCount(0)
  await drawing.press('Control+;')
  await expect(guide).toBeVisible()

  // Back to its ruler, or by Delete, it is gone.
  await drawing.undoable(() => drawing.drag([512, 650], [6, 650]))
  await expect(guide).toHaveCount(0)
  await drawing.drag([700, 6], [700, 444])
  expect(await only(drawing, 'guide')).toMatchObject({ axis: 'y', y: 444 })
  await drawing.undoable(async () => {
    await page.getByRole('slider', { name: 'Horizontal guide' }).focus()
    await page.keyboard.press('Delete')
  })
  expect((await drawing.elements()).map(({ type }) => type)).toEqual(['rectangle'])
})
