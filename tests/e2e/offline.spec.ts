import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import sharp from 'sharp'
import { type AppServer, startAppServer, temporaryDataDir } from '../support/app-server'
import { readCanvas } from '../support/canvas-rows'
import { DrawingPage } from '../support/drawing-page'
import { keptPictures, whenKept, whenReadyForOffline } from '../support/offline-page'
import { slowness } from '../support/slowness'
import { colorAt } from './support/color-at'
import { sql } from './support/database'
import { expect, test } from './support/test'

test.use({ serviceWorkers: 'allow' })
// A reload takes long where many work on one machine, and these make several.
test.setTimeout(120_000 * slowness)

/** Opens what is on the device: the status never says saved then. */
async function reloadOffline(drawing: DrawingPage): Promise<void> {
  await drawing.page.reload()
  await expect(drawing.canvas).toBeVisible()
  await drawing.page.waitForFunction(() => window.editor !== undefined)
  await expect(drawing.status).toHaveAttribute('data-state', 'offline')
}

/** The details come after the drawing: a network that is gone by then takes them along. */
async function whenDetailsAreThere({ page, status }: DrawingPage): Promise<void> {
  const details = page.getByRole('dialog')
  await status.getByRole('button').click()
  await expect(details).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(details).toBeHidden()
}

async function download(drawing: DrawingPage): Promise<{ operations: unknown[]; elements: unknown[] }> {
  const button = drawing.page.getByRole('button', { name: 'Download what is not saved' })
  if (!(await button.isVisible())) await drawing.status.getByRole('button').click()
  const downloading = drawing.page.waitForEvent('download')
  await button.click()
  const path = await (await downloading).path()
  await drawing.page.keyboard.press('Escape')
  return JSON.parse(await readFile(path, 'utf8'))
}

/** Lays a red square in the middle of the screen. */
async function chooseRedPicture(page: Page): Promise<void> {
  const background = '#e01020'
  const buffer = await sharp({ create: { width: 200, height: 200, channels: 3, background } })
    .png()
    .toBuffer()
  const choosing = page.waitForEvent('filechooser')
  await page.keyboard.press('i')
  await (await choosing).setFiles({ name: 'red.png', mimeType: 'image/png', buffer })
}

async function withServer(work: (server: AppServer, again: () => Promise<AppServer>) => Promise<void>) {
  const dataDir = await temporaryDataDir()
  let server = await startAppServer({ dataDir: dataDir.path })
  try {
    await work(server, async () => {
      server = await startAppServer({ dataDir: dataDir.path, port: server.port })
      return server
    })
  } finally {
    await server.stop()
    await dataDir.remove()
  }
}

test('[C4] the server is gone: the app opens what it opened before, is drawn on, survives reloads, and saves when it is back', async ({
  page,
}) => {
  test.setTimeout(180_000 * slowness)
  await withServer(async (server, startAgain) => {
    const drawing = await DrawingPage.asGuest(page, server.url)
    await chooseRedPicture(page)
    await drawing.whenSaved()
    await whenReadyForOffline(page, drawing.canvasId)
    await expect.poll(() => keptPictures(page), { timeout: 30_000 }).toBe(1)
    const address = page.url()
    await server.stop()

    await reloadOffline(drawing)
    expect(await drawing.elements()).toHaveLength(1)
    // Shown from this device: the server that had it is gone.
    await expect.poll(() => colorAt(page, 640, 400)).toBe('#e01020')
    await drawing.drawRectangle([200, 200], [320, 300])
    await expect(drawing.status).toContainText('1 change kept on this device')
    const ids = await drawing.elementIds()
    expect(ids).toHaveLength(2)
    expect((await download(drawing)).operations).toHaveLength(1)

    await page.goto(`${server.url}/canvases`)
    const shelf = page.getByRole('list', { name: 'On this device' })
    await expect(shelf.getByRole('listitem')).toHaveCount(1)
    await expect(shelf).toContainText('1 change waits here')
    await page.goto(`${server.url}/c/0191a000-0000-7000-8000-000000000000`)
    await expect(page.getByRole('heading', { name: 'This canvas is not on this device' })).toBeVisible()
    await page.goto(`${server.url}/c/${drawing.canvasId}/history`)
    await expect(page.getByRole('heading', { name: 'This page needs the server' })).toBeVisible()

    // What waits has survived each of these.
    await page.goto(address)
    await expect(drawing.status).toContainText('1 change kept on this device')
    await startAgain()
    await drawing.whenSaved(60_000)
    expect(await drawing.elementIds()).toEqual(ids)
    await drawing.reload()
    expect(await drawing.elementIds()).toEqual(ids)
  })
})

