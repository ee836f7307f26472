import { readFile } from 'node:fs/promises'
import type { Element } from '../../lib/editor/model/element'
import { expect, test } from './support/test'

const middleOf = ({ x, y, width, height }: Element) => [x + width / 2, y + height / 2]

test('the clipboard: to the pointer, in place, to another canvas with its pictures, to and from other editors', async ({
  drawing,
  page,
  context,
  baseUrl,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: new URL(baseUrl).origin })
  const clipboardText = () => page.evaluate(() => navigator.clipboard.readText())
  const write = (text: string) => page.evaluate((words) => navigator.clipboard.writeText(words), text)
  const newest = async (count = 1) => (await drawing.elements()).slice(-count)

  // Where the pointer is; where it was copied.
  await drawing.drawRectangle([200, 160], [300, 220])
  await drawing.press('Control+c')
  await page.mouse.move(500, 400)
  await drawing.undoable(async () => {
    await drawing.press('Control+v')
    await expect.poll(async () => (await drawing.elements()).length).toBe(2)
  })
  await expect(async () => expect((await newest()).map(middleOf)).toEqual([[500, 400]])).toPass()
  await drawing.undoable(async () => {
    await drawing.press('Control+Shift+v')
    await expect.poll(async () => (await drawing.elements()).length).toBe(3)
  })
  expect((await newest()).map(({ x, y }) => [x, y])).toEqual([[200, 160]])
  await drawing.press('Delete')

  // By the menu of the canvas, where it was opened.
  await drawing.click([700, 300], { button: 'right' })
  await page.getByRole('menuitem', { name: /^Paste(?! in)/ }).click()
  await expect(async () => expect((await newest()).map(middleOf)).toEqual([[700, 300]])).toPass()

  // For other editors it is a drawing of Excalidraw; ours loses nothing.
  const copied = JSON.parse(await clipboardText())
  expect(copied).toMatchObject({
    type: 'excalidraw/clipboard',
    elements: [{ type: 'rectangle', x: 200, y: 160, width: 100, height: 60 }],
    indelible: { type: 'indelible/elements', version: 1, canvas: drawing.canvasId },
  })

  // A picture comes along to another canvas.
  const png = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(60, 40)
    const pen = canvas.getContext('2d')
    if (pen) {
      pen.fillStyle = 'teal'
      pen.fillRect(0, 0, 60, 40)
    }
    const blob = await canvas.convertToBlob({ type: 'image/png' })
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': blob })])
    return blob.size
  })
  expect(png).toBeGreaterThan(0)
  await page.mouse.move(400, 500)
  await drawing.press('Control+v')
  await expect(async () => expect((await newest())[0]?.type).toBe('image')).toPass()
  await drawing.whenSaved()
  const [picture] = await newest()
  const asset = picture?.type === 'image' ? picture.asset : null
  const held = (canvasId: string) =>
    page.evaluate(
      async (address) => (await fetch(address)).status,
      `${baseUrl}/api/canvases/${canvasId}/assets/${asset}`,
    )
  const here = drawing.canvasId
  await expect.poll(() => held(here)).toBe(200)
  await drawing.press('Control+a', 'Control+c')
  const before = await drawing.elements()
  await page.goto(`${baseUrl}/canvases`)
  await page.getByRole('button', { name: 'New canvas' }).first().click()
  await page.waitForURL((url) => /\/c\/[0-9a-f-]{36}/.test(url.pathname) && !url.pathname.includes(here))
  await drawing.open(page.url())
  await drawing.canvas.focus()
  await drawing.press('Control+Shift+v')
  await expect.poll(async () => (await drawing.elements()).length).toBe(before.length)
  expect((await drawing.elements()).map(({ type, x, y }) => [type, x, y])).toEqual(
    before.map(({ type, x, y }) => [type, x, y]),
  )
  await expect.poll(() => held(drawing.canvasId)).toBe(200)
  await drawing.press('Control+a', 'Delete')

  // What other programs put there: Excalidraw, an SVG, an address.
  await write(await readFile('tests/formats/fixtures/every-type.excalidraw', 'utf8'))
  await drawing.press('Control+v')
  await expect.poll(async () => (await drawing.elements()).length).toBeGreaterThan(5)
  await page.getByRole('button', { name: 'Good' }).click()
  await drawing.press('Control+a', 'Delete')
  await write(
    '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="40"><rect width="80" height="40"/></svg>',
  )
  await drawing.press('Control+v')
  await expect.poll(async () => (await drawing.elements()).map(({ type }) => type)).toEqual(['image'])
  await write('https://example.org/plan')
  await drawing.press('Control+v')
  await expect
    .poll(async () => (await newest())[0])
    .toMatchObject({
      type: 'text',
      text: 'https://example.org/plan',
      link: 'https://example.org/plan',
    })

  // Out as pictures.
  await drawing.press('Control+Shift+c')
  await expect(page.getByText('Copied as PNG.')).toBeVisible()
  const types = await page.evaluate(async () =>
    (await navigator.clipboard.read()).flatMap((item) => item.types),
  )
  expect(types).toContain('image/png')
  await drawing.whenSaved()
})
