import { log } from '../../lib/server/log'
import { metrics } from '../../lib/server/metrics'

/** What is told of one save: counts and times, never what was drawn. */
export interface SaveReport {
  readonly canvasId: string
  readonly userId: string
  /** fast: one statement (S5); decided: lock, compare, write (S4). */
  readonly path: 'fast' | 'decided'
  /** 'saved', or the type of its failure. */
  readonly outcome: string
  /** Of the canvas afterwards; null where nothing was decided. */
  readonly version: number | null
  readonly operationCount: number
  readonly changeCount: number
  readonly rowCount: number
  readonly durationMs: number
}

export function reportSave(report: SaveReport): void {
  const { path, outcome, durationMs, changeCount } = report
  metrics().recordSave({ path, outcome, seconds: durationMs / 1000, changes: changeCount })
  log().info({ ...report, durationMs: Math.round(durationMs * 100) / 100 }, 'save')
}
