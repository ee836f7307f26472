import { once } from './once'

/** A canvas got a new version and the database has confirmed it. */
export interface CommitNotice {
  readonly canvasId: string
  readonly version: number
}

type Listener = (notice: CommitNotice) => void

// Saving happens in modules that Next bundles, sockets live in server.ts: globalThis is all that they share.
const listeners = () => once('commit-listeners', () => new Set<Listener>())

/** To be called after COMMIT and never before (S1). Never throws: a save that is committed must not fail any more. */
export function publishCommit(canvasId: string, version: number): void {
  for (const listener of listeners()) listener({ canvasId, version })
}

/** `listener` must not throw. Answers with what ends the listening. */
export function onCommit(listener: Listener): () => void {
  listeners().add(listener)
  return () => listeners().delete(listener)
}
