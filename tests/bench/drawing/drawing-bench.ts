import { setTimeout as delay } from 'node:timers/promises'
import { type Bench, median, table } from '../bench'
import { type Contestant, indelible, type Opened, peer } from './contestants'
import { gestures, type Keys, load, type Measured, takeFocus } from './gestures'
import { type Opening, openByAddress } from './opening'
import { servePeers } from './peers'
import { type Product, startProduct } from './product'
import { type SeededScene, seededScene } from './seeded-scene'
import type { Frames } from './trace'

/**
 * The real editor page of the built product on a real server, moved by real mouse, wheel and key events, beside the two
 * editors people compare it with, on the same seeded scene in the same run. Environment: BENCH_ELEMENTS=10000,100000
 * and BENCH_EDITORS=indelible,excalidraw,tldraw choose; BENCH_RUNS how often.
 */
export const drawingBench: Bench = {
  title: 'Drawing: headless Chromium, software rendering, 1280 × 800, presented frames from the trace',
  async run({ quick }) {
    const counts = numbersFrom('BENCH_ELEMENTS') ?? (quick ? [10_000, 100_000] : [10_000, 100_000, 1_000_000])
    const runs = numbersFrom('BENCH_RUNS')?.[0] ?? (quick ? 1 : 3)
    const peers = await servePeers()
    const product = await startProduct()
    try {
      const all: readonly Entered[] = [
        { id: 'indelible', contestant: indelible(product), most: Number.POSITIVE_INFINITY },
        {
          id: 'excalidraw',
          contestant: peer('excalidraw', 'Excalidraw 0.18', peers),
          most: quick ? 10_000 : 1_000_000,
        },
        // A million it would still be loading tomorrow: 100,000 take it most of a minute.
        { id: 'tldraw', contestant: peer('tldraw', 'tldraw 5.4', peers), most: quick ? 10_000 : 100_000 },
      ]
      const wanted = process.env.BENCH_EDITORS?.split(',')
      const entered = all.filter(({ id }) => wanted?.includes(id) ?? true)
      for (const count of counts) await compare(count, runs, entered, product)
    } finally {
      await product.close()
      await peers.close()
    }
  },
}

interface Entered {
  readonly id: string
  readonly contestant: Contestant
  /** More elements it is not asked to draw. */
  readonly most: number
}

/** One row's cells are what the runs of one editor measured, or why they did not. */
type Results = Map<string, Measured[]>

function numbersFrom(name: string): number[] | null {
  const wanted = process.env[name]
  return wanted ? wanted.split(',').map(Number) : null
}

async function compare(
  count: number,
  runs: number,
  entered: readonly Entered[],
  product: Product,
): Promise<void> {
  const scene = seededScene(count)
  const contestants = entered.filter(({ most }) => count <= most).map(({ contestant }) => contestant)
  const results = new Map(contestants.map((contestant) => [contestant, new Map() as Results]))
  const openings: Opening[] = []
  const isOurs = (contestant: Contestant) => contestant.name === 'Indelible'
  const canvasId = contestants.some(isOurs) ? await product.seed(count) : ''
  // Interleaved, so that a busy minute of the machine touches all of them.
  for (let run = 0; run < runs; run++) {
    for (const contestant of contestants) {
      const taken = results.get(contestant)
      if (!taken) continue
      console.log(`${count.toLocaleString('en')} elements, run ${run + 1} of ${runs}: ${contestant.name}…`)
      const opening = await measure(
        contestant,
        scene,
        taken,
        isOurs(contestant) ? { product, canvasId } : null,
      )
      if (opening) openings.push(opening)
    }
  }
  print(scene, results, openings)
}

/** No step may take longer: what it does not finish is said. */
const STEP_WITHIN_MS = 60_000
/** All steps of one editor on one scene together. */
const EDITOR_WITHIN_MS = 300_000
const DID_NOT_FINISH = `did not finish in ${STEP_WITHIN_MS / 1000} s`
const NO_TIME_LEFT = 'not tried, its time was up'

interface OnServer {
  readonly product: Product
  readonly canvasId: string
}