test('[I1] two devices of one person, one without a network: they draw apart, and both end with all of it', async ({
  drawing,
  context,
  browser,
}) => {
  await drawing.drawRectangle([200, 200], [320, 300])
  await drawing.whenSaved()
  await whenReadyForOffline(drawing.page, drawing.canvasId)
  const elsewhere = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    serviceWorkers: 'block',
  })
  await elsewhere.addCookies(await context.cookies())
  const other = new DrawingPage(await elsewhere.newPage())
  await other.open(drawing.page.url())

  await context.setOffline(true)
  await reloadOffline(drawing)
  await drawing.drawRectangle([400, 200], [520, 300])
  await drawing.drawRectangle([400, 400], [520, 500])
  await other.drawRectangle([600, 200], [720, 300])
  await other.whenSaved()
  await reloadOffline(drawing)
  expect(await drawing.elements()).toHaveLength(3)

  await context.setOffline(false)
  await drawing.whenSaved(60_000)
  await expect.poll(() => drawing.elementIds()).toHaveLength(4)
  await expect.poll(() => other.elementIds(), { timeout: 20_000 }).toEqual(await drawing.elementIds())
  const rows = await readCanvas(drawing.canvasId)
  expect(rows.elementIds).toEqual(await drawing.elementIds())
  expect(rows.replayDifference).toBeNull()
  await elsewhere.close()
})

test('[C4] what is kept for one person is shown to nobody else on the device, and is there when they come back', async ({
  drawing,
  context,
  baseUrl,
}) => {
  const { page, canvasId } = drawing
  await drawing.drawRectangle([200, 200], [320, 300])
  await drawing.whenSaved()
  await whenReadyForOffline(page, canvasId)
  const address = page.url()
  const cookies = await context.cookies()

  await context.clearCookies()
  await page.goto(baseUrl)
  await expect(page.getByRole('button', { name: 'Start drawing' })).toBeVisible()
  await context.setOffline(true)
  await page.goto(address)
  await expect(page.getByText('Nobody is signed in in this browser')).toBeVisible()

  await context.setOffline(false)
  await page.goto(baseUrl)
  const stranger = await DrawingPage.asGuest(page, baseUrl)
  const theirs = stranger.canvasId
  await whenKept(page, theirs)
  await context.setOffline(true)
  await page.goto(address)
  await expect(page.getByRole('heading', { name: 'This canvas is not on this device' })).toBeVisible()
  await page.goto(`${baseUrl}/canvases`)
  await expect(page.getByRole('list', { name: 'On this device' }).getByRole('listitem')).toHaveCount(1)
  await expect(page.locator(`a[href="/c/${canvasId}"]`)).toHaveCount(0)

  await context.setOffline(false)
  await context.clearCookies()
  await context.addCookies([...cookies, { name: 'indelible-locale', value: 'de', url: baseUrl }])
  await page.goto(address)
  await expect.poll(() => shellLanguage(page)).toBe('de')
  await context.setOffline(true)
  await page.reload()
  const status = page.getByRole('status', { name: 'Speicherstand' })
  await expect(status).toHaveAttribute('data-state', 'offline')
  await expect.poll(() => drawing.elements()).toHaveLength(1)
  await page.goto(`${baseUrl}/c/${theirs}`)
  await expect(
    page.getByRole('heading', { name: 'Diese Zeichenfläche ist nicht auf diesem Gerät' }),
  ).toBeVisible()
  await context.setOffline(false)
})

/** Of the page that the worker shows where the server cannot be asked. */
async function shellLanguage(page: Page): Promise<string | undefined> {
  const html = await page.evaluate(async () => (await caches.match('/offline'))?.text())
  return /<html lang="([^"]+)"/.exec(html ?? '')?.[1]
}

async function storage(page: Page, baseUrl: string) {
  const session = await page.context().newCDPSession(page)
  const { origin } = new URL(baseUrl)
  return {
    limitTo: (quotaSize?: number) =>
      session.send('Storage.overrideQuotaForOrigin', {
        origin,
        ...(quotaSize !== undefined && { quotaSize }),
      }),
    clear: () => session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' }),
  }
}

