import { readFile } from 'node:fs/promises'
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test'
import { findChromium } from '../../support/chromium'
import { type Bench, SCREEN, settle } from './gestures'
import { BenchHand } from './hand'
import type { Peer, PeerServer } from './peers'
import type { Product } from './product'
import type { SeededScene } from './seeded-scene'

/** An editor in a browser of its own, so that nothing of the one before is left. */
export interface Contestant {
  readonly name: string
  /** An empty drawing. */
  openEmpty(scene: SeededScene): Promise<Opened>
}

export interface Opened {
  readonly bench: Bench
  readonly context: BrowserContext
  /** What the page takes in memory. */
  memory(): Promise<Memory>
  close(): Promise<void>
}

export interface Memory {
  /** Megabytes of live JavaScript objects. */
  readonly heap: number
  /** The same, and the bytes that typed arrays and strings hold outside of them. */
  readonly buffers: number
  /** Of the whole renderer process; NaN where the system does not say. */
  readonly renderer: number
}

export function indelible(product: Product): Contestant {
  return {
    name: 'Indelible',
    openEmpty: (scene) =>
      open(
        scene,
        async (page) => {
          await product.openCanvas(page, product.emptyCanvasId)
        },
        product.cookies,
      ),
  }
}

export function peer(name: Peer, title: string, server: PeerServer): Contestant {
  return {
    name: title,
    openEmpty: (scene) =>
      open(scene, async (page) => {
        await page.goto(server.urlOf(name))
        await page.waitForFunction(() => window.bench !== undefined)
      }),
  }
}

async function open(
  scene: SeededScene,
  goTo: (page: Page) => Promise<void>,
  cookies: Product['cookies'] = [],
): Promise<Opened> {
  const browser = await chromium.launch({ ...(await findChromium()), headless: true })
  try {
    const context = await browser.newContext({ viewport: SCREEN })
    await context.addCookies([...cookies])
    // What the loader of TypeScript calls to keep the names of functions; those sent to a page miss it there.
    await context.addInitScript('globalThis.__name ??= (named) => named')
    const page = await context.newPage()
    await goTo(page)
    const session = await context.newCDPSession(page)
    const bench = { page, session, hand: new BenchHand(session), scene }
    await settle(bench)
    return { bench, context, memory: () => memoryOf(browser, bench), close: () => browser.close() }
  } catch (error) {
    await browser.close()
    throw error
  }
}

const MB = 2 ** 20

async function memoryOf(browser: Browser, { session }: Bench): Promise<Memory> {
  for (let i = 0; i < 2; i++) await session.send('HeapProfiler.collectGarbage')
  const usage: { usedSize: number; backingStorageSize?: number } = await session.send('Runtime.getHeapUsage')
  return {
    heap: usage.usedSize / MB,
    buffers: (usage.usedSize + (usage.backingStorageSize ?? 0)) / MB,
    renderer: await rendererMegabytes(browser),
  }
}

async function rendererMegabytes(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  const sizes = await Promise.all(
    processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => residentMegabytes(id)),
  )
  return Math.max(...sizes)
}

async function residentMegabytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]
  return kilobytes ? Number(kilobytes) / 1024 : Number.NaN
}
