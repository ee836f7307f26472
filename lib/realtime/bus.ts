import type { CommitNotice } from '../server/commits'

/**
 * Carries what was committed from the process that committed it to every process with people on that canvas
 * (docs/sync.md, P4). It may lose a notice: the head that every room tells every 5 s heals that (P2).
 */
export interface Bus {
  publish(notice: CommitNotice): void
  /** Hears its own process's notices too. */
  subscribe(listener: (notice: CommitNotice) => void): () => void
  close(): Promise<void>
}