test.describe('storage', () => {
  // These never leave the page: nobody need fetch the whole app for them.
  test.use({ serviceWorkers: 'block' })

  test('[C4] storage that is full, or is cleared under a tab: said at once, downloadable, and nothing is lost', async ({
    drawing,
    context,
    baseUrl,
  }) => {
    const { page } = drawing
    const device = await storage(page, baseUrl)
    await drawing.whenSaved()
    // At once: a browser that has just found room for one write asks for no more room for a while.
    await device.limitTo(1)
    await whenDetailsAreThere(drawing)
    await context.setOffline(true)
    await drawing.drawRectangle([200, 200], [320, 300])
    await expect(drawing.status).toContainText('the storage of this device is full')
    expect((await download(drawing)).elements).toHaveLength(1)
    await device.limitTo()
    await drawing.drawRectangle([400, 200], [520, 300])
    await expect(drawing.status).toContainText('2 changes kept on this device')

    await device.clear()
    await drawing.drawRectangle([600, 200], [720, 300])
    await expect(drawing.status).toContainText('3 changes kept on this device')
    const ids = await drawing.elementIds()
    const { canvasId } = drawing
    await page.close()
    await context.setOffline(false)
    const again = new DrawingPage(await context.newPage())
    await again.open(`${baseUrl}/c/${canvasId}`)
    expect(await again.elementIds()).toEqual(ids)
  })

  test('[C4] a newer build has changed the database of this browser: it is said, and saving goes on', async ({
    drawing,
    context,
  }) => {
    await drawing.whenSaved()
    const { page } = drawing
    // As a tab of a newer build would.
    await page.evaluate(
      () =>
        new Promise<void>((resolve, reject) => {
          const opening = indexedDB.open('indelible-outbox', 99)
          opening.onsuccess = () => {
            opening.result.close()
            resolve()
          }
          opening.onerror = () => reject(opening.error)
        }),
    )
    await whenDetailsAreThere(drawing)
    await context.setOffline(true)
    await drawing.drawRectangle([200, 200], [320, 300])
    await expect(drawing.status).toContainText(
      'a newer version of Indelible keeps the changes of this browser',
    )
    expect((await download(drawing)).operations).toHaveLength(1)
    await context.setOffline(false)
    await drawing.whenSaved()
    expect((await readCanvas(drawing.canvasId)).elementIds).toHaveLength(1)
  })

  test('[C4] two people in one browser: the open tab of one saves nothing in the name of the other, and waits', async ({
    drawing,
    context,
    baseUrl,
  }) => {
    await drawing.drawRectangle([200, 200], [320, 300])
    await drawing.whenSaved()
    const { canvasId } = drawing
    const cookies = await context.cookies()
    await context.clearCookies()
    const page = await context.newPage()
    const other = await DrawingPage.asGuest(page, baseUrl)
    await sql(`INSERT INTO canvas_members SELECT $1, owner_id, 'editor' FROM canvases WHERE id = $2`, [
      canvasId,
      other.canvasId,
    ])
    await page.close()

    await drawing.drawRectangle([400, 200], [520, 300])
    await expect(drawing.status).toHaveAttribute('data-state', 'error')
    await expect(drawing.status).toContainText('signed in as somebody else now')
    await expect(drawing.status).toContainText('1 change is kept on this device')
    expect((await download(drawing)).operations).toHaveLength(1)
    const authors = () =>
      sql<{ is_owner: boolean }>(
        `SELECT log.user_id = canvases.owner_id AS is_owner FROM canvas_change_log log
       JOIN canvases ON canvases.id = log.canvas_id WHERE canvas_id = $1 ORDER BY log.version`,
        [canvasId],
      )
    expect(await authors()).toEqual([{ is_owner: true }])

    await context.clearCookies()
    await context.addCookies(cookies)
    await drawing.whenSaved()
    expect(await authors()).toEqual([{ is_owner: true }, { is_owner: true }])
  })

  /** How browsers that keep nothing say so: at once, or when asked for the database. */
  const refusals = {
    'throws at once': () => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('The operation is insecure.', 'SecurityError')
      }
    },
    'fails later': () => {
      const open = IDBFactory.prototype.open
      IDBFactory.prototype.open = function () {
        const request = open.call(this, 'refused')
        request.addEventListener('upgradeneeded', (event) => {
          event.stopImmediatePropagation()
          request.transaction?.abort()
        })
        return request
      }
    },
  }

  for (const [way, refuse] of Object.entries(refusals)) {
    test(`[C4] a browser that keeps nothing and ${way}: said, saved all the same, and downloadable without a network`, async ({
      page,
      context,
      baseUrl,
    }) => {
      await page.addInitScript(refuse)
      const drawing = await DrawingPage.asGuest(page, baseUrl)
      await drawing.drawRectangle([200, 200], [320, 300])
      await drawing.whenSaved()
      await whenDetailsAreThere(drawing)
      await context.setOffline(true)
      await drawing.drawRectangle([400, 200], [520, 300])
      await expect(drawing.status).toContainText(
        '1 change kept in this tab only, for this browser keeps nothing on the device',
      )
      await drawing.status.getByRole('button').click()
      await expect(
        page.getByText('Cannot be opened without a network: this browser keeps nothing'),
      ).toBeVisible()
      expect((await download(drawing)).operations).toHaveLength(1)
      await drawing.press('Control+z', 'Control+Shift+z')
      await context.setOffline(false)
      await drawing.whenSaved()
      expect((await readCanvas(drawing.canvasId)).elementIds).toEqual(await drawing.elementIds())
    })
  }
})
