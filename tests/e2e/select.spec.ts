import type { Element } from '../../lib/editor/model/element'
import { pressArrows } from '../support/arrow-keys'
import { DrawingPage } from '../support/drawing-page'
import { expect, test } from './support/test'

const boxOf = ({ x, y, width, height }: Element) => ({ x, y, width, height })

function newestOf(elements: readonly Element[], before: readonly Element[]): Element[] {
  const known = new Set(before.map(({ id }) => id))
  return elements.filter(({ id }) => !known.has(id))
}

test('a hand selects, moves, nudges, copies and deletes, and each can be undone and redone', async ({
  drawing,
}) => {
  await drawing.undoable(() => drawing.drawRectangle([100, 120], [220, 200]))
  await drawing.undoable(() => drawing.drawRectangle([300, 120], [420, 200]))
  const [a, b] = (await drawing.elements()).map(({ id }) => id)
  if (!a || !b) throw new Error('Two rectangles were drawn.')
  const element = async (id: string) => {
    const found = (await drawing.elements()).find((one) => one.id === id)
    if (!found) throw new Error('It is gone.')
    return found
  }

  // Select.
  await drawing.click([800, 500])
  expect(await drawing.selection()).toEqual([])
  await drawing.click([160, 160])
  expect(await drawing.selection(), 'an unfilled shape is hollow').toEqual([])
  await drawing.click([100, 180])
  expect(await drawing.selection()).toEqual([a])
  await drawing.holding('Shift', () => drawing.click([300, 160]))
  expect(await drawing.selection()).toEqual([a, b].sort())
  await drawing.holding('Shift', () => drawing.click([300, 160]))
  expect(await drawing.selection()).toEqual([a])
  await drawing.drag([60, 90], [320, 230])
  expect(await drawing.selection(), 'the box takes what it touches').toEqual([a, b].sort())
  await drawing.press('Escape')
  await drawing.holding('Alt', () => drawing.drag([60, 90], [320, 230]))
  expect(await drawing.selection(), 'with Alt only what it holds whole').toEqual([a])

  // Move.
  await drawing.undoable(() => drawing.drag([100, 180], [140, 210]))
  expect(boxOf(await element(a))).toEqual({ x: 140, y: 150, width: 120, height: 80 })
  await drawing.undoable(() => drawing.holding('Shift', () => drawing.drag([140, 210], [240, 220])))
  expect(boxOf(await element(a))).toMatchObject({ x: 240, y: 150 })
  const beforeCopy = await drawing.elements()
  const copied = await drawing.undoable(() =>
    drawing.holding('Alt', () => drawing.drag([240, 210], [140, 410])),
  )
  expect(newestOf(copied, beforeCopy).map(boxOf)).toEqual([{ x: 140, y: 350, width: 120, height: 80 }])
  expect(boxOf(await element(a)), 'the original stays').toMatchObject({ x: 240, y: 150 })

  // Nudge: what follows within a second is one step of undo.
  const [copy] = newestOf(copied, beforeCopy)
  await drawing.click([170, 350])
  expect(await drawing.selection()).toEqual([copy?.id])
  await drawing.undoable(() => pressArrows(drawing.page, 'ArrowRight', 'Shift+ArrowDown', 'ArrowUp'))
  expect(boxOf(await element(copy?.id ?? ''))).toMatchObject({ x: 141, y: 359 })

  // A duplicate goes on the way from the original to the copy; delete.
  const beforeDuplicate = await drawing.elements()
  const duplicated = await drawing.undoable(() => drawing.press('Control+d'))
  expect(newestOf(duplicated, beforeDuplicate).map(boxOf)).toEqual([
    { x: 42, y: 568, width: 120, height: 80 },
  ])
  await drawing.click([92, 568])
  await drawing.undoable(() => drawing.press('Delete'))
  expect(await drawing.elementIds()).toEqual([a, b, copy?.id ?? ''].sort())
  await drawing.click([300, 160])
  await drawing.undoable(() => drawing.press('Backspace'))
  expect(await drawing.elementIds()).not.toContain(b)

  // Erase what the hand passes over, all in one.
  await drawing.choose('Eraser')
  const erased = await drawing.undoable(() => drawing.drag([200, 300], [300, 100], 12))
  expect(erased).toHaveLength(1)
  await drawing.drag([100, 360], [180, 360], 12)
  expect(await drawing.elements()).toHaveLength(0)
  await drawing.whenSaved()
})

