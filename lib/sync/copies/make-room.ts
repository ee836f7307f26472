import { outboxOwners } from '../outbox-list'
import { type CopiedCanvas, dropCopy, type Owner, openCopies } from './copies'

/** What copies may take on a device, of all its people together; less where the browser grants less. */
const MOST_CANVASES = 50
const MOST_BYTES = 400 * 1024 * 1024
const MOST_OF_QUOTA = 0.3

/** Lets the canvases that were opened longest ago go until the others fit; never `current`, nor one with unsaved work. */
export async function keepWithinBounds(current: Owner): Promise<void> {
  const mostBytes = Math.min(MOST_BYTES, (await quota()) * MOST_OF_QUOTA)
  const all = await (await openCopies()).getAll('canvases')
  let canvases = all.length
  let bytes = all.reduce((sum, copy) => sum + copy.bytes, 0)
  for (const copy of await spare(all, current)) {
    if (canvases <= MOST_CANVASES && bytes <= mostBytes) return
    await dropCopy(copy)
    canvases -= 1
    bytes -= copy.bytes
  }
}

/** Drops the one that is missed least; false when there is none to drop. */
export async function dropOldest(current: Owner): Promise<boolean> {
  const [oldest] = await spare(await (await openCopies()).getAll('canvases'), current)
  if (oldest) await dropCopy(oldest)
  return oldest !== undefined
}

async function spare(all: readonly CopiedCanvas[], current: Owner): Promise<CopiedCanvas[]> {
  const needed = new Set((await outboxOwners()).map(keyOf))
  needed.add(keyOf(current))
  return all.filter((copy) => !needed.has(keyOf(copy))).sort((a, b) => a.openedAt - b.openedAt)
}

function keyOf({ userId, canvasId }: Owner): string {
  return `${userId} ${canvasId}`
}

async function quota(): Promise<number> {
  const estimate = await navigator.storage?.estimate?.().catch(() => null)
  return estimate?.quota ?? Number.POSITIVE_INFINITY
}
