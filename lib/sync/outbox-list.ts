import { connectOutbox } from './outbox'

/** Whose work on which canvas waits on this device, of all its people: keys only, nothing of what is in it. */
export async function outboxOwners(): Promise<{ userId: string; canvasId: string }[]> {
  const outbox = connectOutbox()
  try {
    const db = await outbox.open()
    const keys = [...(await db.getAllKeys('operations')), ...(await db.getAllKeys('parked'))]
    const owners = new Map(
      keys.map((key) => [key.slice(0, 2).join(' '), { userId: String(key[0]), canvasId: String(key[1]) }]),
    )
    return [...owners.values()]
  } finally {
    await outbox.close()
  }
}

/** How many changes of a person wait on this device, by canvas. */
export async function countUnsaved(userId: string): Promise<ReadonlyMap<string, number>> {
  const outbox = connectOutbox()
  try {
    const db = await outbox.open()
    const own = IDBKeyRange.bound([userId], [userId, []])
    const counts = new Map<string, number>()
    const add = (canvasId: string, operation: unknown) =>
      counts.set(canvasId, (counts.get(canvasId) ?? 0) + changesIn(operation))
    for (const { canvasId, operation } of await db.getAll('operations', own)) add(canvasId, operation)
    for (const { canvasId, parked } of await db.getAll('parked', own))
      add(canvasId, isRecord(parked) ? parked.operation : null)
    return counts
  } finally {
    await outbox.close()
  }
}

/** One at least: a record that nobody can read is something that waits too. */
function changesIn(operation: unknown): number {
  return isRecord(operation) && Array.isArray(operation.changes) ? operation.changes.length : 1
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
