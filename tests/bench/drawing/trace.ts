import type { CDPSession } from '@playwright/test'

/** What a stretch of work looked like on the screen. */
export interface Frames {
  /** Milliseconds between presented frames. */
  readonly p50: number
  readonly p95: number
  readonly perSecond: number
  /** Milliseconds of the page's main thread for each presented frame. */
  readonly mainMs: number
}

interface TraceEvent {
  readonly name: string
  readonly cat: string
  readonly ph: string
  readonly ts: number
  readonly dur?: number
  /** Of the thread alone: what others did on a busy machine is not in it. */
  readonly tdur?: number
  readonly pid: number
  readonly tid: number
  readonly id?: string
  readonly id2?: { readonly local?: string; readonly global?: string }
  readonly args: {
    readonly name?: string
    readonly frame_reporter?: { readonly state?: string }
  }
}

const CATEGORIES = [
  'toplevel',
  'benchmark',
  'cc',
  'disabled-by-default-devtools.timeline',
  'devtools.timeline',
]

/**
 * Records a trace while `work` runs. Presented frames are those that the compositor reports as shown with what the page
 * drew; requestAnimationFrame would count frames that nobody saw.
 */
export async function traceFrames(session: CDPSession, work: () => Promise<void>): Promise<Frames> {
  const events = await record(session, work)
  return readFrames(events)
}

async function record(session: CDPSession, work: () => Promise<void>): Promise<TraceEvent[]> {
  const events: TraceEvent[] = []
  const collect = ({ value }: { value: unknown[] }) => {
    for (const event of value) events.push(event as TraceEvent)
  }
  session.on('Tracing.dataCollected', collect)
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: CATEGORIES, recordMode: 'recordUntilFull' },
  })
  await work()
  const complete = new Promise<void>((resolve) => session.once('Tracing.tracingComplete', () => resolve()))
  await session.send('Tracing.end')
  await complete
  session.off('Tracing.dataCollected', collect)
  return events
}

export function readFrames(events: readonly TraceEvent[]): Frames {
  const presented = presentedAt(events)
  const gaps = presented.slice(1).map((at, i) => (at - (presented[i] ?? at)) / 1000)
  const from = presented[0] ?? 0
  const to = presented.at(-1) ?? 0
  const seconds = (to - from) / 1e6
  return {
    p50: percentile(gaps, 0.5),
    p95: percentile(gaps, 0.95),
    perSecond: seconds > 0 ? gaps.length / seconds : 0,
    mainMs: gaps.length > 0 ? mainThreadMs(events, from, to) / gaps.length : 0,
  }
}

/** Microseconds at which a frame with new content of the page was on the screen, ascending. */
function presentedAt(events: readonly TraceEvent[]): number[] {
  const open = new Map<string, TraceEvent>()
  const times: number[] = []
  for (const event of events) {
    if (event.name !== 'PipelineReporter') continue
    const key = `${event.pid}/${event.id ?? event.id2?.local ?? event.id2?.global}`
    if (event.ph === 'b') open.set(key, event)
    if (event.ph !== 'e') continue
    const state = open.get(key)?.args.frame_reporter?.state
    if (state === 'STATE_PRESENTED_ALL') times.push(event.ts)
  }
  return times.sort((a, b) => a - b)
}

function mainThreadMs(events: readonly TraceEvent[], from: number, to: number): number {
  const mains = new Set(
    events
      .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid}/${tid}`),
  )
  let sum = 0
  for (const { name, pid, tid, ts, dur = 0, tdur = dur } of events) {
    const isTask = name === 'RunTask'
    if (isTask && ts >= from && ts <= to && mains.has(`${pid}/${tid}`)) sum += tdur
  }
  return sum / 1000
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
