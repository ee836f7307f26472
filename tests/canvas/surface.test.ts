import { type Browser, chromium, type Page } from '@playwright/test'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { findChromium } from '../support/chromium'
import { type PageServer, serveHarness } from '../support/surface-page/serve'

let server: PageServer
let browser: Browser
let page: Page

beforeAll(async () => {
  server = await serveHarness()
  browser = await chromium.launch({ ...(await findChromium()), headless: true })
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await server?.close()
})
beforeEach(async () => {
  await page?.close()
  page = await browser.newPage({ viewport: { width: 800, height: 600 } })
  await page.goto(server.url)
  await page.waitForFunction(() => window.harness !== undefined)
}, 60_000)

const settle = () => page.evaluate(() => window.harness.settle(true))

/** How many pixels of the scene change when all of it is painted anew. */
async function pixelsOff(): Promise<number> {
  await settle()
  return page.evaluate(async () => {
    const shown = window.harness.scenePixels()
    window.harness.repaint()
    await window.harness.settle(true)
    const anew = window.harness.scenePixels()
    let off = 0
    for (let i = 0; i < anew.length; i += 4) {
      // Smoothing may round otherwise at another place of the ring; a wrong pixel is far off.
      if ([0, 1, 2].some((channel) => Math.abs((anew[i + channel] ?? 0) - (shown[i + channel] ?? 0)) > 48))
        off++
    }
    return off
  })
}

async function drag(from: readonly [number, number], to: readonly [number, number]): Promise<void> {
  await page.mouse.move(...from)
  await page.mouse.down()
  await page.mouse.move(...to, { steps: 5 })
  await page.mouse.up()
}

const elements = () => page.evaluate(() => [...window.harness.editor.document.elements()])

describe('the drawing surface in a browser', { timeout: 60_000 }, () => {
  it('after pans and edits every pixel is as if painted anew', async () => {
    await page.evaluate(() => {
      window.harness.seed(3_000)
      window.harness.load()
      const { editor } = window.harness
      // A line across the whole drawing is smoothed a little otherwise at each place of the ring.
      const long = [...editor.document.elements()].filter(({ width }) => width > 1_000)
      editor.commit(long.map((element) => ({ kind: 'delete', element })))
      editor.setCamera({ x: 500, y: 500, zoom: 0.6 })
    })
    await settle()
    await page.mouse.move(400, 300)
    for (const [x, y] of [
      [140, 60],
      [-90, 210],
      [400, -35],
      [-13, -377],
      [55, 55],
    ] as const) {
      await page.mouse.wheel(x, y)
      await page.evaluate(() => {
        const { editor } = window.harness
        const { camera } = editor.state.getState()
        const near = editor.index.search({ x: camera.x + 200, y: camera.y + 200, width: 300, height: 200 })
        editor.select(near.sort().slice(0, 6))
        editor.setStyle({ fill: '#a5d8ff', strokeWidth: 4 })
        editor.select([])
      })
    }
    expect(await pixelsOff()).toBeLessThan(40)
  })

  it.each([
    ['seen from afar', 0.05],
    ['of which a part is in sight', 0.6],
  ])('a drawing that comes in parts, %s, is painted as one that was there', async (_, zoom) => {
    await page.evaluate((zoom) => window.harness.editor.setCamera({ x: 0, y: 0, zoom }), zoom)
    const count = await page.evaluate(() => window.harness.seed(20_000))
    await settle()
    for (let from = 0; from < count; from += 4_000) {
      await page.evaluate((from) => window.harness.load(from, from + 4_000), from)
      await page.evaluate(() => window.harness.settle(false))
    }
    expect(await pixelsOff()).toBeLessThan(60)
  })

  it('after a wheel zoom the picture is exact again', async () => {
    await page.evaluate(() => {
      window.harness.seed(3_000)
      window.harness.load()
      window.harness.editor.setCamera({ x: 500, y: 500, zoom: 0.3 })
    })
    await settle()
    await page.mouse.move(300, 200)
    await page.keyboard.down('Control')
    for (let i = 0; i < 8; i++) await page.mouse.wheel(0, -15)
    await page.keyboard.up('Control')
    expect(await pixelsOff()).toBeLessThan(40)
    expect(await page.evaluate(() => window.harness.editor.state.getState().camera.zoom)).toBeGreaterThan(0.6)
  })

  it('a drag of many leaves nothing behind where they were', async () => {
    await page.evaluate(() => {
      window.harness.seed(400)
      window.harness.load()
      const { editor } = window.harness
      editor.setCamera({ x: 0, y: 0, zoom: 0.25 })
      editor.select(window.harness.nearestToMiddle(200))
    })
    await settle()
    const at = await page.evaluate(() =>
      window.harness.pointOn([...window.harness.editor.state.getState().selection]),
    )
    await drag([at.x, at.y], [at.x + 90, at.y + 40])
    await page.evaluate(() => window.harness.editor.select([]))
    expect(await pixelsOff()).toBeLessThan(40)
  })

  it('a rectangle is drawn with the mouse', async () => {
    await page.evaluate(() => window.harness.editor.setTool('rectangle'))
    await drag([100, 100], [260, 220])
    expect(await elements()).toMatchObject([{ type: 'rectangle', x: 100, y: 100, width: 160, height: 120 }])
  })

  it('words are typed where one clicks, and Escape keeps them', async () => {
    await page.evaluate(() => window.harness.editor.setTool('text'))
    await page.mouse.click(300, 200)
    await page.keyboard.type('v h r\nsecond')
    await page.keyboard.press('Escape')
    expect(await elements()).toMatchObject([{ type: 'text', text: 'v h r\nsecond' }])
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-testid'))).toBe('canvas')
  })

  it('Enter begins the words of what is selected and is none of them', async () => {
    await page.evaluate(() => window.harness.editor.setTool('rectangle'))
    await drag([100, 100], [300, 200])
    await page.keyboard.press('Enter')
    await page.keyboard.type('Label')
    await page.keyboard.press('Escape')
    expect(await elements()).toMatchObject([
      { type: 'rectangle', text: 'Label', align: 'center', verticalAlign: 'middle' },
    ])
  })

  it('Escape in the middle of a drag keeps nothing of it', async () => {
    await page.evaluate(() => window.harness.editor.setTool('ellipse'))
    await page.mouse.move(100, 100)
    await page.mouse.down()
    await page.mouse.move(200, 200, { steps: 4 })
    await page.keyboard.press('Escape')
    await page.mouse.up()
    expect(await elements()).toEqual([])
    expect(await pixelsOff()).toBe(0)
  })

  it('Space and the middle button pan', async () => {
    await page.getByTestId('canvas').focus()
    await page.keyboard.down(' ')
    await drag([300, 300], [360, 320])
    await page.keyboard.up(' ')
    expect(await page.evaluate(() => window.harness.editor.state.getState().camera)).toEqual({
      x: -60,
      y: -20,
      zoom: 1,
    })
    await page.mouse.down({ button: 'middle' })
    await page.mouse.move(350, 300)
    await page.mouse.up({ button: 'middle' })
    expect(await page.evaluate(() => window.harness.editor.state.getState().camera)).toEqual({
      x: -50,
      y: 0,
      zoom: 1,
    })
  })

  it('the surface is one focusable element named Canvas', async () => {
    const surface = page.getByRole('application', { name: 'Canvas' })
    expect(await surface.count()).toBe(1)
    await surface.focus()
    expect(await surface.evaluate((element) => element === document.activeElement)).toBe(true)
  })
})
