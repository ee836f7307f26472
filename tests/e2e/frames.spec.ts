import { expect, test } from './support/test'

test('a frame takes in what it holds, carries and clips it, is named in place, and stays', async ({
  drawing,
}) => {
  const { page } = drawing
  await drawing.drawRectangle([420, 260], [520, 330])
  await drawing.drawRectangle([560, 280], [660, 360])
  await drawing.drawRectangle([820, 280], [900, 360])
  const [first, second, outside] = (await drawing.elements()).map(({ id }) => id)
  await drawing.press('f')
  await drawing.undoable(() => drawing.drag([380, 200], [700, 420]))
  const frame = (await drawing.elements()).find(({ type }) => type === 'frame')
  const byId = async (id = '') => (await drawing.elements()).find((one) => one.id === id)
  expect(frame).toMatchObject({ x: 380, y: 200, width: 320, height: 220 })
  expect((await byId(first))?.parent).toBe(frame?.id)
  expect((await byId(second))?.parent).toBe(frame?.id)
  expect((await byId(outside))?.parent).toBeNull()

  // The name is pressed to move it, and double-clicked to be written.
  await drawing.press('Escape')
  await drawing.drag([395, 190], [415, 210])
  expect(await byId(frame?.id)).toMatchObject({ x: 400, y: 220 })
  expect(await byId(first)).toMatchObject({ x: 440, y: 280 })
  await page.mouse.dblclick(415, 210)
  await page.getByRole('textbox', { name: 'Frame name', exact: true }).first().fill('Opening')
  await page.keyboard.press('Enter')
  expect(await byId(frame?.id)).toMatchObject({ name: 'Opening' })
  await expect(page.getByRole('region', { name: 'Properties' }).getByLabel('Frame name')).toHaveValue(
    'Opening',
  )

  // Resized it leaves what is in it, which is clipped: nothing is under the pointer there any more.
  await drawing.drag([720, 330], [600, 330])
  expect(await byId(frame?.id)).toMatchObject({ width: 200 })
  expect(await byId(second)).toMatchObject({ x: 580, width: 100 })
  await drawing.press('Escape')
  await drawing.click([680, 340])
  expect(await drawing.selection()).toEqual([])

  // Inside a selection box can be drawn; what is dragged out is free, what is dragged in belongs to it.
  await drawing.drag([415, 240], [560, 400])
  expect(await drawing.selection()).toEqual([first])
  await drawing.press('Escape')
  await drawing.undoable(() => drawing.drag([440, 300], [250, 300]))
  expect((await byId(first))?.parent).toBeNull()
  await drawing.drag([820, 320], [420, 320])
  expect((await byId(outside))?.parent).toBe(frame?.id)

  // Fitted, freed, and the same after a reload.
  await page.mouse.click(415, 210)
  await page.getByRole('button', { name: 'Fit frame to contents' }).click()
  expect((await byId(frame?.id))?.width).toBeGreaterThan(200)
  await page.getByLabel('Frame size').selectOption('square')
  expect(await byId(frame?.id)).toMatchObject({ width: 1080, height: 1080 })
  await drawing.press('Control+z')
  await drawing.whenSaved()
  const kept = await drawing.elements()
  await drawing.reload()
  expect(await drawing.elements()).toEqual(kept)
  const fitted = await byId(frame?.id)
  await page.mouse.click((fitted?.x ?? 0) + 15, (fitted?.y ?? 0) - 10)
  await drawing.press('Control+Shift+Backspace')
  expect((await drawing.elements()).some(({ type }) => type === 'frame')).toBe(false)
  expect((await byId(second))?.parent).toBeNull()
})

test('frames nest, and one is exported as the sheet it is', async ({ drawing }) => {
  const { page } = drawing
  await drawing.press('f')
  await drawing.drag([300, 150], [900, 600])
  await drawing.press('f')
  await drawing.drag([350, 220], [550, 400])
  const [outer, inner] = await drawing.elements()
  expect(inner).toMatchObject({ type: 'frame', parent: outer?.id })
  await drawing.drawRectangle([800, 500], [1000, 560])
  await page.mouse.click(315, 140)
  expect(await drawing.selection()).toEqual([outer?.id])

  await drawing.press('Control+Shift+e')
  const dialog = page.getByRole('dialog', { name: 'Export' })
  await expect(dialog.getByRole('radio', { name: 'Frame', exact: true })).toBeChecked()
  await dialog.getByRole('radio', { name: 'SVG' }).click()
  const download = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Download' }).click()
  const file = await download
  expect(file.suggestedFilename()).toContain('Frame')
  const svg = await readAll(await file.createReadStream())
  expect(svg).toContain('viewBox="300 150 600 450"')
})

async function readAll(stream: AsyncIterable<Buffer>): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(part)
  return Buffer.concat(parts).toString('utf8')
}