async function measure(
  contestant: Contestant,
  scene: SeededScene,
  results: Results,
  saved: OnServer | null,
): Promise<Opening | null> {
  const deadline = Date.now() + EDITOR_WITHIN_MS
  const take = (name: string, measured: Measured) => {
    results.set(name, [...(results.get(name) ?? []), measured])
  }
  let opening: Opening | null = null
  let opened: Opened | null = null

  /** A fresh page with the scene on it; null when it cannot be brought there. */
  async function begin(): Promise<Opened | null> {
    opened = await contestant.openEmpty(scene)
    const empty = await opened.memory()
    const loaded = await within(STEP_WITHIN_MS * (saved ? 2 : 1), load(opened.bench))
    if (!results.has('load → painted, ms') || loaded !== null)
      take('load → painted, ms', loaded ?? DID_NOT_FINISH)
    if (loaded === null) return null
    if (saved)
      opening =
        (await within(STEP_WITHIN_MS * 2, openByAddress(opened, saved.product, saved.canvasId))) ?? null
    await takeFocus(opened.bench)
    base.heap = empty.heap
    base.buffers = empty.buffers
    return opened
  }
  const base = { heap: 0, buffers: 0 }

  try {
    let current = await begin()
    for (const gesture of gestures) {
      if (Date.now() > deadline) take(gesture.name, NO_TIME_LEFT)
      else if (!current) take(gesture.name, DID_NOT_FINISH)
      else {
        const measured = await within(STEP_WITHIN_MS, gesture.run(current.bench))
        take(gesture.name, measured ?? DID_NOT_FINISH)
        if (measured === null) {
          await current.close()
          current = Date.now() < deadline ? await begin() : null
        }
      }
    }
    if (current) {
      const memory = await within(STEP_WITHIN_MS, current.memory())
      take('JS heap above the empty editor, MB', memory ? memory.heap - base.heap : DID_NOT_FINISH)
      take('… with what it holds outside, MB', memory ? memory.buffers - base.buffers : DID_NOT_FINISH)
      take('renderer process, MB', memory ? memory.renderer : DID_NOT_FINISH)
    }
  } catch (error) {
    console.error(`${contestant.name}, ${scene.count.toLocaleString('en')} elements: ${messageOf(error)}`)
  } finally {
    await (opened as Opened | null)?.close().catch(() => undefined)
  }
  return opening
}

/** null when it took too long; the page is not to be used any more then. */
async function within<T>(limitMs: number, work: Promise<T>): Promise<T | null> {
  const late = new AbortController()
  try {
    return await Promise.race([work, delay(limitMs, null, { signal: late.signal })])
  } finally {
    late.abort()
    // Its page is closed under it.
    work.catch(() => undefined)
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
}

const GOALS: Readonly<Record<string, string>> = {
  'load → painted, ms': '≤ 80 (10,000), ≤ 150 (100,000)',
  'JS heap above the empty editor, MB': '≤ 60 (100,000)',
  'renderer process, MB': '≤ 350 (100,000)',
  ...Object.fromEntries(gestures.map(({ name, goal }) => [name, goal])),
}

function print(
  scene: SeededScene,
  results: ReadonlyMap<Contestant, Results>,
  openings: readonly Opening[],
): void {
  const names = [...new Set([...results.values()].flatMap((taken) => [...taken.keys()]))]
  const head = [
    `${scene.count.toLocaleString('en')} elements`,
    ...[...results.keys()].map(({ name }) => name),
    'goal',
  ]
  const rows = names.map((name) => [
    name,
    ...[...results.values()].map((taken) => describe(taken.get(name) ?? [])),
    GOALS[name] ?? '',
  ])
  console.log(`${table(head, rows)}\n`)
  if (openings.length > 0) printOpening(openings)
}

function printOpening(openings: readonly Opening[]): void {
  const of = (pick: (opening: Opening) => number) => number(median(openings.map(pick)))
  const rows = [
    ['navigation → first part painted, ms', of(({ firstPaint }) => firstPaint), '≤ 1,000'],
    ['navigation → all painted, ms', of(({ allPainted }) => allPainted), ''],
    ['last element in memory → painted, ms', of(({ lastToPainted }) => lastToPainted), '≤ 150'],
    ['main thread meanwhile, ms', of(({ mainMs }) => mainMs), ''],
    ['longest task meanwhile, ms', of(({ longestTask }) => longestTask), '≤ 50'],
    ['elements over the wire, MB', of(({ megabytes }) => megabytes), ''],
  ]
  console.log(`${table(['Indelible, opened by its address', 'median', 'goal'], rows)}\n`)
}

/** Frames: p50 / p95 / longest ms · a second · main thread ms a frame · tasks above 50 ms. */
function describe(measured: readonly Measured[]): string {
  const frames = measured.filter((one): one is Frames => typeof one === 'object' && 'presented' in one)
  const keys = measured.filter((one): one is Keys => typeof one === 'object' && !('presented' in one))
  const numbers = measured.filter((one): one is number => typeof one === 'number')
  const sentences = measured.filter((one): one is string => typeof one === 'string')
  const done = frames.length + keys.length + numbers.length
  const missing = done > 0 && sentences.length > 0 ? ` (${sentences.length} × ${sentences[0]})` : ''
  if (frames.length > 0) return describeFrames(frames) + missing
  if (keys.length > 0) {
    const of = (pick: (keys: Keys) => number) => number(median(keys.map(pick)))
    return `${of(({ p50 }) => p50)} / ${of(({ p95 }) => p95)}${missing}`
  }
  if (numbers.length > 0) return number(median(numbers)) + missing
  return sentences[0] ?? '–'
}

function describeFrames(frames: readonly Frames[]): string {
  const of = (pick: (frames: Frames) => number) => number(median(frames.map(pick)))
  if (median(frames.map(({ presented }) => presented)) < 1) return 'not one frame'
  const gaps = `${of(({ p50 }) => p50)} / ${of(({ p95 }) => p95)} / ${of(({ longest }) => longest)}`
  return `${gaps} · ${of(({ perSecond }) => perSecond)} · ${of(({ mainMs }) => mainMs)} · ${of(({ longTasks }) => longTasks)}`
}

function number(value: number): string {
  if (Number.isNaN(value)) return '–'
  return value < 100 ? value.toFixed(1).replace(/\.0$/, '') : Math.round(value).toLocaleString('en')
}
