import { readUnknowns } from '../lib/editor/changes/decide-unknown'
import type { SaveRequest, SaveResult, SaveValue } from '../lib/protocol/save'
import { type ErrorType, ok, refuse } from '../lib/result'
import { publishCommit } from '../lib/server/commits'
import type { Database } from './client'
import { classifyError, retryOnDeadlock, sqlStateOf } from './errors'
import { stoppedBy } from './save/answers'
import { saveFast } from './save/fast-path'
import { reportSave, type SaveReport } from './save/report'
import { type SlowSave, saveSlow } from './save/slow-path'
import { NOT_AS_FOUND } from './save/write'
import { tx } from './tx'

export interface Save {
  readonly userId: string
  /** Parsed by saveRequestSchema at the door. */
  readonly request: SaveRequest
}

/** In all, the first included. */
const ATTEMPTS = 4

/**
 * The one write path of the document (S1): commits operations in order, each whole or not at all, each at most once.
 *
 * Resolves after COMMIT only. Throws what the database throws; whatever was being committed then is unknown, and the
 * same request again finds out (S6).
 */
export async function commitSave(
  database: Database,
  { userId, request }: Save,
  report: (report: SaveReport) => void = reportSave,
): Promise<SaveResult> {
  const startedAt = performance.now()
  const passed = () => performance.now() - startedAt
  const measured = {
    canvasId: request.canvasId,
    userId,
    operationCount: request.operations.length,
    changeCount: request.operations.reduce((sum, { changes }) => sum + changes.length, 0),
  }
  let path: SaveReport['path'] = 'fast'
  try {
    const result = await retryOnDeadlock(
      async () => {
        path = 'fast'
        const fast = await attemptFast(database, userId, request, passed)
        if (fast) return fast
        path = 'decided'
        return attemptSlow(database, userId, request, passed)
      },
      { attempts: ATTEMPTS },
    )
    const saved = savedPart(result)
    if (saved && saved.committed.length > 0) publishCommit(request.canvasId, saved.version)
    report({
      ...measured,
      path,
      outcome: result.ok ? 'saved' : result.error.type,
      version: saved?.version ?? null,
      rowCount: saved?.elementsProcessed ?? 0,
      durationMs: passed(),
    })
    return result
  } catch (error) {
    const outcome: ErrorType = classifyError(error)
    report({ ...measured, path, outcome, version: null, rowCount: 0, durationMs: passed() })
    throw error
  }
}

async function attemptFast(
  database: Database,
  userId: string,
  request: SaveRequest,
  passed: () => number,
): Promise<SaveResult | null> {
  const saved = await saveFast(database.pool, userId, request)
  if (!saved) return null
  const first = saved.version - request.operations.length + 1
  const committed = request.operations.map(({ opId }, index) => ({
    opId,
    version: first + index,
    overrides: [],
    corrections: [],
  }))
  return ok({
    version: saved.version,
    elementsProcessed: saved.elements,
    duration: passed(),
    committed,
    since: saved.since ?? 'reload',
  })
}

async function attemptSlow(
  database: Database,
  userId: string,
  request: SaveRequest,
  passed: () => number,
): Promise<SaveResult> {
  const readable = { ...request, operations: request.operations.map(readUnknowns) }
  const decide = () => tx(database, (connection) => saveSlow(connection, userId, readable))
  // Everything that was read is locked but the role: when that was taken away meanwhile, the second look tells.
  const slow = await decide().catch((error: unknown) => {
    if (sqlStateOf(error) !== NOT_AS_FOUND) throw error
    return decide()
  })
  return answerOf(slow, passed())
}

function answerOf(slow: SlowSave, duration: number): SaveResult {
  if (slow.kind === 'not_found') {
    return refuse('not_found', 'This canvas does not exist, or you have no access to it.')
  }
  if (slow.kind === 'forbidden') {
    return refuse('forbidden', 'You may look at this canvas, but not change it.')
  }
  const { version, elements, committed, since, stopped } = slow
  const saved = { version, elementsProcessed: elements, duration, committed, since }
  if (!stopped) return ok(saved)
  return { ok: false, error: stoppedBy(stopped.rejection, stopped.opId, saved) }
}

function savedPart(result: SaveResult): SaveValue | null {
  if (result.ok) return result.value
  return 'saved' in result.error ? result.error.saved : null
}
