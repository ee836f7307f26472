import 'fake-indexeddb/auto'
import { IDBFactory, IDBObjectStore } from 'fake-indexeddb'
import { openDB } from 'idb'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { holdClientLocks } from '../../lib/sync/client-locks'
import type { Outbox, OutboxOwner, Parked, Pending, Restored } from '../../lib/sync/contracts'
import { openOutbox } from '../../lib/sync/outbox'
import { box, create, operation } from '../editor/changes/decide-build'
import { BrowserLocks } from './support/locks'
import { CANVAS, idMaker } from './support/model-client'

let browser: BrowserLocks
let newId: () => string

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory()
  browser = new BrowserLocks()
  newId = idMaker()
})

interface Tab {
  readonly outbox: Outbox
  readonly owner: OutboxOwner
  readonly die: () => void
  readonly adopted: Restored[]
  /** Resolves with the next orphans that are taken over. */
  nextAdopted(): Promise<Restored>
  restore(): Promise<Restored>
}

function tab(given: Partial<OutboxOwner> = {}): Tab {
  const owner = { userId: 'ana', canvasId: CANVAS, clientId: newId(), ...given }
  const { locks, die } = browser.tab()
  const outbox = openOutbox(owner, holdClientLocks(locks))
  const adopted: Restored[] = []
  let told: (restored: Restored) => void = () => {}
  return {
    outbox,
    owner,
    die,
    adopted,
    nextAdopted: () =>
      new Promise((resolve) => {
        told = resolve
      }),
    restore: () =>
      outbox.restore((restored) => {
        adopted.push(restored)
        told(restored)
      }),
  }
}

function entry({ owner }: Tab, seq: number): Pending {
  const made = operation([create(box({ id: `box${seq}` }))], { opId: newId(), clientId: owner.clientId })
  return { operation: made, seq, mergeKey: null, sent: false, version: null }
}

async function keep(tab: Tab, ...entries: Pending[]): Promise<void> {
  tab.outbox.write({ keep: entries, forget: [], park: [] })
  await tab.outbox.settled()
}

const operations = ({ pending }: Restored) => pending.map((found) => found.operation)

describe('the outbox', () => {
  test('[C4] gives the next visit what the last one left, in order, unchanged, under its own client', async () => {
    const first = tab()
    const entries = Array.from({ length: 12 }, (_, seq) => entry(first, seq))
    await keep(first, ...entries)
    first.die()
    const restored = await tab().restore()
    expect(operations(restored)).toEqual(entries.map((kept) => kept.operation))
    expect(restored.pending.every(({ sent }) => sent)).toBe(true)
  })

  test('[C4] forgets what was confirmed, and only that', async () => {
    const first = tab()
    const [a, b] = [entry(first, 0), entry(first, 1)]
    await keep(first, a, b)
    first.outbox.write({ keep: [], forget: [a], park: [] })
    await first.outbox.settled()
    first.die()
    expect(operations(await tab().restore())).toEqual([b.operation])
  })

  test('[C4] belongs to a person and a canvas: another person on this device sees nothing of it', async () => {
    const first = tab()
    await keep(first, entry(first, 0))
    first.die()
    expect(operations(await tab({ userId: 'ben' }).restore())).toEqual([])
    expect(operations(await tab({ canvasId: newId() }).restore())).toEqual([])
    expect(operations(await tab().restore())).toHaveLength(1)
  })

  test('[C4] is left to a tab that lives, and taken over when that tab dies', async () => {
    const first = tab()
    const kept = entry(first, 0)
    await keep(first, kept)
    const second = tab()
    expect(operations(await second.restore())).toEqual([])
    const adopted = second.nextAdopted()
    first.die()
    expect(operations(await adopted)).toEqual([kept.operation])
    // A third comes too late: the second stands for the dead one.
    expect(operations(await tab().restore())).toEqual([])
  })

  test('[C4] without Web Locks everything is taken over: sent twice applies once, left behind is lost', async () => {
    const first = tab()
    await keep(first, entry(first, 0))
    const owner = { ...first.owner, clientId: newId() }
    const second = openOutbox(owner, holdClientLocks(undefined))
    expect(operations(await second.restore(() => {}))).toHaveLength(1)
  })

  test('[S8] puts the rest of a split operation in its place, and the parked part aside, in one step', async () => {
    const first = tab()
    const [a, b] = [entry(first, 0), entry(first, 1)]
    await keep(first, a, b)
    const rest = { ...a, operation: { ...a.operation, opId: newId() } }
    const parked: Parked = {
      operation: a.operation,
      reason: 'conflict',
      message: 'Too late.',
      collisions: [],
      seen: [],
    }
    first.outbox.write({ keep: [rest], forget: [], park: [parked] })
    await first.outbox.settled()
    first.die()
    const restored = await tab().restore()
    expect(operations(restored)).toEqual([rest.operation, b.operation])
    expect(restored.parked).toEqual([parked])
  })

  test('[C5] parked work stays until its author gives it up', async () => {
    const first = tab()
    const { operation: made } = entry(first, 0)
    first.outbox.write({
      keep: [],
      forget: [],
      park: [{ operation: made, reason: 'validation', message: 'No.', collisions: [], seen: [] }],
    })
    await first.outbox.settled()
    first.outbox.discard([made.opId])
    await first.outbox.settled()
    expect((await tab().restore()).parked).toEqual([])
  })

  test('one unreadable record stops nothing: the others are sent, and it stays where it is', async () => {
    const first = tab()
    const [a, b] = [entry(first, 0), entry(first, 2)]
    await keep(first, a, b)
    const broken = {
      ...{ userId: 'ana', canvasId: CANVAS, clientId: first.owner.clientId },
      seq: 1,
      operation: { from: 'the future' },
    }
    const db = await openDB('indelible-outbox')
    await db.put('operations', broken)
    first.die()
    const next = tab()
    const restored = await next.restore()
    expect(operations(restored)).toEqual([a.operation, b.operation])
    expect(restored.unreadable).toEqual([broken])
    expect((await next.restore()).unreadable).toEqual([])
    expect(await db.count('operations')).toBe(3)

    next.outbox.discardUnreadable()
    await next.outbox.settled()
    expect(await db.count('operations')).toBe(2)
    db.close()
  })
})

describe('a device that cannot keep', () => {
  afterEach(() => vi.restoreAllMocks())

  test('[C4] a full storage is said at once, and what could not be written is written when there is room', async () => {
    const first = tab()
    const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('No room', 'QuotaExceededError')
    })
    const [a, b] = [entry(first, 0), entry(first, 1)]
    await keep(first, a)
    expect(first.outbox.health.getState()).toBe('full')
    full.mockRestore()
    await keep(first, b)
    expect(first.outbox.health.getState()).toBe('ok')
    first.die()
    expect(operations(await tab().restore())).toEqual([a.operation, b.operation])
  })

  test('[C4] a browser without storage is said at once, and nothing throws', async () => {
    vi.spyOn(globalThis.indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('Private', 'SecurityError')
    })
    const first = tab()
    expect(operations(await first.restore())).toEqual([])
    await keep(first, entry(first, 0))
    expect(first.outbox.health.getState()).toBe('unavailable')
    await first.outbox.close()
  })
})
