import type { Page } from '@playwright/test'
import type { Opened } from './contestants'
import { type Product, presentFace } from './product'
import { PAINTED, type Trace, trace } from './trace'

/** Milliseconds after the navigation began, on a warm server. */
export interface Opening {
  /** Until a part of the drawing is on the screen. */
  readonly firstPaint: number
  /** Until all of it is. */
  readonly allPainted: number
  /** From the last element in memory until all of it is on the screen. */
  readonly lastToPainted: number
  /** What the main thread ran until then. */
  readonly mainMs: number
  /** The longest task in which a hand would have waited. */
  readonly longestTask: number
  /** What crossed the wire for the elements, megabytes. */
  readonly megabytes: number
}

/** Opens a canvas by its address, as a person does who comes to it for the first time. */
export async function openByAddress(
  { bench, context }: Opened,
  product: Product,
  canvasId: string,
): Promise<Opening> {
  const { page, session } = bench
  await context.addInitScript(markPainted, { count: bench.scene.count, mark: PAINTED })
  const recorded = await trace({ page, session }, async () => {
    await page.goto(product.urlOf(canvasId), { waitUntil: 'commit' })
    await page.waitForFunction((mark) => performance.getEntriesByName(mark).length > 0, PAINTED, {
      timeout: 300_000,
      polling: 100,
    })
    await page.evaluate(() => new Promise(requestAnimationFrame))
  })
  await presentFace(page)
  return { ...timesOf(recorded), megabytes: await bytesOfElements(page) }
}

function timesOf({ begin, presented, tasks, marks }: Trace) {
  const shownAfter = (mark: string) => {
    const at = marks.get(mark) ?? Number.NaN
    return (presented.find((frame) => frame > at) ?? Number.NaN) / 1000
  }
  const all = shownAfter(PAINTED)
  const until = tasks.filter(({ at }) => at / 1000 < all)
  return {
    firstPaint: shownAfter('canvas: first elements') - begin / 1000,
    allPainted: all - begin / 1000,
    lastToPainted: all - (marks.get('canvas: all elements') ?? Number.NaN) / 1000,
    mainMs: until.reduce((sum, { threadTime }) => sum + threadTime, 0) / 1000,
    longestTask: Math.max(...until.map(({ at, until }) => (until - at) / 1000)),
  }
}

/** In the page, before anything of it runs. */
function markPainted({ count, mark }: { readonly count: number; readonly mark: string }): void {
  const timer = setInterval(() => {
    if (!window.editor || window.editor.size < count || !window.editor.painted) return
    performance.mark(mark)
    clearInterval(timer)
  }, 4)
}

async function bytesOfElements(page: Page): Promise<number> {
  return page.evaluate(() => {
    const entries = performance.getEntriesByType('resource') as PerformanceResourceTiming[]
    const elements = entries.findLast(({ name }) => /\/elements(\?|$)/.test(name))
    return (elements?.transferSize ?? Number.NaN) / 1e6
  })
}
