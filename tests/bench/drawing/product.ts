import type { BrowserContext, Page } from '@playwright/test'
import { chromium } from '@playwright/test'
import { connectDatabase } from '../../../db/client'
import { seedCanvas } from '../../../db/seed'
import { eachSeedElement } from '../../../db/seed-elements'
import { createLog } from '../../../lib/server/log'
import { startAppServer, temporaryDataDir } from '../../support/app-server'
import { findChromium } from '../../support/chromium'
import type { BenchFace } from './bench-face'

/** The built product on a server of its own, with a guest who draws. */
export interface Product {
  readonly url: string
  readonly cookies: Awaited<ReturnType<BrowserContext['cookies']>>
  readonly emptyCanvasId: string
  /** A canvas of the guest with the seeded scene. */
  seed(count: number): Promise<string>
  /** Opens the real editor page and gives it the face that the bench knows. */
  openCanvas(page: Page, canvasId: string): Promise<void>
  urlOf(canvasId: string): string
  close(): Promise<void>
}

const OPEN_WITHIN_MS = 120_000

export async function startProduct(): Promise<Product> {
  const dataDir = await temporaryDataDir()
  const server = await startAppServer({ dataDir: dataDir.path, readyWithinMs: 300_000 })
  const stop = async () => {
    await server.stop()
    await dataDir.remove()
  }
  try {
    const { cookies, canvasId } = await beginAsGuest(server.url)
    const urlOf = (id: string) => `${server.url}/c/${id}?debug=face`
    return {
      url: server.url,
      cookies,
      emptyCanvasId: canvasId,
      urlOf,
      async seed(count) {
        const db = await connectDatabase({
          env: { DATABASE_URL: undefined, DATA_DIR: dataDir.path },
          log: createLog({ level: 'silent' }),
          max: 2,
        })
        try {
          const { rows } = await db.pool.query<{ owner_id: string }>(
            'SELECT owner_id FROM canvases WHERE id = $1',
            [canvasId],
          )
          const userId = rows[0]?.owner_id ?? ''
          return await seedCanvas(db, {
            elements: eachSeedElement(count),
            title: `${count} elements`,
            userId,
          })
        } finally {
          await db.close()
        }
      },
      async openCanvas(page, id) {
        await page.goto(urlOf(id))
        await presentFace(page)
        await page.locator('[role="status"][data-state="saved"]').waitFor({ timeout: OPEN_WITHIN_MS })
      },
      close: stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Over the face that the product has with `?debug`. */
export async function presentFace(page: Page): Promise<void> {
  await page.waitForFunction(() => window.editor !== undefined, undefined, { timeout: OPEN_WITHIN_MS })
  await page.evaluate(() => {
    const { editor } = window
    if (!editor) throw new Error('The editor is not there.')
    const face: BenchFace = {
      load: (elements) => editor.load(elements),
      setCamera: (camera) => editor.setCamera(camera),
      select: (ids) => editor.select(ids),
      selected: () => editor.selection.length,
      placeOf: (id) => editor.element(id) ?? null,
      isPainted: () => editor.painted,
    }
    window.bench = face
  })
}

async function beginAsGuest(url: string) {
  const browser = await chromium.launch({ ...(await findChromium()), headless: true })
  try {
    const context = await browser.newContext()
    const page = await context.newPage()
    await page.goto(url)
    await page.getByRole('button', { name: 'Start drawing' }).first().click()
    await page.waitForURL(/\/c\/[0-9a-f-]{36}/, { timeout: 60_000 })
    const canvasId = /\/c\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? ''
    return { cookies: await context.cookies(), canvasId }
  } finally {
    await browser.close()
  }
}
