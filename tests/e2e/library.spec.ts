import type { DrawingPage } from '../support/drawing-page'
import { expect, test } from './support/test'

const EXCALIDRAW_LIBRARY = {
  type: 'excalidrawlib',
  version: 2,
  libraryItems: ['Door', 'Window'].map((name, i) => ({
    id: name,
    name,
    status: 'published',
    elements: [
      {
        id: `${name}-a`,
        type: i === 0 ? 'rectangle' : 'ellipse',
        x: 100,
        y: 100,
        width: 80,
        height: 120,
        angle: 0,
        strokeColor: '#1e1e1e',
        backgroundColor: '#a5d8ff',
        fillStyle: 'solid',
        strokeWidth: 2,
        roughness: 0,
        opacity: 100,
        seed: 1,
      },
    ],
  })),
}

async function dropOnto(drawing: DrawingPage, name: string, at: readonly [number, number]): Promise<void> {
  const { page } = drawing
  const card = await page.getByRole('button', { name: `Insert ${name}` }).boundingBox()
  if (!card) throw new Error('The card is not on the screen.')
  await page.mouse.move(card.x + card.width / 2, card.y + card.height / 2)
  await page.mouse.down()
  await page.mouse.move(at[0], at[1], { steps: 6 })
  await page.mouse.up()
}

test('a selection is kept in the library, dragged and clicked back onto canvases, and outlives a reload', async ({
  drawing,
}) => {
  const { page } = drawing
  await drawing.drawRectangle([400, 150], [500, 250])
  await drawing.choose('Ellipse')
  await drawing.drag([540, 150], [640, 250])
  await drawing.press('Control+a', 'Alt+2')
  const panel = page.getByRole('region', { name: 'Library' })
  await expect(panel.getByText('Kept on this device')).toBeVisible()
  await panel.getByRole('button', { name: 'Add selection' }).click()
  await page.keyboard.type('Face')
  await page.keyboard.press('Enter')
  await expect(panel.getByRole('button', { name: 'Insert Face' })).toBeVisible()

  const after = await drawing.undoable(async () => {
    await dropOnto(drawing, 'Face', [700, 500])
    await expect.poll(async () => (await drawing.elements()).length).toBe(5)
  })
  expect(after.slice(2).map(({ type }) => type)).toEqual(['group', 'rectangle', 'ellipse'])
  expect(after.find(({ x, type }) => type === 'rectangle' && x > 500)).toMatchObject({ x: 580, y: 450 })

  await drawing.whenSaved()
  await drawing.reload()
  await panel.getByRole('button', { name: 'Insert Face' }).click()
  await expect.poll(async () => (await drawing.elements()).length).toBe(8)

  await panel.getByRole('listitem').first().hover()
  await panel.getByRole('button', { name: 'More about Face' }).click()
  await page.getByRole('menuitem', { name: 'Remove from library' }).click()
  await expect(panel.getByRole('listitem')).toHaveCount(0)
})

test('a library of Excalidraw comes in thing by thing, is searched, and goes out as a file that comes in again', async ({
  drawing,
}) => {
  const { page } = drawing
  await drawing.canvas.focus()
  await drawing.press('Alt+2')
  const panel = page.getByRole('region', { name: 'Library' })
  const choose = async (name: string, text: string) => {
    const chooser = page.waitForEvent('filechooser')
    await panel.locator('header').getByRole('button', { name: 'Import a library…' }).click()
    await (await chooser).setFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) })
  }
  await choose('house.excalidrawlib', JSON.stringify(EXCALIDRAW_LIBRARY))
  await expect(panel.getByRole('listitem')).toHaveCount(2)
  expect(await drawing.elements(), 'the canvas is as it was').toEqual([])
  await panel.getByRole('searchbox').fill('wind')
  await expect(panel.getByRole('listitem')).toHaveCount(1)
  await panel.getByRole('searchbox').fill('')
  await dropOnto(drawing, 'Door', [600, 300])
  await expect
    .poll(() => drawing.elements())
    .toMatchObject([{ type: 'rectangle', x: 560, y: 240, width: 80, height: 120 }])

  const download = page.waitForEvent('download')
  await panel.getByRole('button', { name: 'Export the library' }).click()
  const file = await download
  const text = await (await import('node:fs/promises')).readFile(await file.path(), 'utf8')
  await choose(file.suggestedFilename(), text)
  await expect(panel.getByRole('listitem')).toHaveCount(4)
  await choose('broken.excalidrawlib', 'no library')
  await expect(page.getByText('broken.excalidrawlib was not imported.')).toBeVisible()
  await expect(panel.getByRole('listitem')).toHaveCount(4)
})

test('a drawing begins with a template, from the empty canvas and from the list of canvases', async ({
  drawing,
  baseUrl,
}) => {
  const { page } = drawing
  await page.getByRole('button', { name: 'Start from a template' }).click()
  await page.getByRole('button', { name: /^Kanban board/ }).click()
  await expect.poll(async () => (await drawing.elements()).length).toBeGreaterThan(10)
  await drawing.press('Control+z')
  expect(await drawing.elements(), 'it is one step').toEqual([])

  await page.goto(`${baseUrl}/canvases`)
  await page.getByRole('button', { name: 'New from template' }).click()
  await page.getByRole('button', { name: /^Mind map/ }).click()
  await page.waitForURL(/\/c\/[0-9a-f-]{36}/)
  await expect(page.getByRole('textbox', { name: 'Name of the canvas' })).toHaveValue('Mind map')
  await expect(page.getByRole('button', { name: 'Undo' })).not.toHaveAttribute('aria-disabled')
  expect(page.url()).not.toContain('template=')
  await drawing.whenSaved()
  await drawing.open(page.url())
  expect((await drawing.elements()).filter(({ type }) => type === 'arrow')).toHaveLength(6)
})

test('the minimap shows the drawing: a click looks there, a drag moves the view, the wheel zooms', async ({
  drawing,
}) => {
  const { page } = drawing
  await drawing.drawRectangle([300, 150], [900, 550])
  await drawing.press('Shift+M')
  const map = page.getByTestId('minimap')
  await expect(map).toBeVisible()
  const box = await map.boundingBox()
  if (!box) throw new Error('The minimap is not on the screen.')
  const isDrawn = () =>
    map.locator('canvas').evaluate((canvas: HTMLCanvasElement) => {
      const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? {
        data: [],
      }
      return data.some((value, i) => i % 4 === 0 && value > 0 && value < 200)
    })
  await expect.poll(isDrawn).toBe(true)
  const before = await drawing.camera()
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width / 2 + 40, box.y + box.height / 2 + 20, { steps: 4 })
  await page.mouse.up()
  const moved = await drawing.camera()
  expect(moved.x).toBeGreaterThan(before.x + 100)
  expect(moved.y).toBeGreaterThan(before.y + 50)
  expect(moved.zoom).toBe(before.zoom)
  await page.mouse.click(box.x + 4, box.y + 4)
  expect((await drawing.camera()).x).toBeLessThan(moved.x)
  await page.mouse.wheel(0, -200)
  await expect.poll(async () => (await drawing.camera()).zoom).toBeGreaterThan(1.5)
  await drawing.canvas.focus()
  await drawing.press('Shift+M')
  await expect(map).toBeHidden()
})
