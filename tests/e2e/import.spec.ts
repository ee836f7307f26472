import { existsSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import sharp from 'sharp'
import { slowness } from '../support/slowness'
import { chooseFile, expectTheSameAfterReload, importAndUndo, type NamedFile } from './support/import-file'
import { expect, test } from './support/test'

const SAMPLES = join(import.meta.dirname, '../../../shared/samples')
const FIXTURE = 'tests/formats/fixtures/every-type.excalidraw'

test('a drawing comes in through the menu or dropped, whole, as one step, and is saved', async ({
  drawing,
}) => {
  const { page } = drawing
  await importAndUndo(drawing, FIXTURE)
  const types = new Set((await drawing.elements()).map(({ type }) => type))
  for (const type of [
    'rectangle',
    'ellipse',
    'diamond',
    'line',
    'arrow',
    'draw',
    'text',
    'image',
    'frame',
    'group',
  ] as const)
    expect(types).toContain(type)

  // Dropped, a picture becomes an asset, and its colours are on the screen.
  const red = await sharp({ create: { width: 160, height: 120, channels: 3, background: '#e01020' } })
    .png()
    .toBuffer()
  const before = await drawing.elementIds()
  const transfer = await page.evaluateHandle((base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
    const data = new DataTransfer()
    data.items.add(new File([bytes], 'red.png', { type: 'image/png' }))
    return data
  }, red.toString('base64'))
  await page.dispatchEvent('main', 'dragover', { dataTransfer: transfer })
  await expect(page.getByText('Drop to import')).toBeVisible()
  await page.dispatchEvent('main', 'drop', { dataTransfer: transfer })
  await expect.poll(() => drawing.elementIds()).toHaveLength(before.length + 1)
  const image = (await drawing.elements()).find(({ id }) => !before.includes(id))
  expect(image).toMatchObject({ type: 'image', name: 'red.png' })
  expect(image?.type === 'image' && image.asset).toMatch(/^[0-9a-f]{64}$/)
  await expectTheSameAfterReload(drawing)
  await page.getByRole('button', { name: 'Zoom to fit' }).click()
  const { x, y, zoom } = await drawing.camera()
  const center = image && {
    x: Math.round((image.x + image.width / 2 - x) * zoom),
    y: Math.round((image.y + image.height / 2 - y) * zoom),
  }
  await expect
    .poll(async () => {
      const picture = await page.screenshot({
        clip: { x: center?.x ?? 0, y: center?.y ?? 0, width: 1, height: 1 },
      })
      return [...(await sharp(picture).removeAlpha().raw().toBuffer())]
    })
    .toEqual([0xe0, 0x10, 0x20])
})

test('drawings of every age come in, as one step each, and stay', async ({ drawing }) => {
  test.skip(!existsSync(SAMPLES), `the collection of samples is not beside this checkout (${SAMPLES})`)
  test.setTimeout(180_000 * slowness)
  const files = ['excalidraw', 'excalidrawlib'].flatMap((folder) =>
    readdirSync(join(SAMPLES, folder)).map((name) => join(SAMPLES, folder, name)),
  )
  const good = files.filter((path) => !basename(path).startsWith('odd-invalid'))
  expect(good.length).toBeGreaterThan(5)
  for (const path of good) await importAndUndo(drawing, path)
  await expectTheSameAfterReload(drawing)
})

test('what cannot be read says why and changes nothing', async ({ drawing }) => {
  const { page } = drawing
  await drawing.drawRectangle([200, 200], [320, 300])
  await drawing.whenSaved()
  const before = await drawing.elements()
  const drawingOf = (text: string, name = 'broken.excalidraw'): NamedFile => ({
    name,
    mimeType: 'application/json',
    buffer: Buffer.from(text),
  })
  const refused: readonly (readonly [NamedFile, RegExp])[] = [
    [drawingOf('{"type":"excalidraw","version":2,"source":"x"}'), /no list of elements|elements/i],
    [drawingOf('{"type":"excalidraw","elements":[{"type":"rectan', 'cut-off.excalidraw'), /./],
    [drawingOf('', 'empty.excalidraw'), /empty/],
    [drawingOf('{"type":"excalidraw","version":2,"elements":[]}', 'nothing.excalidraw'), /nothing in it/],
    [
      { name: 'notes.json', mimeType: 'application/json', buffer: Buffer.from([0xff, 0xfe, 0, 1, 2, 3]) },
      /not a drawing/,
    ],
    [{ name: 'torn.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('not a picture') }, /./],
  ]
  for (const [file, sentence] of refused) {
    await chooseFile(page, file)
    const toast = page.locator('[data-sonner-toast]').filter({ hasText: `${file.name} was not imported.` })
    await expect(toast).toContainText(sentence)
    const said = (await toast.innerText()).replace(`${file.name} was not imported.`, '').trim()
    expect(said, `${file.name}: a sentence a person can read`).toMatch(/^[A-Z][^{}[\]]{10,160}\.$/)
    expect(await drawing.elements()).toEqual(before)
  }
  await expect(drawing.status).toHaveAttribute('data-state', 'saved')
  await drawing.press('Control+z')
  expect(await drawing.elements(), 'and is no step of undo').toHaveLength(0)
})
