import type { Database } from '../../../db/client'
import type { Element } from '../../../lib/editor/model/element'
import { type BenchOptions, median, ms, table, times } from '../bench'
import type { CopyConnection } from './copy'
import { mixedElements } from './elements'
import { chunksOf100, copied, makeTarget, ours, quickFix, type Target, type Way } from './ways'

interface Ground {
  readonly database: Database
  readonly near: Database
  readonly copy: CopyConnection
  readonly roundTripMs: number
}

const SIZES = [100, 1_000, 10_000]

/** Above this the query for each element would take minutes and tell nothing new. */
const MAX_QUICK_FIX = { quick: 100, far: 1_000 }

/** The table of docs: new elements into an empty canvas, each way in turn, medians. */
export async function measureWays(ground: Ground, { quick }: BenchOptions): Promise<void> {
  const { database, copy, roundTripMs } = ground
  const rows: string[][] = []
  for (const size of SIZES) {
    const elements = mixedElements(size)
    const isBearable =
      size <= (quick ? MAX_QUICK_FIX.quick : MAX_QUICK_FIX.far) || (!quick && roundTripMs === 0)
    const medians = await medianOfEach(
      {
        quick: isBearable ? quickFix(database) : null,
        chunks: chunksOf100(database),
        ours: ours(database),
        floor: copied(copy),
      },
      { elements, near: ground.near, repetitions: repetitionsOf(size, quick) },
    )
    const goal = goalOf(size, roundTripMs, medians)
    rows.push([
      size.toLocaleString('en'),
      ms(medians.quick),
      ms(medians.chunks),
      ms(medians.ours),
      ms(medians.floor),
      times(medians.quick / medians.ours),
      times(medians.chunks / medians.ours),
      times(medians.ours / medians.floor),
      goal,
    ])
  }
  console.log(`New elements, ${roundTripMs} ms of added round trip, milliseconds (medians):\n`)
  console.log(
    table(
      [
        'elements',
        'a query each',
        'VALUES × 100',
        'saveCanvas',
        'COPY',
        'vs each',
        'vs chunks',
        'of floor',
        'goal',
      ],
      rows,
    ),
  )
  console.log('\nCOPY writes rows only: no version check, no log. The references keep no log either.\n')
}

function repetitionsOf(size: number, quick: boolean): number {
  if (quick) return 3
  return size >= 10_000 ? 7 : size >= 1_000 ? 11 : 21
}

type Name = 'quick' | 'chunks' | 'ours' | 'floor'

/** In turns, so that whatever else the machine does meets them all. */
async function medianOfEach(
  ways: Readonly<Record<Name, Way | null>>,
  { elements, near, repetitions }: { elements: readonly Element[]; near: Database; repetitions: number },
): Promise<Record<Name, number>> {
  const taken: Record<Name, number[]> = { quick: [], chunks: [], ours: [], floor: [] }
  for (let turn = -1; turn < repetitions; turn++) {
    for (const name of Object.keys(ways) as Name[]) {
      const way = ways[name]
      // The slowest needs no precision.
      if (!way || (name === 'quick' && turn >= 2)) continue
      const target = await makeTarget(near)
      const startedAt = performance.now()
      await way(target, elements)
      const duration = performance.now() - startedAt
      // The first turn opens connections and fills caches.
      if (turn >= 0 || (name === 'quick' && elements.length > 100)) taken[name].push(duration)
      await remove(near, target)
    }
  }
  return {
    quick: median(taken.quick),
    chunks: median(taken.chunks),
    ours: median(taken.ours),
    floor: median(taken.floor),
  }
}

async function remove({ pool }: Database, { canvasId }: Target): Promise<void> {
  await pool.query('DELETE FROM canvases WHERE id = $1', [canvasId])
}

function goalOf(size: number, roundTripMs: number, found: Record<Name, number>): string {
  const [limit, reference] =
    roundTripMs > 0 && size === 100
      ? [1.3, roundTripMs]
      : [size < 10_000 || roundTripMs === 0 ? 1.5 : 1.7, found.floor]
  const what = reference === roundTripMs ? 'round trips' : 'of floor'
  const got = found.ours / reference
  return `≤ ${limit} ${what}: ${got.toFixed(2)} ${got <= limit ? 'yes' : 'NO'}`
}
