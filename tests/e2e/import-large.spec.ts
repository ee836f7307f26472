import { open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { slowness } from '../support/slowness'
import { chooseFile, expectTheSameAfterReload, importAndUndo, type NamedFile } from './support/import-file'
import { expect, test } from './support/test'

// A trace copies every request and page: with these it is most of the work.
test.use({ trace: 'off' })

const FIXTURE = 'tests/formats/fixtures/every-type.excalidraw'

test('a very long text, a very long stroke and a file of 5 MB come in and are saved', async ({ drawing }) => {
  test.setTimeout(300_000 * slowness)
  const { page } = drawing
  const sample = JSON.parse(await readFile(FIXTURE, 'utf8')) as {
    elements: { type: string; containerId?: unknown }[]
  }
  const like = (type: string) => {
    const found = sample.elements.find((element) => element.type === type && !element.containerId)
    if (!found) throw new Error(`The fixture has no ${type}.`)
    return { ...found, boundElements: [], groupIds: [], frameId: null, angle: 0 }
  }
  const file = (name: string, elements: readonly object[]): NamedFile => ({
    name,
    mimeType: 'application/json',
    buffer: Buffer.from(
      JSON.stringify({ type: 'excalidraw', version: 2, source: 'test', elements, appState: {}, files: {} }),
    ),
  })
  const words = 'Nothing is lost, nothing is overwritten. '.repeat(400).slice(0, 13_000)
  const points = Array.from({ length: 20_000 }, (_, i) => [i / 20, 80 * Math.sin(i / 40)])

  await importAndUndo(
    drawing,
    file('long.excalidraw', [
      {
        ...like('text'),
        id: 'long-text',
        x: 0,
        y: 0,
        width: 600,
        height: 9000,
        text: words,
        originalText: words,
        autoResize: false,
      },
      {
        ...like('freedraw'),
        id: 'long-stroke',
        x: 0,
        y: -300,
        width: 1000,
        height: 160,
        points,
        pressures: [],
        simulatePressure: true,
      },
    ]),
  )
  const [first, second] = await drawing.elements()
  expect([first, second].map((element) => element?.type).sort()).toEqual(['draw', 'text'])
  const text = (await drawing.elements()).find(({ type }) => type === 'text')
  expect(text?.type === 'text' && text.text).toBe(words)
  const stroke = (await drawing.elements()).find(({ type }) => type === 'draw')
  expect(stroke?.type === 'draw' && stroke.points).toHaveLength(40_000)
  await expectTheSameAfterReload(drawing)

  const many = Array.from({ length: 13_000 }, (_, i) => ({
    ...like('rectangle'),
    id: `box-${i}`,
    x: (i % 100) * 30,
    y: 10_000 + Math.floor(i / 100) * 30,
    width: 24,
    height: 24,
  }))
  const large = file('large.excalidraw', many)
  expect(large.buffer.length).toBeGreaterThan(5 * 1024 * 1024)
  await importAndUndo(drawing, large)
  await expectTheSameAfterReload(drawing)
  expect(await drawing.elements()).toHaveLength(13_002)

  // Larger than any drawing: said before it is read.
  const tooLarge = join(process.env.E2E_DATA_DIR ?? '', 'too-large.excalidraw')
  const handle = await open(tooLarge, 'w')
  await handle.truncate(60 * 1024 * 1024)
  await handle.close()
  await chooseFile(page, tooLarge)
  await expect(page.locator('[data-sonner-toast]')).toContainText('larger than 50 MB')
  expect(await drawing.elements()).toHaveLength(13_002)
})
