import type { Page } from '@playwright/test'
import sharp from 'sharp'
import type { ElementOf } from '../../lib/editor/model/element'
import type { DrawingPage } from '../support/drawing-page'
import { colorAt } from './support/color-at'
import { expect, test } from './support/test'

const SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="80"><rect width="120" height="80" fill="#2f9e44"/></svg>'

/** Left half red, right half blue. */
async function flag(width = 200, height = 100): Promise<Buffer> {
  const half = (color: string) =>
    sharp({ create: { width: width / 2, height, channels: 3, background: color } })
      .png()
      .toBuffer()
  return sharp({ create: { width, height, channels: 3, background: '#ffffff' } })
    .composite([
      { input: await half('#e01020'), left: 0, top: 0 },
      { input: await half('#1020e0'), left: width / 2, top: 0 },
    ])
    .png()
    .toBuffer()
}

async function imagesOf(drawing: DrawingPage): Promise<ElementOf<'image'>[]> {
  return (await drawing.elements()).filter((element) => element.type === 'image')
}

/** Lets files fall on a point of the window, as a hand from another window does. */
async function drop(
  page: Page,
  files: readonly { name: string; type: string; bytes: Buffer }[],
  x: number,
  y: number,
) {
  const data = await page.evaluateHandle(
    (given) => {
      const transfer = new DataTransfer()
      for (const { name, type, base64 } of given) {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
        transfer.items.add(new File([bytes], name, { type }))
      }
      return transfer
    },
    files.map(({ name, type, bytes }) => ({ name, type, base64: bytes.toString('base64') })),
  )
  await page.dispatchEvent('main', 'dragover', { dataTransfer: data })
  await page.dispatchEvent('main', 'drop', { dataTransfer: data, clientX: x, clientY: y })
}

