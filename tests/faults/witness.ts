import { setTimeout as delay } from 'node:timers/promises'
import { verifyCanvas } from '../../db/verify'
import type { Change, CommittedOperation } from '../../lib/editor/changes/change'
import { sameElement } from '../../lib/editor/changes/decide-change'
import { type ElementRecord, fromRecord } from '../../lib/editor/model/record'
import type { Drawer } from './drawer'
import type { Stage } from './stage'

/** What became of everything that was drawn, by the log. */
export interface Testimony {
  readonly acknowledged: number
  /** Acknowledged, and not in the log as what was acknowledged. */
  readonly lost: number
  /** Gestures that stand in the log more than once. */
  readonly twice: number
  /** A sentence; null: all is as it must be. */
  readonly wrong: string | null
}

const SETTLED_WITHIN_MS = 60_000

/** Lets everything that was drawn reach the database, then compares people, log and rows. */
export async function settleAndTestify(stage: Stage): Promise<Testimony> {
  stage.rest()
  for (const { session } of stage.people) session.retryNow()
  const late = await untilSettled(stage)
  const heard = await testifyAcknowledged(stage)
  return { ...heard, wrong: late ?? heard.wrong ?? (await differenceInRows(stage)) }
}

/** Only what was acknowledged against the log, however far everything else is. */
export async function testifyAcknowledged({ database, canvasId, people }: Stage): Promise<Testimony> {
  const log = await readLog(database, canvasId)
  const versions = new Map(log.map(({ opId, version }) => [opId, version]))
  let acknowledged = 0
  let lost = 0
  let twice = 0
  let wrong: string | null = null
  for (const person of people) {
    acknowledged += person.acknowledged.size
    for (const [opId, version] of person.acknowledged) if (versions.get(opId) !== version) lost += 1
    const marks = log.filter(({ clientId }) => clientId === person.session.clientId).map(markOf)
    twice += marks.length - new Set(marks).size
    // Each of a person's gestures once, in the order they were made.
    const at = marks.findIndex((mark, index) => mark !== index + 1)
    if (at >= 0) wrong ??= `gesture ${at + 1} of a person stands in the log as ${marks[at]}`
    if (marks.length > person.gestures) wrong ??= 'the log holds more gestures than were made'
  }
  if (lost > 0) wrong = `${lost} acknowledged operations are lost`
  if (twice > 0) wrong = `${twice} gestures were applied twice`
  return { acknowledged, lost, twice, wrong }
}

async function untilSettled({ database, canvasId, people }: Stage): Promise<string | null> {
  const deadline = Date.now() + SETTLED_WITHIN_MS
  for (;;) {
    const { rows } = await database.pool.query<{ version: string }>(
      'SELECT version FROM canvases WHERE id = $1',
      [canvasId],
    )
    const version = Number(rows[0]?.version)
    if (people.every((person) => isSettled(person, version))) return null
    if (Date.now() > deadline) return `not settled: ${people.map(describe).join('; ')}; rows at ${version}`
    await delay(10)
  }
}

function isSettled({ session }: Drawer, version: number): boolean {
  return session.status.getState().state === 'saved' && session.version() === version
}

function describe({ session }: Drawer): string {
  const { state, pending, parked } = session.status.getState()
  return `${state} at ${session.version()}, ${pending} waiting, ${parked} parked`
}

async function differenceInRows({ database, canvasId, people }: Stage): Promise<string | null> {
  const verified = await verifyCanvas(database, canvasId)
  if (!verified) return 'the canvas is gone'
  if (verified.difference) return verified.difference.sentence
  const gestures = people.reduce((sum, person) => sum + person.gestures, 0)
  if (gestures !== verified.version) return `${gestures} gestures made ${verified.version} versions`
  const { rows } = await database.pool.query<ElementRecord>(
    `SELECT id, type, x, y, width, height, rotation, z_index, props
     FROM canvas_elements WHERE canvas_id = $1 AND deleted_at IS NULL`,
    [canvasId],
  )
  const saved = new Map(rows.map((row) => [row.id, fromRecord(row)]))
  for (const person of people) {
    const shown = person.elements()
    if (shown.length !== saved.size) return `a drawing shows ${shown.length} elements of ${saved.size}`
    for (const element of shown) {
      const row = saved.get(element.id)
      if (!row || !sameElement(row, element)) return `a drawing shows ${element.id} unlike its row`
    }
  }
  return null
}

async function readLog({ pool }: Stage['database'], canvasId: string) {
  const { rows } = await pool.query<
    Pick<CommittedOperation, 'opId' | 'clientId' | 'changes'> & { version: string }
  >(
    `SELECT version, operation_id AS "opId", client_id AS "clientId", changes
     FROM canvas_change_log WHERE canvas_id = $1 ORDER BY version`,
    [canvasId],
  )
  return rows.map((row) => ({ ...row, version: Number(row.version) }))
}

/** The number of the gesture, which stands in what it placed. */
function markOf({ changes }: { readonly changes: readonly Change[] }): number {
  for (const change of changes) {
    if (change.kind === 'create') return change.element.x
    if (change.kind === 'set') {
      const [, after] = change.registers.position ?? []
      if (typeof after === 'object' && after !== null && 'x' in after) return Number(after.x)
    }
  }
  return 0
}
