import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page } from '@playwright/test'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type ChromiumLaunch, findChromium } from '../../support/chromium'
import type { Here } from './page'
import { openSite, type Site } from './site'

/** In a real browser: its IndexedDB, its locks between tabs, its requests that outlive a page, and its death. */

declare global {
  interface Window {
    here: Here
  }
}

let launch: ChromiumLaunch
let site: Site
let profile: string
let browser: BrowserContext

beforeAll(async () => {
  launch = await findChromium()
}, 180_000)

beforeEach(async () => {
  site = await openSite()
  profile = await mkdtemp(join(tmpdir(), 'indelible-profile-'))
  browser = await chromium.launchPersistentContext(profile, launch)
})

afterEach(async () => {
  await browser.close()
  await site.close()
  await rm(profile, { recursive: true, force: true, maxRetries: 5 })
})

async function openTab(): Promise<Page> {
  const page = await browser.newPage()
  await page.goto(site.url)
  await page.waitForFunction(() => window.here.session.progress.getState().state === 'ready')
  return page
}

const draw = (page: Page, id: string, text = '') =>
  page.evaluate(([id, text]) => window.here.draw(id, text), [id, text] as const)
const isSaved = (page: Page) =>
  page.waitForFunction(() => window.here.session.status.getState().state === 'saved')
const shows = (page: Page, count: number) =>
  page.waitForFunction((count) => window.here.ids().length === count, count)
const idsAtServer = () =>
  site.server
    .rows()
    .map(({ id }) => id)
    .sort()

/** Ends the browser's own process in the middle of whatever it does: nobody gets to say goodbye. */
async function crashBrowser(page: Page): Promise<void> {
  const session = await browser.newCDPSession(page)
  const ended = new Promise((resolve) => browser.once('close', resolve))
  session.send('Browser.crash').catch(() => undefined)
  await ended
}

describe('in a real browser', { timeout: 120_000 }, () => {
  test('[C4] tabs closed at the moment of the edit lose nothing and repeat nothing', async () => {
    const drawn: string[] = []
    for (let round = 0; round < 15; round++) {
      const page = await openTab()
      drawn.push(`box${round}`)
      await draw(page, `box${round}`)
      await page.close({ runBeforeUnload: false })
    }
    const last = await openTab()
    await shows(last, drawn.length)
    await isSaved(last)
    expect(idsAtServer()).toEqual([...drawn].sort())
    expect(site.server.log).toHaveLength(drawn.length)
  })

  test('[C4] a browser that crashes while the server is dead keeps every edit on the device', async () => {
    const page = await openTab()
    site.isDown = true
    await draw(page, 'first')
    await draw(page, 'second', 'x'.repeat(50_000))
    await page.evaluate(() => window.here.editor.undo())
    await page.evaluate(() => window.here.editor.redo())
    await page.waitForFunction(() => window.here.session.status.getState().state === 'offline')
    await crashBrowser(page)

    site.isDown = false
    browser = await chromium.launchPersistentContext(profile, launch)
    const after = await openTab()
    await isSaved(after)
    expect(idsAtServer()).toEqual(['first', 'second'])
  })

  test('[C4] a tab that lives takes over the outbox of one that died', async () => {
    const [one, two] = [await openTab(), await openTab()]
    site.isDown = true
    // Too big for a request that outlives its page: only the outbox has it.
    await draw(one, 'orphan', 'x'.repeat(49_000))
    await draw(one, 'other', 'y'.repeat(49_000))
    await one.waitForFunction(() => window.here.session.status.getState().state === 'offline')
    await one.close()
    site.isDown = false
    await shows(two, 2)
    await isSaved(two)
    expect(idsAtServer()).toEqual(['orphan', 'other'])
    expect(site.server.log).toHaveLength(2)
  })

  test('one tab shows at once what another of the same browser saved, without a socket', async () => {
    const [one, two] = [await openTab(), await openTab()]
    await draw(one, 'box')
    await shows(two, 1)
    await draw(two, 'other')
    await shows(one, 2)
    expect(await one.evaluate(() => window.here.session.version())).toBe(2)
  })

  test('a page that navigates away and comes back by the back button goes on saving', async () => {
    const page = await openTab()
    await draw(page, 'before')
    await page.goto('about:blank')
    await page.goBack()
    await page.waitForFunction(() => window.here.session.progress.getState().state === 'ready')
    await draw(page, 'after')
    await shows(page, 2)
    await isSaved(page)
    expect(idsAtServer()).toEqual(['after', 'before'])
  })
})
