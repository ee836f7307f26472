import 'fake-indexeddb/auto'
import { IDBFactory, IDBObjectStore } from 'fake-indexeddb'
import { deleteDB } from 'idb'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Change } from '../../../lib/editor/changes/change'
import type { Element } from '../../../lib/editor/model/element'
import { holdClientLocks } from '../../../lib/sync/client-locks'
import type { CanvasCopy, CommittedChanges } from '../../../lib/sync/contracts'
import { createCanvasCopy } from '../../../lib/sync/copies/canvas-copy'
import { findCopy, listCopies, openCopies } from '../../../lib/sync/copies/copies'
import { openHistories } from '../../../lib/sync/history/history-store'
import { streamElements } from '../../../lib/sync/open-canvas'
import { openOutbox } from '../../../lib/sync/outbox'
import { box, create, operation, set } from '../../editor/changes/decide-build'
import { DrivenTimers } from '../support/driven-timers'
import { BrowserLocks } from '../support/locks'
import { CANVAS } from '../support/model-client'
import { Place, rowOf, streamOf, type Tab } from '../support/place'

const breathe = () => Promise.resolve()
let canvases = 0

/** A canvas of Ana's, opened at `openedAt`. */
function copyOf(canvasId = `canvas${++canvases}`, openedAt = canvases) {
  const timers = new DrivenTimers()
  const owner = { userId: 'ana', canvasId }
  const today = () => openedAt
  const copy = createCanvasCopy({ ...owner, title: 'Plan', role: 'owner', timers, today, breathe })
  return { owner, timers, copy }
}

/** Lets the rows of these elements pass as the server's answer does. */
async function watch(copy: CanvasCopy, version: number, elements: readonly Element[]): Promise<void> {
  const lines = [{ version, count: elements.length, bounds: null }, elements.map(rowOf), { end: true }]
  const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('')
  await new Response(copy.watch(streamOf(text), false)).arrayBuffer()
  copy.settle(version, elements.length)
}

async function kept(given = copyOf(), elements: readonly Element[] = [box()]) {
  await watch(given.copy, 1, elements)
  await given.copy.close()
  return given
}

/** What an opening without a network finds. */
async function read(canvasId: string) {
  const { copy } = copyOf(canvasId)
  const rows = await copy.elements()
  if (!rows.ok) return rows.error.type
  const handlers = { onHeader: () => {}, onElements: () => {}, onChunk: () => {}, now: () => 0, breathe }
  const { version, elements } = await streamElements(rows.value, handlers)
  return { version, elements, later: await copy.later() }
}

const committed = (version: number, changes: readonly Change[]): CommittedChanges => ({
  version,
  opId: `op${version}`,
  changes,
})
const paint = (version: number) => committed(version, [set(box(), { fill: ['#000000', '#111111'] })])

/** Bytes that the browser grants. */
let granted = Number.MAX_SAFE_INTEGER
beforeEach(() => {
  granted = Number.MAX_SAFE_INTEGER
  vi.stubGlobal('navigator', { storage: { estimate: async () => ({ quota: granted }) } })
})
afterEach(async () => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
  for (const name of ['indelible-copies', 'indelible-outbox', 'indelible-undo']) await deleteDB(name)
})

