import type { CDPSession, Page } from '@playwright/test'

/** What a stretch of work looked like on the screen. */
export interface Frames {
  /** Milliseconds between presented frames; the first counts from the beginning of the work. */
  readonly p50: number
  readonly p95: number
  readonly longest: number
  readonly perSecond: number
  /** Milliseconds that the page's main thread ran for each presented frame. */
  readonly mainMs: number
  /** Tasks of the main thread above 50 ms, by the clock on the wall. */
  readonly longTasks: number
  readonly presented: number
}

/** Everything that happened in the renderer of one page between two moments, microseconds. */
export interface Trace {
  readonly begin: number
  readonly end: number
  /** Frames with new content of the page on the screen, ascending. */
  readonly presented: readonly number[]
  /** Of the main thread. */
  readonly tasks: readonly Task[]
  /** Keys going down, as the page hears of them. */
  readonly keys: readonly Task[]
  /** By the names of `performance.mark`. */
  readonly marks: ReadonlyMap<string, number>
}

interface Task {
  readonly at: number
  readonly until: number
  /** Microseconds of the thread alone: what others did on a busy machine is not in it. */
  readonly threadTime: number
}

interface TraceEvent {
  readonly name: string
  readonly cat: string
  readonly ph: string
  readonly ts: number
  readonly dur?: number
  readonly tdur?: number
  readonly pid: number
  readonly tid: number
  readonly id?: string
  readonly id2?: { readonly local?: string; readonly global?: string }
  readonly args: {
    readonly data?: { readonly type?: string }
    readonly frame_reporter?: { readonly state?: string }
  }
}

const CATEGORIES = ['toplevel', 'benchmark', 'cc', 'devtools.timeline', 'blink.user_timing']
const BEGIN = 'bench: begin'
const END = 'bench: end'
const LONG_MS = 50

/** Records what the page does while `work` runs. */
export async function trace(
  { page, session }: { readonly page: Page; readonly session: CDPSession },
  work: () => Promise<void>,
): Promise<Trace> {
  const events: TraceEvent[] = []
  const collect = ({ value }: { value: unknown[] }) => {
    for (const event of value) events.push(event as TraceEvent)
  }
  session.on('Tracing.dataCollected', collect)
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: {
      includedCategories: CATEGORIES,
      recordMode: 'recordUntilFull',
      traceBufferSizeInKb: 800_000,
    },
  })
  try {
    await page.evaluate((name) => void performance.mark(name), BEGIN)
    await work()
    await page.evaluate((name) => void performance.mark(name), END)
  } finally {
    const complete = new Promise<void>((resolve) => session.once('Tracing.tracingComplete', () => resolve()))
    await session.send('Tracing.end')
    await complete
    session.off('Tracing.dataCollected', collect)
  }
  return readTrace(events)
}

/** The page marks the beginning and the end itself, which also tells its process and its main thread. */
function readTrace(events: readonly TraceEvent[]): Trace {
  const marks = events.filter(({ cat }) => cat === 'blink.user_timing')
  const first = marks.find(({ name }) => name === BEGIN)
  const last = marks.findLast(({ name }) => name === END)
  if (!first || !last) throw new Error('The trace has no beginning or no end.')
  // A page that was navigated to another origin may go on in another process.
  const ofPage = events.filter(({ pid }) => pid === last.pid)
  const ofMain = ofPage.filter(({ tid }) => tid === last.tid)
  return {
    begin: first.ts,
    end: last.ts,
    presented: presentedAt(ofPage).filter((at) => at >= first.ts && at <= last.ts),
    tasks: ofMain.filter(isTask).map(taskOf),
    keys: ofMain
      .filter(({ name, args }) => name === 'EventDispatch' && args.data?.type === 'keydown')
      .map(taskOf),
    marks: new Map(marks.map(({ name, ts }) => [name, ts])),
  }
}

function isTask({ name, ph }: TraceEvent): boolean {
  return ph === 'X' && (name === 'ThreadControllerImpl::RunTask' || name === 'RunTask')
}

function taskOf({ ts, dur = 0, tdur = dur }: TraceEvent): Task {
  return { at: ts, until: ts + dur, threadTime: tdur }
}

function presentedAt(events: readonly TraceEvent[]): number[] {
  const open = new Map<string, TraceEvent>()
  const times: number[] = []
  for (const event of events) {
    if (event.name !== 'PipelineReporter') continue
    const key = `${event.id ?? event.id2?.local ?? event.id2?.global}`
    if (event.ph === 'b') open.set(key, event)
    if (event.ph !== 'e') continue
    const state = open.get(key)?.args.frame_reporter?.state
    if (state === 'STATE_PRESENTED_ALL') times.push(event.ts)
  }
  return times.sort((a, b) => a - b)
}

/** requestAnimationFrame would count frames that nobody saw; these the compositor reports as shown. */
export function framesOf({ begin, end, presented, tasks }: Trace): Frames {
  const gaps = presented.map((at, i) => (at - (presented[i - 1] ?? begin)) / 1000)
  const within = tasks.filter(({ at }) => at >= begin && at <= end)
  const mainMs = within.reduce((sum, { threadTime }) => sum + threadTime, 0) / 1000
  return {
    p50: percentile(gaps, 0.5),
    p95: percentile(gaps, 0.95),
    longest: Math.max(...gaps),
    perSecond: presented.length / ((end - begin) / 1e6),
    mainMs: mainMs / Math.max(1, presented.length),
    longTasks: within.filter(({ at, until }) => until - at > LONG_MS * 1000).length,
    presented: presented.length,
  }
}

/** Set by the bench in the frame with which an editor says that nothing is left to paint. */
export const PAINTED = 'bench: painted'
/** Frames that follow one another this closely show one and the same thing, microseconds. */
const PAUSE = 150_000

/**
 * Milliseconds from `from` until what was asked for is on the screen: the frame of the mark, and for an editor that
 * sets none the last frame before a pause in which nothing is presented and the main thread has nothing long to do.
 * NaN when nothing was shown.
 */
export function shownAfter({ presented, tasks, marks }: Trace, from: number): number {
  const painted = marks.get(PAINTED)
  const later = presented.filter((at) => at > (painted ?? from))
  let shown = later[0]
  if (shown === undefined) return Number.NaN
  for (const next of painted === undefined ? later.slice(1) : []) {
    if (next > quietAfter(tasks, shown)) break
    shown = next
  }
  return (shown - from) / 1000
}

function quietAfter(tasks: readonly Task[], shown: number): number {
  let quiet = shown + PAUSE
  for (const { at, until } of tasks) {
    if (at < quiet && until > shown && until - at > LONG_MS * 500) quiet = Math.max(quiet, until + PAUSE)
  }
  return quiet
}

/** Milliseconds from each key until the next frame on the screen. */
export function keysShownAfter({ keys, presented }: Trace): number[] {
  return keys.flatMap(({ at, until }) => {
    const shown = presented.find((frame) => frame > until)
    return shown === undefined ? [] : [(shown - at) / 1000]
  })
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
