import { setTimeout as delay } from 'node:timers/promises'
import type { Browser, BrowserContext, Page } from '@playwright/test'

/** How many times slower than this machine the pages of a test are: `SLOW=4 npm run test:e2e`. 1 changes nothing. */
export const slowness = readSlowness(process.env.SLOW)

/** Milliseconds that a script fetched by a page is late, at a slowness of 1. */
const SCRIPT_LATE_MS = 50

/**
 * Gives every page of this browser a slow processor and late scripts, as a weak laptop on a weak network has them. What
 * comes lazily then comes long after the hand that asked for it, and a test that hoped for it fails here.
 */
export function slowDown(browser: Browser): void {
  if (slowness > 1) browser.on('context', (context) => void slowDownContext(context))
}

async function slowDownContext(context: BrowserContext): Promise<void> {
  context.on('page', (page) => void throttleProcessor(context, page))
  await context.route(/\/_next\/static\/chunks\//, async (route) => {
    await delay(SCRIPT_LATE_MS * slowness)
    // The page may be gone by now.
    await route.continue().catch(() => undefined)
  })
}

async function throttleProcessor(context: BrowserContext, page: Page): Promise<void> {
  // A page that closes at once needs no slowing.
  const session = await context.newCDPSession(page).catch(() => null)
  await session?.send('Emulation.setCPUThrottlingRate', { rate: slowness }).catch(() => undefined)
}

function readSlowness(value: string | undefined): number {
  const rate = Number(value || 1)
  if (!(rate >= 1)) throw new Error(`SLOW is ${value}, expected a number of at least 1.`)
  return rate
}