describe('a canvas kept on the device', () => {
  test('[C1] is the rows as they came, and what was committed after them', async () => {
    const { owner, copy } = copyOf()
    await watch(copy, 7, [box(), box({ id: 'other' })])
    const drawn = committed(10, [create(box({ id: 'drawn' }))])
    copy.append([paint(8), paint(9), drawn])
    await copy.close()
    expect(copy.state.getState()).toBe('kept')
    expect(await findCopy(owner)).toMatchObject({ version: 7, head: 10, count: 3 })
    expect(await read(owner.canvasId)).toMatchObject({
      version: 7,
      elements: [{ id: 'box' }, { id: 'other' }],
      later: [paint(8), paint(9), drawn],
    })
  })

  test('[I1] never has a hole: what follows on a version that is missing is left out', async () => {
    const { owner, copy } = copyOf()
    await watch(copy, 1, [box()])
    copy.append([paint(2), paint(4), paint(5)])
    await copy.close()
    expect(await read(owner.canvasId)).toMatchObject({ version: 1, later: [paint(2)] })
  })

  test('an older answer, of another tab, does not take the place of a newer', async () => {
    const { owner, copy } = copyOf()
    await watch(copy, 9, [box()])
    await copy.close()
    await kept(copyOf(owner.canvasId), [])
    expect(await read(owner.canvasId)).toMatchObject({ version: 9, elements: [{ id: 'box' }] })
  })

  test('is written anew when too much stands beside the rows, and the pieces beside go', async () => {
    const { owner, copy } = copyOf()
    await watch(copy, 1, [box()])
    const anew = box({ fill: '#111111' })
    copy.onSnapshot(() => ({ version: 22, elements: [anew] }))
    const many = Array.from({ length: 1_000 }, (_, i) => create(box({ id: `box${i}` })))
    copy.append(Array.from({ length: 20 }, (_, i) => committed(2 + i, many)))
    copy.flush()
    copy.append([paint(22)])
    copy.flush()
    await vi.waitFor(async () => expect((await findCopy(owner))?.version).toBe(22), { timeout: 20_000 })
    await copy.close()
    expect(await read(owner.canvasId)).toEqual({ version: 22, elements: [anew], later: [] })
    expect(await (await openCopies()).count('operations')).toBe(0)
  })

  test('a cut answer is not kept: what was settled before stays', async () => {
    const { owner, copy } = await kept()
    const reader = copy.watch(streamOf('{"version":2,', 10), false).getReader()
    await reader.read()
    await reader.cancel()
    await copy.close()
    expect(await read(owner.canvasId)).toMatchObject({ version: 1 })
  })
})

describe('a session that finds no server', () => {
  /** Ana's canvas with one box, kept by a first visit. */
  async function visited() {
    const place = new Place()
    const first = copyOf(CANVAS)
    const tab = await place.open({ copy: first.copy })
    tab.editor.commit([create(box())])
    await tab.timers.pass(500)
    expect(tab.status().state).toBe('saved')
    await tab.session.close()
    return place
  }
  const idsOf = ({ editor }: Tab) => [...editor.document.elements()].map(({ id }) => id).sort()

  test('[C1] opens what is kept, is drawn on, and saves when the server is back', async () => {
    const place = await visited()
    place.wire.isDown = true
    const tab = await place.open({ copy: copyOf(CANVAS).copy })
    expect(idsOf(tab)).toEqual(['box'])
    expect(tab.status()).toMatchObject({ state: 'offline', pending: 0 })
    tab.editor.commit([create(box({ id: 'later' }))])
    await tab.timers.pass(500)
    expect(tab.status()).toMatchObject({ state: 'offline', pending: 1 })
    place.wire.isDown = false
    await tab.timers.pass(60_000)
    expect(tab.status().state).toBe('saved')
    expect(place.server.rows().map(({ id }) => id)).toEqual(['box', 'later'])
    await tab.session.close()
  })

  test('[H3] below the floor of the log it reads all rows, keeps what waits, and keeps the rows in turn', async () => {
    const place = await visited()
    place.wire.isDown = true
    const tab = await place.open({ copy: copyOf(CANVAS).copy })
    tab.editor.commit([create(box({ id: 'mine' }))])
    // More than the server tells one by one.
    const elsewhere = new Place(place.server, 'ben')
    const ben = await elsewhere.open()
    const drawn = Array.from({ length: 60 }, (_, i) => `ben${String(i).padStart(2, '0')}`)
    for (const id of drawn) {
      ben.editor.commit([create(box({ id }))])
      await ben.timers.pass(500)
    }
    const all = ['box', 'mine', ...drawn].sort()
    place.wire.isDown = false
    await tab.timers.pass(60_000)
    expect(idsOf(tab)).toEqual(all)
    expect(tab.status().state).toBe('saved')
    await tab.session.close()

    place.wire.isDown = true
    const again = await place.open({ copy: copyOf(CANVAS).copy })
    expect(idsOf(again)).toEqual(all)
    expect(again.session.version()).toBe(place.server.version)
    await Promise.all([again.session.close(), ben.session.close()])
  })
})

