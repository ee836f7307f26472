import { gzipSync } from 'node:zlib'
import { chromium, type Page } from '@playwright/test'
import { startAppServer, temporaryDataDir } from '../../support/app-server'
import { findChromium } from '../../support/chromium'
import { type Bench, table } from '../bench'

interface Script {
  readonly path: string
  /** Kilobytes, 1,000 bytes each. */
  readonly plain: number
  readonly zipped: number
}

/** The scripts that the editor page fetches until one can draw, as the built product serves them. */
export const scriptBench: Bench = {
  title: 'Script of the editor page, before the first stroke',
  async run() {
    const dataDir = await temporaryDataDir()
    const server = await startAppServer({ dataDir: dataDir.path, readyWithinMs: 300_000 })
    try {
      const scripts = await scriptsOfEditor(server.url)
      print(scripts)
    } finally {
      await server.stop()
      await dataDir.remove()
    }
  },
}

const GOAL_KB = 300

function print(scripts: readonly Script[]): void {
  const sorted = [...scripts].sort((a, b) => b.zipped - a.zipped)
  const sum = (of: (script: Script) => number) => scripts.reduce((total, script) => total + of(script), 0)
  const rows = [
    ...sorted.map(({ path, plain, zipped }) => [path, kb(plain), kb(zipped), '']),
    ['all', kb(sum(({ plain }) => plain)), kb(sum(({ zipped }) => zipped)), `≤ ${GOAL_KB}`],
  ]
  console.log(`${table(['script', 'kB', 'kB gzip', 'goal'], rows)}\n`)
}

const kb = (kilobytes: number) => kilobytes.toFixed(1)

/** What comes when one can draw already (menus, panels) is left out: it is fetched while nobody waits. */
async function scriptsOfEditor(url: string): Promise<Script[]> {
  const browser = await chromium.launch({ ...(await findChromium()), headless: true })
  try {
    const page = await browser.newPage()
    await page.goto(url)
    await page.getByRole('button', { name: 'Start drawing' }).first().click()
    await page.waitForURL(/\/c\/[0-9a-f-]{36}/, { timeout: 60_000 })
    const address = page.url()
    await page
      .context()
      .newCDPSession(page)
      .then((session) => session.send('Network.setCacheDisabled', { cacheDisabled: true }))
    await page.addInitScript(noteFirstCanvas)
    await page.goto(address)
    await page.getByTestId('canvas').waitFor()
    return await Promise.all((await scriptsBeforeCanvas(page)).map((path) => weigh(url, path)))
  } finally {
    await browser.close()
  }
}

const CANVAS = 'bench: canvas'

function noteFirstCanvas(): void {
  new MutationObserver((_, observer) => {
    if (!document.querySelector('[data-testid="canvas"] canvas')) return
    performance.mark('bench: canvas')
    observer.disconnect()
  }).observe(document, { childList: true, subtree: true })
}

async function scriptsBeforeCanvas(page: Page): Promise<string[]> {
  await page.waitForFunction((mark) => performance.getEntriesByName(mark).length > 0, CANVAS)
  return page.evaluate((mark) => {
    const until = performance.getEntriesByName(mark)[0]?.startTime ?? 0
    const paths = performance
      .getEntriesByType('resource')
      .filter(({ name, startTime }) => startTime < until && new URL(name).pathname.endsWith('.js'))
      .map(({ name }) => new URL(name).pathname)
    return [...new Set(paths)]
  }, CANVAS)
}

async function weigh(url: string, path: string): Promise<Script> {
  const bytes = Buffer.from(await (await fetch(url + path)).arrayBuffer())
  return { path, plain: bytes.length / 1000, zipped: gzipSync(bytes).length / 1000 }
}
