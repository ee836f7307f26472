import type { Change, CommittedOperation } from '../../../lib/editor/changes/change'
import { createDocument } from '../../../lib/editor/document'
import type { Commit } from '../../../lib/editor/editor'
import type { Element } from '../../../lib/editor/model/element'
import { PROTOCOL, type SaveRequest, type SaveResult } from '../../../lib/protocol/save'
import type { Parked, Pending } from '../../../lib/sync/contracts'
import {
  commitLocally,
  createReplica,
  markSent,
  receiveCommitted,
  receiveConflict,
  receiveRefusal,
  receiveRows,
  receiveSaved,
  restore,
  unsaved,
} from '../../../lib/sync/replica'
import type { Replica, Step } from '../../../lib/sync/replica-draft'
import type { ModelServer } from './model-server'

export const CANVAS = '00000000-0000-4000-8000-000000000000'

/** Makes ids that are UUIDs and ascend. */
export function idMaker(): () => string {
  let count = 0
  return () => `00000000-0000-7000-8000-${(++count).toString(16).padStart(12, '0')}`
}

/** What a device keeps across crashes: the outbox as it stands in IndexedDB. */
export interface Device {
  readonly pending: Map<string, Pending>
  readonly parked: Map<string, Parked>
}

export function newDevice(): Device {
  return { pending: new Map(), parked: new Map() }
}

/** One tab: a replica, the document it keeps, and its device. Messages are handed to it one by one. */
export class ModelClient {
  readonly document = createDocument()
  replica: Replica
  asked: Step['ask'] = null
  readonly #read = (id: string) => this.document.get(id)

  constructor(
    readonly device: Device,
    readonly newId: () => string,
    server: ModelServer,
  ) {
    this.replica = { ...createReplica(newId()), version: server.version }
    this.document.load(server.rows())
    const pending = [...device.pending.values()].sort((a, b) => compareKeys(keyOf(a), keyOf(b)))
    this.#take(restore(this.replica, { pending, parked: [...device.parked.values()], read: this.#read }))
  }

  edit(changes: readonly Change[], mergeKey: string | null = null): void {
    this.document.apply(changes)
    const commit: Commit = { kind: 'edit', changes, mergeKey }
    this.#take(commitLocally(this.replica, { commit, read: this.#read, newId: this.newId }))
  }

  /** The next save, or null when nothing waits; at most `count` operations. */
  request(count = Number.POSITIVE_INFINITY): SaveRequest | null {
    const waiting = unsaved(this.replica)
    const clientId = waiting[0]?.operation.clientId
    const foreign = waiting.findIndex(({ operation }) => operation.clientId !== clientId)
    const operations = waiting
      .slice(0, foreign === -1 ? undefined : foreign)
      .slice(0, count)
      .map(({ operation }) => operation)
    if (operations.length === 0) return null
    this.replica = markSent(this.replica, new Set(operations.map(({ opId }) => opId)))
    return { protocol: PROTOCOL, canvasId: CANVAS, known: this.replica.version, operations }
  }

  answer(result: SaveResult): void {
    if (result.ok) this.#take(receiveSaved(this.replica, result.value, this.#read))
    else if (result.error.type === 'conflict') {
      const { error: conflict } = result
      this.#take(receiveConflict(this.replica, { conflict, read: this.#read, newId: this.newId }))
    } else if ('opId' in result.error && result.error.opId !== null) {
      const { error: refusal } = result
      this.#take(
        receiveRefusal(this.replica, {
          refusal,
          opId: result.error.opId,
          read: this.#read,
          newId: this.newId,
        }),
      )
    }
  }

  hear(operations: readonly CommittedOperation[], head: number): void {
    this.#take(receiveCommitted(this.replica, { operations, head, read: this.#read }))
  }

  reload(version: number, rows: readonly Element[]): void {
    this.asked = null
    const viewed = [...this.document.elements()].map(({ id }) => id)
    this.#take(receiveRows(this.replica, { version, rows, viewed, read: this.#read }))
  }

  view(): Map<string, Element> {
    return new Map([...this.document.elements()].map((element) => [element.id, element]))
  }

  #take(step: Step): void {
    this.replica = step.replica
    this.document.apply(step.view)
    for (const entry of step.write.forget) this.device.pending.delete(keyOf(entry))
    for (const entry of step.write.keep) this.device.pending.set(keyOf(entry), entry)
    for (const parked of step.write.park) this.device.parked.set(parked.operation.opId, parked)
    if (step.ask) this.asked = step.ask
  }
}

function keyOf({ operation, seq }: Pending): string {
  return `${operation.clientId} ${String(seq).padStart(9, '0')}`
}

function compareKeys(a: string, b: string): number {
  return a < b ? -1 : 1
}