describe('room on the device', () => {
  test('of more than 50 canvases the one opened longest ago goes, and never one with unsaved work', async () => {
    const all = []
    for (let i = 0; i < 50; i++) all.push(await kept())
    const [oldest, second] = all
    if (!oldest || !second) throw new Error('There are fifty.')
    const { locks } = new BrowserLocks().tab()
    const outbox = openOutbox({ ...oldest.owner, clientId: 'tab' }, holdClientLocks(locks))
    const entry = {
      operation: operation([create(box())]),
      seq: 0,
      mergeKey: null,
      sent: false,
      version: null,
    }
    outbox.write({ keep: [entry], forget: [], park: [] })
    await outbox.close()
    await kept()
    const left = (await listCopies('ana')).map(({ canvasId }) => canvasId)
    expect(left).toHaveLength(50)
    expect(left).toContain(oldest.owner.canvasId)
    expect(left).not.toContain(second.owner.canvasId)
    expect(await read(second.owner.canvasId)).toBe('not_found')
  })

  test('where the browser grants little, fewer stay; the one that is open stays in any case', async () => {
    const many = Array.from({ length: 100 }, (_, i) => box({ id: `box${i}` }))
    await kept(copyOf(), many)
    const second = await kept(copyOf(), many)
    granted = (await findCopy(second.owner))?.bytes ?? 0
    const third = await kept(copyOf(), many)
    expect(await listCopies('ana')).toMatchObject([{ canvasId: third.owner.canvasId }])
  })

  test('[C4] unsaved work gets the room of others first, then of what may be taken back, then of this canvas itself', async () => {
    const other = await kept()
    const here = await kept()
    const histories = await openHistories()
    const tab = { ...here.owner, historyId: 'one' }
    const part = {
      ...tab,
      seq: 0,
      part: 0,
      parts: 1,
      stack: 'done',
      changes: [],
      from: null,
      to: null,
    } as const
    await histories.put('tabs', { ...tab, touchedAt: 1 })
    await histories.put('entries', part)
    const left = async () => [
      ...(await listCopies('ana')).map(({ canvasId }) => canvasId),
      await histories.count('entries'),
    ]
    const { copy } = copyOf(here.owner.canvasId)
    expect(await left()).toEqual([here.owner.canvasId, other.owner.canvasId, 1])
    expect(await copy.makeRoom()).toBe(true)
    expect(await left()).toEqual([here.owner.canvasId, 1])
    expect(await copy.makeRoom()).toBe(true)
    expect(await left()).toEqual([here.owner.canvasId, 0])
    expect(await copy.makeRoom()).toBe(true)
    expect(await left()).toEqual([0])
    expect(copy.state.getState()).toBe('full')
    expect(await copy.makeRoom()).toBe(false)
    histories.close()
  })

  test('without room a copy takes that of the canvas opened longest ago, and says so when there is none', async () => {
    const other = await kept()
    const put = IDBObjectStore.prototype.put
    let refusals = 1
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...given) {
      if (this.name === 'rows' && refusals-- > 0) throw new DOMException('full', 'QuotaExceededError')
      return put.apply(this, given)
    })
    const { owner, copy } = await kept()
    expect(copy.state.getState()).toBe('kept')
    expect(await read(owner.canvasId)).toMatchObject({ version: 1 })
    expect(await read(other.owner.canvasId)).toBe('not_found')
    refusals = Number.POSITIVE_INFINITY
    const last = copyOf('last')
    await kept(last)
    expect(last.copy.state.getState()).toBe('full')
  })

  test('a browser that keeps nothing says so, and hinders nobody', async () => {
    vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(() => {
      throw new DOMException('A mutation operation was attempted', 'InvalidStateError')
    })
    const { owner, copy } = await kept()
    expect(copy.state.getState()).toBe('unavailable')
    expect(await read(owner.canvasId)).toBe('not_found')
    expect(await copy.makeRoom()).toBe(false)
  })
})