test('handles resize and turn one element and several, shift and alt change how', async ({ drawing }) => {
  await drawing.drawRectangle([200, 200], [400, 300])
  const only = async () => {
    const [element] = await drawing.elements()
    if (!element) throw new Error('Nothing is drawn.')
    return element
  }
  await drawing.undoable(() => drawing.drag([400, 300], [450, 330]))
  expect(boxOf(await only())).toEqual({ x: 200, y: 200, width: 250, height: 130 })
  await drawing.undoable(() => drawing.drag([450, 265], [400, 280]))
  expect(boxOf(await only()), 'a side moves along its axis').toEqual({
    x: 200,
    y: 200,
    width: 200,
    height: 130,
  })
  await drawing.undoable(() => drawing.drag([300, 330], [320, 300]))
  expect(boxOf(await only())).toEqual({ x: 200, y: 200, width: 200, height: 100 })
  await drawing.undoable(() => drawing.holding('Shift', () => drawing.drag([400, 300], [600, 310])))
  expect(boxOf(await only()), 'Shift keeps the proportions').toEqual({
    x: 200,
    y: 200,
    width: 400,
    height: 200,
  })
  await drawing.undoable(() => drawing.holding('Alt', () => drawing.drag([600, 400], [500, 380])))
  expect(boxOf(await only()), 'Alt keeps the centre').toEqual({ x: 300, y: 220, width: 200, height: 160 })

  // Turn: the handle stands 24 pixels above the top.
  await drawing.undoable(() => drawing.drag([400, 196], [504, 300]))
  expect((await only()).rotation).toBeCloseTo(Math.PI / 2, 6)
  await drawing.undoable(() => drawing.holding('Shift', () => drawing.drag([504, 300], [404, 200])))
  expect((await only()).rotation, 'Shift turns in steps of 15°').toBeCloseTo(0, 6)

  // Several: both grow with their common frame.
  await drawing.drawRectangle([600, 220], [700, 320])
  await drawing.press('Control+a')
  const grown = await drawing.undoable(() => drawing.drag([700, 380], [900, 460]))
  expect(grown.map(boxOf)).toEqual([
    { x: 300, y: 220, width: 300, height: 240 },
    { x: 750, y: 220, width: 150, height: 150 },
  ])

  // A line has its points.
  await drawing.choose('Arrow')
  await drawing.drag([200, 600], [300, 600])
  await drawing.undoable(() => drawing.drag([300, 600], [300, 650]))
  const arrow = (await drawing.elements()).find(({ type }) => type === 'arrow')
  expect(arrow).toMatchObject({ x: 200, y: 600, points: [0, 0, 100, 50] })
  await drawing.whenSaved()
})

test('order, groups, and the clipboard within a canvas and between two', async ({
  drawing,
  context,
  baseUrl,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: new URL(baseUrl).origin })
  await drawing.drawRectangle([100, 120], [220, 200])
  await drawing.drawRectangle([260, 120], [380, 200])
  await drawing.drawRectangle([420, 120], [540, 200])
  const [a, b, c] = (await drawing.elements()).map(({ id }) => id) as [string, string, string]
  const order = async () => (await drawing.elements()).map(({ id }) => id)

  await drawing.click([100, 160])
  await drawing.undoable(() => drawing.press('Control+]'))
  expect(await order()).toEqual([b, a, c])
  await drawing.undoable(() => drawing.press(']'))
  expect(await order()).toEqual([b, c, a])
  await drawing.undoable(() => drawing.press('Control+['))
  expect(await order()).toEqual([b, a, c])
  await drawing.undoable(() => drawing.press('['))
  expect(await order()).toEqual([a, b, c])

  // A group is one thing until a double click enters it.
  await drawing.holding('Shift', () => drawing.click([260, 160]))
  await drawing.undoable(() => drawing.press('Control+g'))
  const group = (await drawing.elements()).find(({ type }) => type === 'group')
  await drawing.click([100, 160])
  expect(await drawing.selection()).toEqual([group?.id])
  await drawing.undoable(() => drawing.drag([130, 120], [130, 160]))
  expect((await drawing.elements()).filter(({ parent }) => parent === group?.id).map(({ y }) => y)).toEqual([
    160, 160,
  ])
  await drawing.click([260, 200], { clickCount: 2 })
  expect(await drawing.selection()).toEqual([b])
  await drawing.press('Escape')
  expect(await drawing.selection()).toEqual([group?.id])

  // Paste puts it to where the hand is, whole.
  await drawing.press('Control+c')
  await drawing.page.mouse.move(700, 560)
  const beforePaste = await drawing.elements()
  const pasted = newestOf(await drawing.undoable(() => drawing.press('Control+v')), beforePaste)
  expect(pasted.map(({ type }) => type).sort()).toEqual(['group', 'rectangle', 'rectangle'])
  const pastedGroup = pasted.find(({ type }) => type === 'group')
  expect(pasted.filter(({ parent }) => parent === pastedGroup?.id)).toHaveLength(2)
  const [member] = pasted.filter(({ type }) => type === 'rectangle')
  if (!member) throw new Error('Nothing was pasted.')
  await drawing.click([member.x + member.width / 2, member.y])
  expect(await drawing.selection()).toEqual([pastedGroup?.id])
  await drawing.undoable(() => drawing.press('Control+x'))
  expect(await drawing.elements()).toEqual(beforePaste)
  await drawing.click([100, 200])
  await drawing.undoable(() => drawing.press('Control+Shift+g'))
  expect((await drawing.elements()).map(({ type }) => type)).toEqual(['rectangle', 'rectangle', 'rectangle'])
  expect(await drawing.selection()).toEqual([a, b].sort())

  await drawing.press('Control+a', 'Control+c')
  const other = new DrawingPage(await context.newPage())
  await other.page.goto(`${baseUrl}/canvases`)
  await other.page.getByRole('button', { name: 'New canvas' }).click()
  await other.page.waitForURL(/\/c\//)
  await other.open(other.page.url())
  expect(other.canvasId).not.toBe(drawing.canvasId)
  await other.canvas.focus()
  await other.press('Control+v')
  await expect.poll(() => other.elements()).toHaveLength(3)
  const there = await other.elements()
  expect(there.map(({ width, height }) => ({ width, height }))).toEqual(
    (await drawing.elements()).map(({ width, height }) => ({ width, height })),
  )
  expect(
    there.some(({ id }) => [a, b, c].includes(id)),
    'copies have ids of their own',
  ).toBe(false)
  await other.whenSaved()
})

