import { createStore } from 'zustand/vanilla'
import type { Outbox, OutboxOwner, OutboxWrite, Parked, Pending, Restored } from '../../lib/sync/contracts'

/** What stands on the disk of a device, by person. Records are immutable, so a copy of the maps is a copy of the disk. */
export interface Disk {
  readonly pending: Map<string, Pending>
  readonly parked: Map<string, Parked>
}

export function emptyDisk(): Disk {
  return { pending: new Map(), parked: new Map() }
}

export function copyDisk({ pending, parked }: Disk): Disk {
  return { pending: new Map(pending), parked: new Map(parked) }
}

/** The contract of the outbox on a disk of memory: what is written is durable only some turns later, as in IndexedDB. */
export class DiskOutbox implements Outbox {
  readonly health = createStore<'ok' | 'unavailable' | 'full' | 'outdated'>()(() => 'ok')
  #waiting: (() => void)[] = []
  #writing: Promise<void> | null = null
  #isDead = false

  constructor(
    readonly disk: Disk,
    readonly owner: OutboxOwner,
  ) {}

  async restore(): Promise<Restored> {
    const pending = [...this.disk.pending.values()].filter(
      ({ operation }) => operation.clientId !== this.owner.clientId,
    )
    pending.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
    const restored = pending.map((entry) => ({ ...entry, sent: true, mergeKey: null, version: null }))
    return { pending: restored, parked: [...this.disk.parked.values()], unreadable: [] }
  }

  write({ keep, forget, park }: OutboxWrite): void {
    for (const entry of forget) this.#later(() => this.disk.pending.delete(keyOf(entry)))
    for (const entry of keep) this.#later(() => this.disk.pending.set(keyOf(entry), entry))
    for (const parked of park) this.#later(() => this.disk.parked.set(parked.operation.opId, parked))
  }

  discard(opIds: readonly string[]): void {
    for (const opId of opIds) this.#later(() => this.disk.parked.delete(opId))
  }

  discardUnreadable(): void {}

  async settled(): Promise<void> {
    while (this.#writing) await this.#writing
  }

  async close(): Promise<void> {
    await this.settled()
  }

  /** The tab ends: what is not durable yet never will be. */
  die(): void {
    this.#isDead = true
    this.#waiting = []
  }

  #later(write: () => void): void {
    if (this.#isDead) return
    this.#waiting.push(write)
    this.#writing ??= Promise.resolve()
      .then(() => undefined)
      .then(() => {
        // All of one moment in one transaction.
        for (const each of this.#waiting.splice(0)) each()
        this.#writing = null
      })
  }
}

export function keyOf({ operation, seq }: Pick<Pending, 'operation' | 'seq'>): string {
  return `${operation.clientId} ${String(seq).padStart(9, '0')}`
}