test('pictures come by key, drop and paste, lie where they are dropped, and are cropped, mirrored and replaced', async ({
  drawing,
}) => {
  const { page } = drawing
  const png = { name: 'flag.png', mimeType: 'image/png', buffer: await flag() }

  // By key: the chooser, and several at once side by side, in one step.
  const chooser = page.waitForEvent('filechooser')
  await drawing.press('i')
  await (await chooser).setFiles([
    png,
    { name: 'sign.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(SVG) },
  ])
  await expect.poll(async () => (await imagesOf(drawing)).length).toBe(2)
  const [left, right] = await imagesOf(drawing)
  expect(left).toMatchObject({ name: 'flag.png', width: 200, height: 100 })
  expect(right).toMatchObject({ name: 'sign.svg', width: 120, height: 80 })
  expect(right?.x).toBe((left?.x ?? 0) + 200 + 24)
  expect(await drawing.selection()).toHaveLength(2)
  await expect.poll(() => colorAt(page, (right?.x ?? 0) + 60, (right?.y ?? 0) + 40)).toBe('#2f9e44')
  await drawing.press('Control+z')
  expect(await imagesOf(drawing)).toEqual([])

  // Dropped, in the middle under the pointer.
  await drop(page, [{ name: 'flag.png', type: 'image/png', bytes: png.buffer }], 600, 300)
  await expect.poll(async () => (await imagesOf(drawing)).length).toBe(1)
  const [image] = await imagesOf(drawing)
  expect(image).toMatchObject({ x: 500, y: 250, width: 200, height: 100 })
  await expect.poll(() => colorAt(page, 550, 300)).toBe('#e01020')

  // Mirrored: red is on the right.
  await drawing.press('Shift+h')
  await expect.poll(() => colorAt(page, 550, 300)).toBe('#1020e0')
  await drawing.press('Control+z')

  // Cropped to the red half by hand; the blue one is seen meanwhile, and gone afterwards.
  await page.mouse.dblclick(600, 300)
  await drawing.drag([700, 300], [600, 300])
  await expect.poll(() => colorAt(page, 650, 300)).not.toBe('#ffffff')
  expect(await imagesOf(drawing), 'nothing is changed yet').toEqual([image])
  await drawing.press('Enter')
  expect((await imagesOf(drawing))[0]).toMatchObject({ x: 500, width: 100, crop: { x: 0, width: 0.5 } })
  await expect.poll(() => colorAt(page, 650, 300)).toBe('#ffffff')
  await drawing.press('Enter')
  await drawing.drag([550, 300], [450, 300])
  await drawing.press('Escape')
  expect((await imagesOf(drawing))[0]).toMatchObject({ crop: { x: 0 } })
  await drawing.press('Enter')
  await drawing.drag([550, 300], [450, 300])
  await drawing.press('Enter')
  expect((await imagesOf(drawing))[0]).toMatchObject({ x: 500, width: 100, crop: { x: 0.5 } })
  await expect.poll(() => colorAt(page, 550, 300)).toBe('#1020e0')

  const properties = page.getByRole('region', { name: 'Properties' })
  await properties.getByRole('button', { name: 'Reset crop' }).click()
  expect((await imagesOf(drawing))[0]).toMatchObject({ x: 400, width: 200, crop: null })
  await drawing.undoable(async () => {
    await page.mouse.move(600, 350)
    await drawing.drag([600, 350], [700, 400])
  })
  await properties.getByRole('button', { name: 'Original size' }).click()
  await expect.poll(async () => (await imagesOf(drawing))[0]?.width).toBe(200)

  // Another picture in its place.
  const replaced = page.waitForEvent('filechooser')
  await properties.getByRole('button', { name: 'Replace image…' }).click()
  await (await replaced).setFiles({ name: 'sign.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(SVG) })
  await expect.poll(async () => (await imagesOf(drawing))[0]?.asset).not.toBe(image?.asset)
  await properties.getByLabel('Alt text').fill('A green sign')
  await page.keyboard.press('Enter')
  await drawing.whenSaved()
  const kept = await drawing.elements()
  expect(kept[0]).toMatchObject({ name: 'A green sign' })
  await drawing.reload()
  expect(await drawing.elements()).toEqual(kept)
  const [{ x = 0, y = 0, width = 0, height = 0 } = {}] = await imagesOf(drawing)
  await expect
    .poll(() => colorAt(page, Math.round(x + width / 2), Math.round(y + height / 2)))
    .toBe('#2f9e44')
})

test('a picture pasted without a network is there, is kept over a reload, and follows when the network is back', async ({
  drawing,
  context,
}) => {
  const { page } = drawing
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.evaluate(
    async (base64) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
      await navigator.clipboard.write([
        new ClipboardItem({ 'image/png': new Blob([bytes], { type: 'image/png' }) }),
      ])
    },
    (await flag()).toString('base64'),
  )
  await page.route('**/assets', (route) => route.abort())
  await drawing.canvas.focus()
  await drawing.press('Control+v')
  await expect.poll(async () => (await imagesOf(drawing)).length).toBe(1)
  const [image] = await imagesOf(drawing)
  const at = { x: (image?.x ?? 0) + 20, y: (image?.y ?? 0) + 20 }
  await expect.poll(() => colorAt(page, at.x, at.y)).toBe('#e01020')
  await expect(page.getByText('1 picture waits for the network, and is kept on this device')).toBeVisible()
  await drawing.whenSaved()

  await drawing.reload()
  await expect.poll(() => colorAt(page, at.x, at.y)).toBe('#e01020')
  await expect(page.getByText('1 picture waits for the network')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible()
  const sent = page.waitForResponse((response) => response.url().endsWith('/assets'))
  await page.unroute('**/assets')
  await page.evaluate(() => window.dispatchEvent(new Event('online')))
  expect((await sent).status()).toBe(201)
  await expect(page.getByText(/waits for the network|Sending/)).toBeHidden()

  // Another device, which has only what the server has.
  await page.evaluate(() => indexedDB.deleteDatabase('indelible-pictures'))
  await drawing.reload()
  await expect.poll(() => colorAt(page, at.x, at.y)).toBe('#e01020')
  const answer = await page.request.get(
    new URL(`/api/canvases/${drawing.canvasId}/assets/${image?.asset}`, page.url()).toString(),
  )
  expect(answer.headers()).toMatchObject({ 'content-type': 'image/png', 'x-image-size': '200x100' })
})

test('what is no picture is refused with a sentence; a huge one is made smaller before it goes', async ({
  drawing,
}) => {
  const { page } = drawing
  await drop(page, [{ name: 'torn.jpg', type: 'image/jpeg', bytes: Buffer.from('no picture') }], 600, 300)
  await expect(page.locator('[data-sonner-toast]').filter({ hasText: 'torn.jpg' })).toContainText(
    'no picture',
  )
  expect(await drawing.elements()).toEqual([])

  const wide = await sharp({ create: { width: 9_000, height: 300, channels: 3, background: '#2f9e44' } })
    .jpeg()
    .toBuffer()
  const sent = page.waitForResponse((response) => response.url().endsWith('/assets'))
  await drop(page, [{ name: 'wide.jpg', type: 'image/jpeg', bytes: wide }], 600, 300)
  expect(await (await sent).json()).toMatchObject({ ok: true, value: { width: 8_192 } })
  await expect.poll(async () => (await imagesOf(drawing)).length).toBe(1)
  const [image] = await imagesOf(drawing)
  expect((image?.width ?? 0) / (image?.height ?? 1)).toBeCloseTo(30, 0)
  expect(image?.width, 'no wider than the view').toBeLessThan(1_280)
})