test('words are written where they stand: in a rectangle, on their own, wrapped at a width', async ({
  drawing,
}) => {
  const { page } = drawing
  const field = page.getByTestId('text-editor')
  const lines = () => field.evaluate((area) => Math.round(area.getBoundingClientRect().height / 25))
  await drawing.drawRectangle([100, 120], [260, 260])
  await drawing.press('Escape')
  await drawing.undoable(async () => {
    await drawing.click([180, 190], { clickCount: 2 })
    await expect(field).toBeFocused()
    await page.keyboard.type('Words that do not fit on one line')
    expect(await lines()).toBeGreaterThan(1)
    const around = await field.boundingBox()
    expect(around && around.x >= 100 && around.x + around.width <= 260, 'inside the rectangle').toBe(true)
    await drawing.press('Escape')
  })
  await expect(field).toBeHidden()
  const [rectangle] = await drawing.elements()
  expect(rectangle).toMatchObject({ type: 'rectangle', text: 'Words that do not fit on one line' })
  await drawing.undoable(async () => {
    await drawing.click([180, 190], { clickCount: 2 })
    await expect(field).toHaveValue('Words that do not fit on one line')
    await drawing.press('End')
    await page.keyboard.type(', edited')
    await drawing.click([700, 600])
  })
  expect((await drawing.elements())[0]).toMatchObject({ text: 'Words that do not fit on one line, edited' })

  // A click makes a text that grows with its words, a drag one that wraps at its width.
  await drawing.press('t')
  await drawing.click([400, 150])
  await expect(field).toBeFocused()
  await page.keyboard.type('vhrodlapte, and no tool was chosen')
  await drawing.press('Escape')
  await expect(page.getByRole('radio', { name: 'Select', exact: true })).toBeChecked()
  await drawing.press('t')
  await drawing.drag([400, 300], [500, 330])
  await page.keyboard.type('Words that wrap where the width ends')
  expect(await lines()).toBeGreaterThan(2)
  await drawing.press('Escape')
  const [, grown, wrapped] = await drawing.elements()
  expect(grown).toMatchObject({
    type: 'text',
    sizing: 'auto',
    height: 25,
    text: 'vhrodlapte, and no tool was chosen',
  })
  expect(grown?.width).toBeGreaterThan(250)
  expect(wrapped).toMatchObject({ type: 'text', sizing: 'fixed', width: 100 })
  expect(wrapped?.height).toBeGreaterThanOrEqual(75)

  // Narrower by its side, it wraps more.
  const narrowed = await drawing.undoable(() =>
    drawing.drag([500, 300 + (wrapped?.height ?? 0) / 2], [470, 300 + (wrapped?.height ?? 0) / 2]),
  )
  expect(narrowed[2]).toMatchObject({ width: 70, fontSize: 20 })
  expect(narrowed[2]?.height).toBeGreaterThan(wrapped?.height ?? 0)

  // Emptied, a text is gone.
  await drawing.undoable(async () => {
    await drawing.click([450, 162], { clickCount: 2 })
    await drawing.press('Control+a', 'Delete', 'Escape')
  })
  expect((await drawing.elements()).map(({ type }) => type)).toEqual(['rectangle', 'text'])
  await drawing.whenSaved()
})

