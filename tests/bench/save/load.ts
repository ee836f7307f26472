import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Database } from '../../../db/client'
import { verifyCanvas } from '../../../db/verify'
import type { Element } from '../../../lib/editor/model/element'
import { type BenchOptions, ms, quantile, table } from '../bench'
import { mixedElements } from './elements'
import { makeTarget, save, type Target } from './ways'

const WRITERS = 50
/** Two saves a second each, as somebody who drags and draws without a pause. */
const INTERVAL_MS = 500

/** 50 people who save twice a second, on one canvas and on one each: how long a save takes, and that none is lost. */
export async function measureLoad(database: Database, { quick }: BenchOptions): Promise<void> {
  const seconds = quick ? 3 : 10
  const one = await makeTarget(database)
  const many: Target[] = []
  for (let i = 0; i < WRITERS; i++) many.push(await makeTarget(database))
  const rows = [
    await run(
      database,
      'one canvas',
      Array.from({ length: WRITERS }, () => one),
      seconds,
    ),
    await run(database, '50 canvases', many, seconds),
  ]
  console.log(
    `${WRITERS} people, ${1000 / INTERVAL_MS} saves a second each, ${seconds} s, milliseconds a save:\n`,
  )
  console.log(table(['on', 'saves', 'p50', 'p99', 'most', 'lost', 'failed', 'goal'], rows), '\n')
}

async function run(
  database: Database,
  on: string,
  targets: readonly Target[],
  seconds: number,
): Promise<string[]> {
  const durations: number[] = []
  let failed = 0
  const deadline = performance.now() + seconds * 1000
  const element = mixedElements(1)[0]
  if (!element) throw new Error('No element.')
  await Promise.all(
    targets.map(async (target, index) => {
      const writer = new Writer(database, target, { ...element, id: `writer-${index}` })
      await pause((index / WRITERS) * INTERVAL_MS)
      while (performance.now() < deadline) {
        const startedAt = performance.now()
        await writer.save().then(
          () => durations.push(performance.now() - startedAt),
          () => failed++,
        )
        await pause(Math.max(0, INTERVAL_MS - (performance.now() - startedAt)))
      }
    }),
  )
  let committed = 0
  for (const { canvasId } of new Set(targets)) {
    const verified = await verifyCanvas(database, canvasId)
    if (!verified || verified.difference) throw new Error('The log does not give the rows.')
    committed += verified.version
  }
  const [p50, p99] = [quantile(durations, 0.5), quantile(durations, 0.99)]
  const lost = durations.length - committed
  const isFine = p50 <= 10 && p99 <= 50 && lost === 0 && failed === 0
  return [
    on,
    String(durations.length),
    ms(p50),
    ms(p99),
    ms(Math.max(...durations)),
    String(lost),
    String(failed),
    `p50 ≤ 10, p99 ≤ 50, 0 lost: ${isFine ? 'yes' : 'NO'}`,
  ]
}

/** Draws one element and moves it on; learns of the others by its answers only, which is the hard case. */
class Writer {
  private readonly clientId = randomUUID()
  private known = 0
  private step = -1

  constructor(
    private readonly database: Database,
    private readonly target: Target,
    private readonly element: Element,
  ) {}

  async save(): Promise<void> {
    const { id, type, x, y } = this.element
    const step = this.step + 1
    const change =
      this.step < 0
        ? ({ kind: 'create', element: this.element } as const)
        : ({
            kind: 'set',
            id,
            type,
            registers: {
              position: [
                { x: x + this.step, y },
                { x: x + step, y },
              ],
            },
          } as const)
    const saved = await save(this.database, this.target, {
      known: this.known,
      changes: [change],
      clientId: this.clientId,
    })
    this.known = saved.version
    this.step = step
  }
}
