import type { Page } from '@playwright/test'
import { startAppServer, temporaryDataDir } from '../support/app-server'
import { DrawingPage } from '../support/drawing-page'
import { makeOtherBuild } from '../support/other-build'
import { slowness } from '../support/slowness'
import { expect, test } from './support/test'

test.use({ serviceWorkers: 'allow' })

/** Paths of the scripts this page is made of: another build has others. */
async function scriptsOf(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLScriptElement>('script[src]')].map(({ src }) => new URL(src).pathname),
  )
}

const note = (page: Page) => page.getByText('Indelible was updated. Reload to go on; your work is kept.')

test('[C7] a deploy under the hand: an old tab is refused, keeps its work, says so, loads anew, and saves', async ({
  page,
  browser,
}) => {
  test.setTimeout(180_000 * slowness)
  const [dataDir, otherBuild] = await Promise.all([temporaryDataDir(), makeOtherBuild()])
  let server = await startAppServer({ dataDir: dataDir.path })
  const withoutWorker = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    serviceWorkers: 'block',
  })
  try {
    const ana = await DrawingPage.asGuest(page, server.url)
    const ben = await DrawingPage.asGuest(await withoutWorker.newPage(), server.url)
    for (const drawing of [ana, ben]) {
      await drawing.drawRectangle([200, 200], [320, 300])
      await drawing.whenSaved()
    }
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
    const before = await scriptsOf(page)

    await server.stop()
    await ana.drawRectangle([400, 200], [520, 300])
    await expect(ana.status).toContainText('1 change kept on this device')
    server = await startAppServer({ dataDir: dataDir.path, port: server.port, cwd: otherBuild.path })

    await test.step('a part of the old build is gone: the drawing stays, and the page says what helps', async () => {
      await ben.press('Control+a')
      await ben.page.getByRole('button', { name: 'Stroke: more colors' }).click()
      await expect(ben.page.getByText('A part of Indelible could not be loaded')).toBeVisible()
      expect(await ben.elements()).toHaveLength(1)
      await ben.press('Escape', 'Escape')
      await ben.drawRectangle([400, 200], [520, 300])
      await expect(note(ben.page)).toBeVisible()
      await expect(ben.status).toHaveAttribute('data-state', 'error')
      await expect(ben.status).toContainText('1 change is kept on this device')
      await ben.page.getByRole('button', { name: 'Reload', exact: true }).click()
      await ben.whenReady()
      expect(await ben.elements()).toHaveLength(2)
      await ben.press('Control+a')
      await ben.page.getByRole('button', { name: 'Stroke: more colors' }).click()
      await expect(ben.page.getByRole('slider').first()).toBeVisible()
    })

    await test.step('a hand that rests is not asked: the page loads itself anew, and all is saved', async () => {
      // Nobody touches it: the page itself goes from the old scripts to the new ones.
      await expect.poll(() => scriptsOf(page).catch(() => before), { timeout: 60_000 }).not.toEqual(before)
      await ana.whenReady()
      expect(await ana.elements()).toHaveLength(2)
      await expect(note(page)).toBeHidden()
      // The worker of the new build serves, and pages of the one before still find their parts.
      await expect.poll(() => page.evaluate(() => caches.keys()), { timeout: 60_000 }).toHaveLength(2)
      const statuses = await page.evaluate(
        (paths) => Promise.all(paths.map(async (path) => (await fetch(path)).status)),
        before.filter((path) => path.startsWith('/_next/static/')),
      )
      expect(new Set(statuses)).toEqual(new Set([200]))
    })
  } finally {
    await withoutWorker.close()
    await server.stop()
    await dataDir.remove()
    await otherBuild.remove()
  }
})
