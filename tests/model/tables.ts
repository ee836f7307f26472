import type { Rejection } from '../../db/save/answers'
import { stoppedBy } from '../../db/save/answers'
import { decideBatch, netWrites } from '../../db/save/decide-batch'
import type { RecordedCommit } from '../../db/save/read'
import type { Change, CommittedOperation, Operation } from '../../lib/editor/changes/change'
import { elementIdOf } from '../../lib/editor/changes/change'
import { writtenReferences } from '../../lib/editor/changes/decide-references'
import type { KnownElement, LoggedEdit } from '../../lib/editor/changes/decide-workspace'
import { writtenRegisters } from '../../lib/editor/changes/decide-workspace'
import { asEdit } from '../../lib/editor/changes/fold'
import type { Element } from '../../lib/editor/model/element'
import { type ElementRecord, fromRecord, toRecord } from '../../lib/editor/model/record'
import type { ChangesAnswer, ElementRow } from '../../lib/protocol/elements'
import type { CommittedAnswer, SaveRequest, SaveResult } from '../../lib/protocol/save'
import { ok, refuse } from '../../lib/result'

/** A row of the change log. */
export interface LogRow extends CommittedOperation {
  readonly at: number
  /** As it came in. */
  readonly sent: Operation
  readonly overrides: CommittedAnswer['overrides']
  readonly corrections: readonly Change[]
}

interface Row extends KnownElement {
  readonly record: ElementRecord
}

const SINCE_LIMIT = 6

/**
 * The database of one canvas in memory. What a save decides and writes is the product's own (db/save/decide-batch.ts);
 * this stands in for the SQL around it, which the tests of the database prove.
 */
export class Tables {
  /** Milliseconds; only the world moves it. */
  now = 1_000_000
  readonly log: LogRow[] = []
  readonly rejections = new Map<string, Rejection>()
  readonly roles = new Map<string, 'editor' | 'viewer'>()
  #rows = new Map<string, Row>()

  get version(): number {
    return this.log.length
  }

  elements(): Map<string, KnownElement> {
    return new Map(this.#rows)
  }

  alive(): Element[] {
    return [...this.elements().values()].flatMap(({ element, deleted }) => (deleted ? [] : [element]))
  }

  save(userId: string, { operations, known }: SaveRequest): SaveResult {
    if (this.roles.get(userId) === 'viewer') return refuse('forbidden', 'You may look, but not change.')
    const before = this.version
    const rows = this.#wanted(operations)
    const situation = {
      workspace: { elements: new Map<string, KnownElement>(rows), edits: this.#editsOf(operations) },
      now: this.now,
      commits: new Map(this.log.map((row): [string, RecordedCommit] => [row.opId, row])),
      rejections: this.rejections,
      records: new Map([...rows].map(([id, { record }]) => [id, record])),
    }
    const { committed, logged, stopped, isNews } = decideBatch(operations, situation, before)
    const net = netWrites(logged, situation)
    const sent = new Map(operations.map((operation) => [operation.opId, operation]))
    for (const [step, operation] of logged.entries()) {
      const { opId, clientId, kind, changes, overrides, corrections } = operation
      const version = before + step + 1
      const row = { version, opId, clientId, userId, kind, changes, overrides, corrections, at: this.now }
      this.log.push({ ...row, sent: sent.get(opId) ?? operation })
    }
    for (const write of net) this.#write(asEdit(write))
    if (stopped && isNews) this.rejections.set(stopped.opId, stopped.rejection)
    const others = this.log.slice(known, before).filter(({ opId }) => !sent.has(opId))
    const value = {
      version: this.version,
      elementsProcessed: net.length,
      duration: 0,
      committed,
      since: known > before || others.length > SINCE_LIMIT ? ('reload' as const) : others,
    }
    return stopped ? { ok: false, error: stoppedBy(stopped.rejection, stopped.opId, value) } : ok(value)
  }

  changesSince(version: number): ChangesAnswer {
    const operations = this.log.slice(version)
    return { version: this.version, operations: operations.length > SINCE_LIMIT ? 'reload' : operations }
  }

  /** The body of GET …/elements. */
  elementLines(): string {
    const rows = this.alive().map((element): ElementRow => {
      const { id, type, x, y, width, height, rotation, z_index, props } = toRecord(element)
      return [id, type, x, y, width, height, rotation, z_index, props]
    })
    const header = { version: this.version, count: rows.length, bounds: null }
    return `${[header, rows, { end: true }].map((line) => JSON.stringify(line)).join('\n')}\n`
  }

  /** Exactly what db/save/read.ts reads: nothing may be decided by what it does not know. */
  #wanted(operations: readonly Operation[]): Map<string, Row> {
    const changes = operations.flatMap((operation) => operation.changes)
    const references = changes.flatMap(writtenReferences)
    const deleted = new Set(
      changes.flatMap((change) => (change.kind === 'delete' ? [change.element.id] : [])),
    )
    const ids = new Set([...changes.map(elementIdOf), ...references.map(([, id]) => id)])
    for (const change of this.#since(operations).flatMap((row) => row.changes))
      if (writtenReferences(change).some(([, target]) => deleted.has(target))) ids.add(elementIdOf(change))
    const rows = new Map<string, Row>()
    // What is added on the way is visited too.
    for (const id of ids) {
      const row = this.#rows.get(id)
      if (!row) continue
      rows.set(id, row)
      const followsParents = deleted.size > 0 || references.some(([property]) => property === 'parent')
      if (followsParents && row.element.parent !== null) ids.add(row.element.parent)
    }
    return rows
  }

  #editsOf(operations: readonly Operation[]): Map<string, LoggedEdit[]> {
    const touched = new Set(operations.flatMap(({ changes }) => changes.map(elementIdOf)))
    const edits = new Map<string, LoggedEdit[]>()
    for (const { version, clientId, userId, at, changes } of this.#since(operations)) {
      for (const change of changes) {
        const id = elementIdOf(change)
        if (!touched.has(id)) continue
        const edit = { version, clientId, userId, userName: userId, at, registers: writtenRegisters(change) }
        edits.set(id, [...(edits.get(id) ?? []), edit])
      }
    }
    return edits
  }

  #since(operations: readonly Operation[]): LogRow[] {
    return this.log.slice(Math.min(...operations.map(({ base }) => base)))
  }

  #write({ id, type, becomes, after }: ReturnType<typeof asEdit>): void {
    const old = this.#rows.get(id)?.record
    const { x, y, width, height, rotation, z, ...props } = after
    const record = {
      id,
      type: old?.type ?? type,
      x: x ?? old?.x,
      y: y ?? old?.y,
      width: width ?? old?.width,
      height: height ?? old?.height,
      rotation: rotation ?? old?.rotation,
      z_index: z ?? old?.z_index,
      props: { ...old?.props, ...props },
    }
    // Sound: an insert says every property, an update finds a row that has them.
    const row = record as ElementRecord
    this.#rows.set(id, { record: row, element: fromRecord(row), deleted: becomes === 'deleted' })
  }
}
