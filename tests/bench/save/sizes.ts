import type { Database } from '../../../db/client'
import type { Element } from '../../../lib/editor/model/element'
import { type BenchOptions, median, ms, table } from '../bench'
import { mixedElements } from './elements'
import { makeTarget, save, type Target } from './ways'

const BIG = 100_000
const PART = 10_000

/** [S11] One element of a canvas of 100,000 costs what it costs on an empty one; and what moving many costs. */
export async function measureSizes(database: Database, { quick }: BenchOptions): Promise<void> {
  const elements = mixedElements(BIG)
  const [empty, big] = [await makeTarget(database), await makeTarget(database)]
  const versions = new Map<Target, number>()
  const write = async (target: Target, part: readonly Element[]) => {
    const known = versions.get(target) ?? 0
    const changes = part.map((element) => ({ kind: 'create', element }) as const)
    versions.set(target, (await save(database, target, { known, changes })).version)
  }
  for (let start = 0; start < BIG; start += PART) await write(big, elements.slice(start, start + PART))
  await write(empty, elements.slice(0, 1))

  const move = async (target: Target, part: readonly Element[], step: number) => {
    const known = versions.get(target) ?? 0
    const changes = part.map(({ id, type, x, y }) => ({
      kind: 'set' as const,
      id,
      type,
      registers: {
        position: [
          { x: x + step, y },
          { x: x + step + 1, y },
        ] as const,
      },
    }))
    const startedAt = performance.now()
    const { version } = await save(database, target, { known, changes })
    versions.set(target, version)
    return performance.now() - startedAt
  }

  const [onEmpty, onBig]: [number[], number[]] = [[], []]
  for (let step = 0; step < (quick ? 100 : 500); step++) {
    onEmpty.push(await move(empty, elements.slice(0, 1), step))
    onBig.push(await move(big, elements.slice(0, 1), step))
  }
  console.log('One element moved, milliseconds (medians):\n')
  const ratio = median(onBig) / median(onEmpty)
  console.log(
    table(
      ['on an empty canvas', 'on one of 100,000', 'ratio', 'goal'],
      [[ms(median(onEmpty)), ms(median(onBig)), ratio.toFixed(2), `≤ 1.20: ${ratio <= 1.2 ? 'yes' : 'NO'}`]],
    ),
  )

  const rows: string[][] = []
  for (const [index, count] of [10, 100, 1_000, 10_000].entries()) {
    // Ranges apart: each element is moved by one of them only.
    const part = elements.slice((index + 1) * PART, (index + 1) * PART + count)
    const taken: number[] = []
    for (let step = 0; step < (quick ? 3 : 7); step++) taken.push(await move(big, part, step))
    rows.push([count.toLocaleString('en'), ms(median(taken))])
  }
  console.log('\nMany of the 100,000 moved in one save, milliseconds (medians):\n')
  console.log(table(['elements', 'saveCanvas'], rows), '\n')
}