test('the view pans and zooms by hand, space, wheel and buttons, and every tool has its key', async ({
  drawing,
}) => {
  const { page } = drawing
  await drawing.drawRectangle([100, 120], [260, 260])
  await drawing.press('Escape')
  const elements = await drawing.elements()
  expect(await drawing.camera()).toEqual({ x: 0, y: 0, zoom: 1 })

  await drawing.press('h')
  await drawing.drag([300, 300], [360, 340])
  expect(await drawing.camera()).toEqual({ x: -60, y: -40, zoom: 1 })
  await drawing.press('v')
  await drawing.holding('Space', () => drawing.drag([300, 300], [260, 270]))
  expect(await drawing.camera()).toEqual({ x: -20, y: -10, zoom: 1 })
  await expect(page.getByRole('radio', { name: 'Select', exact: true })).toBeChecked()
  await page.mouse.move(300, 300)
  await page.mouse.down({ button: 'middle' })
  await page.mouse.move(280, 290, { steps: 4 })
  await page.mouse.up({ button: 'middle' })
  expect(await drawing.camera()).toEqual({ x: 0, y: 0, zoom: 1 })
  await page.mouse.wheel(30, 50)
  await expect.poll(() => drawing.camera()).toEqual({ x: 30, y: 50, zoom: 1 })

  // The canvas point under the cursor stays under it.
  const cursor = { x: 500, y: 400 }
  const under = async () => {
    const { x, y, zoom } = await drawing.camera()
    return { x: cursor.x / zoom + x, y: cursor.y / zoom + y }
  }
  await page.mouse.move(cursor.x, cursor.y)
  const before = await under()
  await page.keyboard.down('Control')
  for (let notch = 0; notch < 5; notch++) await page.mouse.wheel(0, -100)
  await expect.poll(async () => (await drawing.camera()).zoom).toBeGreaterThan(2)
  expect((await under()).x).toBeCloseTo(before.x, 6)
  expect((await under()).y).toBeCloseTo(before.y, 6)
  await page.mouse.wheel(0, 100)
  await page.keyboard.up('Control')
  expect((await under()).x).toBeCloseTo(before.x, 6)

  const zoom = (await drawing.camera()).zoom
  await page.getByRole('button', { name: 'Zoom in' }).click()
  expect((await drawing.camera()).zoom).toBeCloseTo(zoom * 1.25, 6)
  await page.getByRole('button', { name: 'Zoom out' }).click()
  expect((await drawing.camera()).zoom).toBeCloseTo(zoom, 6)
  await page.getByRole('button', { name: 'Zoom to fit' }).click()
  const fitted = await drawing.camera()
  expect(fitted.zoom, 'never larger than life').toBe(1)
  expect({ x: 180 - fitted.x, y: 190 - fitted.y }, 'in the middle').toEqual({ x: 640, y: 400 })

  // The grid: shown, and kept to.
  await drawing.press('g')
  await drawing.drawRectangle([103, 117], [211, 226])
  const [, onGrid] = await drawing.elements()
  if (!onGrid) throw new Error('Nothing was drawn.')
  for (const edge of [onGrid.x, onGrid.y, onGrid.width, onGrid.height]) expect(Math.abs(edge % 20)).toBe(0)
  await drawing.press('g', 'Delete')
  await drawing.drawRectangle([103, 117], [211, 226])
  expect((await drawing.elements())[1]).toMatchObject({ width: 108, height: 109 })
  await drawing.press('Delete')

  const tools = {
    h: 'Hand',
    r: 'Rectangle',
    o: 'Ellipse',
    d: 'Diamond',
    l: 'Line',
    a: 'Arrow',
    p: 'Draw',
    t: 'Text',
    e: 'Eraser',
    v: 'Select',
  }
  for (const [key, tool] of Object.entries(tools)) {
    await drawing.press(key)
    await expect(page.getByRole('radio', { name: tool, exact: true })).toBeChecked()
  }
  for (const key of ['r', 'p', 'l', 't', 'e', 'h']) {
    await drawing.press(key, 'Escape')
    await expect(page.getByRole('radio', { name: 'Select', exact: true })).toBeChecked()
  }
  expect(await drawing.elements(), 'looking around changes nothing').toEqual(elements)
})
