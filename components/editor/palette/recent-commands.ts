'use client'

const KEY = 'indelible-recent-commands'
const MOST = 5

/** Ids of what was chosen last in the palette on this device, the latest first. */
export function recentCommands(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]')
    return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string').slice(0, MOST) : []
  } catch {
    return []
  }
}

export function rememberCommand(id: string): void {
  const next = [id, ...recentCommands().filter((one) => one !== id)].slice(0, MOST)
  try {
    localStorage.setItem(KEY, JSON.stringify(next))
  } catch {
    // A full or refused storage costs no more than a search the next time.
  }
}
