/** Which history a tab goes on with, and how it lets go of it. */
export interface Seat {
  readonly historyId: string
  /** Nobody had it before. */
  readonly isNew: boolean
  leave(): void
}

/** A tab that is reloaded may find its own lock still being let go of. */
const RELOAD_MS = 1_000

/**
 * A tab goes on with its own history after a reload; a new tab with the one used last that no living tab holds; a further
 * tab beside a living one begins its own. A Web Lock says who lives. `histories`: the one used last first.
 */
export async function takeSeat(
  histories: readonly string[],
  { canvasId, newId }: { readonly canvasId: string; readonly newId: () => string },
): Promise<Seat> {
  const own = readOwn(canvasId)
  const known = own !== null && histories.includes(own)
  if (known) {
    const leave = await hold(own, RELOAD_MS)
    if (leave) return { historyId: own, isNew: false, leave }
  }
  for (const historyId of histories) {
    const leave = historyId === own ? null : await hold(historyId, 0)
    if (leave) return sit({ historyId, isNew: false, leave }, canvasId)
  }
  const historyId = newId()
  return sit({ historyId, isNew: true, leave: (await hold(historyId, 0)) ?? (() => {}) }, canvasId)
}

function sit(seat: Seat, canvasId: string): Seat {
  try {
    sessionStorage.setItem(keyOf(canvasId), seat.historyId)
  } catch {
    // Then the lock alone says whose it is.
  }
  return seat
}

function readOwn(canvasId: string): string | null {
  try {
    return sessionStorage.getItem(keyOf(canvasId))
  } catch {
    return null
  }
}

function keyOf(canvasId: string): string {
  return `indelible-history-${canvasId}`
}

/** How to let go; null when a living tab has it. Without locks nobody can tell, and only a tab's own is its. */
async function hold(historyId: string, waitMs: number): Promise<(() => void) | null> {
  const { locks } = navigator
  if (!locks) return waitMs > 0 ? () => {} : null
  return new Promise((resolve) => {
    const options = waitMs > 0 ? { signal: AbortSignal.timeout(waitMs) } : { ifAvailable: true }
    locks
      .request(`indelible-history-${historyId}`, options, (lock) => {
        if (!lock) return resolve(null)
        return new Promise<void>((leave) => resolve(leave))
      })
      .catch(() => resolve(null))
  })
}
