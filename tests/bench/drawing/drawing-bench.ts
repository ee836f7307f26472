import { type Browser, chromium } from '@playwright/test'
import { findChromium } from '../../support/chromium'
import { type Bench, median, table } from '../bench'
import { type PageServer, serveHarness } from './page-server'
import * as scenario from './scenarios'
import { SCREEN, type Way } from './scenarios'
import type { Frames } from './trace'

/** Every figure of one scene drawn one way. */
interface Figures {
  readonly frames: Readonly<Record<FramedName, Frames>>
  readonly numbers: Readonly<Record<NumberName, number>>
}

type FramedName = 'pan at 100 %' | 'pan in overview' | 'zoom, overview → 100 %' | 'drag 500 selected'
type NumberName = 'load → painted, ms' | 'select all, ms' | 'exact overview after a jump, ms' | 'JS heap, MB'

const FRAMED: Readonly<Record<FramedName, string>> = {
  'pan at 100 %': '60 · p95 ≤ 20 · main ≤ 4',
  'pan in overview': '60 · p95 ≤ 20 · main ≤ 4',
  'zoom, overview → 100 %': '60 · p95 ≤ 24 · main ≤ 9',
  'drag 500 selected': '60 · p95 ≤ 20 · main ≤ 6',
}
const NUMBERS: Readonly<Record<NumberName, string>> = {
  'load → painted, ms': '≤ 80 (10,000), ≤ 150 (100,000)',
  'select all, ms': '≤ 60',
  'exact overview after a jump, ms': '≤ 130',
  'JS heap, MB': '≤ 60 (100,000)',
}

/** A zoom at which 500 elements of the scene fit on the screen. */
const DRAG_ZOOM = 0.25
/** Above this many a node each is not worth waiting for: it presents less than a frame a second. */
const MOST_NODES = 10_000

export const drawingBench: Bench = {
  title: 'Drawing, headless Chromium, software rendering, 1280 × 800',
  async run({ quick }) {
    const counts = countsFromEnvironment() ?? (quick ? [1_000, 10_000] : [1_000, 10_000, 100_000])
    const runs = quick ? 1 : 3
    const server = await serveHarness()
    const browser = await chromium.launch({ ...(await findChromium()), headless: true })
    try {
      for (const count of counts) {
        // Interleaved, so that a busy minute of the machine touches both.
        const surface: Figures[] = []
        const nodes: Figures[] = []
        for (let run = 0; run < runs; run++) {
          surface.push(await measure(browser, server, 'surface', count))
          if (count <= MOST_NODES && run === 0) nodes.push(await measure(browser, server, 'nodes', count))
        }
        print(count, surface, nodes)
      }
    } finally {
      await browser.close()
      await server.close()
    }
  },
}

function countsFromEnvironment(): number[] | null {
  const wanted = process.env.BENCH_ELEMENTS
  return wanted ? wanted.split(',').map(Number) : null
}

async function measure(browser: Browser, server: PageServer, way: Way, count: number): Promise<Figures> {
  const page = await browser.newPage({ viewport: SCREEN })
  try {
    await page.goto(server.url)
    await page.waitForFunction(() => window.harness !== undefined)
    const bench = { page, session: await page.context().newCDPSession(page), way }
    await page.evaluate((count) => window.harness.seed(count), count)
    await scenario.setCamera({ ...bench, way: 'surface' }, await scenario.cameraAtMiddle(bench, 1))
    const load = await scenario.loadScene(bench)
    await scenario.settle(bench)
    const overview = await scenario.overviewZoom(bench)
    const frames = {
      'pan at 100 %': await scenario.pan(bench, 1),
      'pan in overview': await scenario.pan(bench, overview),
      'zoom, overview → 100 %': await scenario.zoomIn(bench),
      'drag 500 selected': await scenario.drag500(bench, DRAG_ZOOM),
    }
    const jump = await scenario.jumpToOverview(bench)
    const numbers = {
      'load → painted, ms': load,
      'exact overview after a jump, ms': jump,
      'select all, ms': await scenario.selectAll(bench),
      'JS heap, MB': await scenario.heapMegabytes(bench),
    }
    return { frames, numbers }
  } finally {
    await page.close()
  }
}

function print(count: number, surface: readonly Figures[], nodes: readonly Figures[]): void {
  const framed = (Object.keys(FRAMED) as FramedName[]).map((name) => [
    name,
    describe(surface.map(({ frames }) => frames[name])),
    describe(nodes.map(({ frames }) => frames[name])),
    FRAMED[name],
  ])
  const numbered = (Object.keys(NUMBERS) as NumberName[]).map((name) => [
    name,
    number(median(surface.map(({ numbers }) => numbers[name]))),
    number(median(nodes.map(({ numbers }) => numbers[name]))),
    NUMBERS[name],
  ])
  const head = [`${count.toLocaleString('en')} elements`, 'Indelible', 'react-konva, a node each', 'goal']
  console.log(`${table(head, [...framed, ...numbered])}\n`)
}

/** Presented frames: p50 / p95 ms · a second · main thread ms a frame. */
function describe(frames: readonly Frames[]): string {
  if (frames.length === 0) return '–'
  const of = (pick: (frames: Frames) => number) => number(median(frames.map(pick)))
  return `${of(({ p50 }) => p50)} / ${of(({ p95 }) => p95)} · ${of(({ perSecond }) => perSecond)} · ${of(({ mainMs }) => mainMs)}`
}

function number(value: number): string {
  if (Number.isNaN(value)) return '–'
  return value < 100 ? value.toFixed(1) : Math.round(value).toLocaleString('en')
}
