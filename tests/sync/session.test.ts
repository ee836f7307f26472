import 'fake-indexeddb/auto'
import { IDBFactory, IDBObjectStore } from 'fake-indexeddb'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Element } from '../../lib/editor/model/element'
import type { SaveResult } from '../../lib/protocol/save'
import { type ErrorType, type Failure, ok, refuse } from '../../lib/result'
import { box, create, operation, set } from '../editor/changes/decide-build'
import { rest } from './support/driven-timers'
import { CANVAS } from './support/model-client'
import { ModelServer } from './support/model-server'
import { Place, type Tab } from './support/place'

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory()
})
afterEach(() => vi.restoreAllMocks())

let made = 0
function draw(tab: Tab, given: Partial<Element> = {}): string {
  const id = `drawn${++made}`
  tab.editor.commit([create(box({ id, ...given } as never))])
  return id
}

const idsAt = (server: ModelServer) =>
  server
    .rows()
    .map(({ id }) => id)
    .sort()
const idsIn = (tab: Tab) => [...tab.editor.document.elements()].map(({ id }) => id).sort()

function failing(type: ErrorType, more: Partial<Failure> = {}): () => SaveResult {
  return () => {
    const { error } = refuse(type, 'A sentence.')
    return { ok: false, error: { ...error, ...more } } as SaveResult
  }
}

/** Ana paints the box elsewhere, and a minute goes by. */
function paintElsewhere(server: ModelServer, before: string, after: string): void {
  const painted = operation([set(box(), { fill: [before, after] })], {
    opId: crypto.randomUUID(),
    clientId: crypto.randomUUID(),
    base: server.version,
  })
  server.save({ protocol: 1, canvasId: CANVAS, known: server.version, operations: [painted] })
  server.now += 60_000
}

function serverWithBox(): ModelServer {
  const server = new ModelServer()
  const first = operation([create(box({ fill: '#000000' }))], { opId: crypto.randomUUID(), base: 0 })
  server.save({ protocol: 1, canvasId: CANVAS, known: 0, operations: [first] })
  server.now += 60_000
  return server
}

describe('the status tells the truth', () => {
  test('[C5] dirty, saving, saved: and saved only after the answer', async () => {
    const place = new Place()
    const tab = await place.open()
    expect(tab.status()).toMatchObject({ state: 'saved', fact: { kind: 'saved' } })
    let answer: (result: SaveResult) => void = () => {}
    place.wire.answers.push(
      (request) => new Promise((resolve) => (answer = () => resolve(place.server.save(request)))),
    )
    draw(tab)
    expect(tab.status()).toMatchObject({ state: 'dirty', pending: 1, fact: { kind: 'unsaved' } })
    await tab.timers.pass(0)
    expect(tab.status()).toMatchObject({ state: 'saving', pending: 1, fact: { kind: 'saving' } })
    answer(ok({} as never))
    await rest()
    expect(tab.status()).toMatchObject({ state: 'saved', pending: 0 })
    expect(tab.states).toEqual(['dirty', 'saving', 'saved'])
  })

  test('"saved" is not shown while the outbox is not looked through', async () => {
    const place = new Place()
    place.wire.isDown = true
    const tab = await place.open({ loaded: false })
    expect(tab.status().state).not.toBe('saved')
    expect(tab.session.progress.getState().state).toBe('retrying')
  })

  test('[C5] an answer that speaks of other operations saves nothing, and is not asked for in a rage', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    const place = new Place()
    const tab = await place.open()
    const nothing = ok({ version: 0, elementsProcessed: 0, duration: 0, committed: [], since: [] })
    place.wire.answers.push(
      () => nothing,
      () => ({ ok: true, value: undefined }) as never,
    )
    draw(tab)
    await tab.timers.pass(0)
    expect(tab.status()).toMatchObject({ state: 'error', pending: 1 })
    expect(place.wire.requests).toHaveLength(1)
    await tab.timers.pass(60_000)
    expect(tab.status().state).toBe('saved')
  })
})

describe('saving', () => {
  test('[C3] one save is in flight, and what comes meanwhile goes together in the next', async () => {
    const place = new Place()
    const tab = await place.open()
    draw(tab)
    await tab.timers.pass(0)
    let release: () => void = () => {}
    place.wire.answers.push(
      (request) => new Promise((resolve) => (release = () => resolve(place.server.save(request)))),
    )
    draw(tab)
    await tab.timers.pass(0)
    draw(tab)
    draw(tab)
    await tab.timers.pass(1_000)
    expect(place.wire.requests.map(({ operations }) => operations.length)).toEqual([1, 1])
    release()
    await rest()
    expect(place.wire.requests.map(({ operations }) => operations.length)).toEqual([1, 1, 2])
  })

  test('[C3] edits inside a gesture wait 300 ms alone, and are one operation', async () => {
    const place = new Place(serverWithBox())
    const tab = await place.open()
    const scrub = (before: string, after: string) =>
      tab.editor.commit([set(box(), { fill: [before, after] })], { mergeKey: 'fill' })
    scrub('#000000', '#110000')
    await tab.timers.pass(200)
    scrub('#110000', '#220000')
    expect(place.wire.requests).toHaveLength(0)
    await tab.timers.pass(100)
    expect(place.wire.requests.map(({ operations }) => operations.map(({ changes }) => changes))).toEqual([
      [[set(box(), { fill: ['#000000', '#220000'] })]],
    ])
  })

  test('a queue is not dropped on a save error: everything arrives, in order, once', async () => {
    const place = new Place()
    const tab = await place.open()
    place.wire.answers.push(failing('unknown'), failing('unavailable'), failing('deadlock'))
    const drawn = [draw(tab), draw(tab)]
    await tab.timers.pass(0)
    drawn.push(draw(tab))
    await tab.timers.pass(60_000)
    expect(
      place.server.log.flatMap(({ changes }) => changes.map((it) => ('element' in it ? it.element.id : ''))),
    ).toEqual(drawn)
    expect(tab.status().state).toBe('saved')
  })

  test('a big import goes in several requests', async () => {
    const place = new Place()
    const tab = await place.open()
    for (let part = 0; part < 5; part++) {
      tab.editor.commit(Array.from({ length: 900 }, (_, i) => create(box({ id: `part${part}x${i}` }))))
    }
    await tab.timers.pass(0)
    for (const { operations } of place.wire.requests) {
      const count = operations.reduce((sum, { changes }) => sum + changes.length, 0)
      expect(count).toBeLessThanOrEqual(2_000)
    }
    expect(idsAt(place.server)).toHaveLength(4_500)
  })
})

describe('failures and their recoveries [C7]', () => {
  test('no network: offline, kept on this device, the same operations again with growing waits, for ever', async () => {
    const place = new Place()
    const tab = await place.open()
    place.wire.isDown = true
    draw(tab)
    await tab.timers.pass(0)
    expect(tab.status()).toMatchObject({ state: 'offline', pending: 1, fact: { kind: 'offline' } })
    await tab.timers.pass(3_600_000)
    const sent = place.wire.requests.map(({ operations }) => operations[0]?.opId)
    expect(sent.length).toBeGreaterThan(200)
    expect(new Set(sent).size).toBe(1)
    place.wire.isDown = false
    tab.page('online')
    await rest()
    expect(tab.status().state).toBe('saved')
  })

  test('a network that is there and a server that crashes is no "offline": it says so, once, and goes on trying', async () => {
    const place = new Place()
    const tab = await place.open()
    const crash = () => {
      throw new Error('An unexpected response was received from the server.')
    }
    place.wire.answers.push(crash, crash, crash)
    draw(tab)
    draw(tab)
    await tab.timers.pass(0)
    expect(tab.status()).toMatchObject({
      state: 'error',
      action: 'retry',
      pending: 2,
      storage: 'ok',
      fact: { kind: 'retrying', failure: { message: 'The server does not answer as it should.' } },
    })
    await tab.timers.pass(60_000)
    expect(tab.status().state).toBe('saved')
    expect(new Set(place.wire.requests.map(({ operations }) => operations[0]?.opId)).size).toBe(1)
  })

  test('while it tries again it goes on saying why, and does not flicker', async () => {
    const place = new Place()
    const tab = await place.open()
    place.wire.isDown = true
    draw(tab)
    await tab.timers.pass(60_000)
    expect(place.wire.requests.length).toBeGreaterThan(5)
    place.wire.isDown = false
    await tab.timers.pass(15_000)
    expect(tab.states).toEqual(['dirty', 'saving', 'offline', 'saving', 'saved'])
  })

  test('a server without its database says what it waits for', async () => {
    const place = new Place()
    const tab = await place.open()
    place.wire.answers.push(failing('unavailable'))
    draw(tab)
    await tab.timers.pass(0)
    expect(tab.status().state).toBe('offline')
    expect(tab.status()).toMatchObject({ pending: 1, fact: { kind: 'retrying' } })
    await tab.timers.pass(1_000)
    expect(tab.status().state).toBe('saved')
  })

  test('no answer within 10 s is no success: the same operation again, applied once', async () => {
    const place = new Place()
    const tab = await place.open()
    place.wire.answers.push((request) => {
      place.server.save(request)
      return new Promise(() => {})
    })
    place.wire.isDown = true
    draw(tab)
    await tab.timers.pass(9_999)
    expect(tab.status().state).toBe('saving')
    await tab.timers.pass(1)
    expect(tab.status().state).toBe('offline')
    place.wire.isDown = false
    await tab.timers.pass(1_000)
    expect(tab.status().state).toBe('saved')
    expect(place.server.log).toHaveLength(1)
  })

  test('signed out: says so, keeps everything, and goes on once signed in again', async () => {
    const place = new Place()
    const tab = await place.open()
    place.wire.answers.push(failing('unauthenticated'))
    draw(tab)
    await tab.timers.pass(0)
    expect(tab.status()).toMatchObject({ state: 'error', action: 'sign-in', pending: 1 })
    tab.session.retryNow()
    await rest()
    expect(tab.status().state).toBe('saved')
  })

  test('somebody else signed in meanwhile: says so, keeps everything, and goes on when the person is back', async () => {
    const place = new Place()
    const tab = await place.open()
    const somebodyElse = { type: 'unauthenticated', message: 'Somebody else.', retryable: false } as const
    place.wire.answers.push(() => ({ ok: false, error: { ...somebodyElse, isSomebodyElse: true } }))
    draw(tab)
    await tab.timers.pass(0)
    expect(place.wire.requests.map(({ userId }) => userId)).toEqual(['ana'])
    // To sign in would lead whoever is signed in to their own work; this can become theirs, by their word.
    expect(tab.status()).toMatchObject({ state: 'error', action: 'save-copy', pending: 1 })
    tab.page('hide')
    await rest()
    expect(place.wire.atPageHide[0]).toMatchObject({ userId: 'ana' })
    await tab.timers.pass(15_000)
    expect(tab.status().state).toBe('saved')
    expect(place.server.log).toHaveLength(1)
  })

  test('no right to write any more: read-only, kept, and offered as a copy', async () => {
    const place = new Place()
    const tab = await place.open()
    place.wire.answers.push(failing('forbidden'))
    const id = draw(tab)
    await tab.timers.pass(0)
    expect(tab.status()).toMatchObject({ state: 'error', action: 'save-copy', pending: 1 })
    expect(tab.editor.state.getState().readOnly).toBe(true)
    expect(tab.session.exportUnsaved().elements.map((element) => element.id)).toEqual([id])
    await tab.timers.pass(15_000)
    expect(tab.status().state).toBe('saved')
    expect(tab.editor.state.getState().readOnly).toBe(false)
  })

  test('the canvas is gone: kept, and offered as a copy', async () => {
    const place = new Place()
    const tab = await place.open()
    place.wire.answers.push(failing('not_found'))
    draw(tab)
    await tab.timers.pass(0)
    expect(tab.status()).toMatchObject({ state: 'error', action: 'save-copy', pending: 1 })
    expect(tab.editor.state.getState().readOnly).toBe(false)
  })

  test('deployed meanwhile: kept, and a reload is offered', async () => {
    const place = new Place()
    const tab = await place.open()
    place.wire.answers.push(failing('stale_client'))
    draw(tab)
    await tab.timers.pass(0)
    expect(tab.status()).toMatchObject({ state: 'error', action: 'reload', pending: 1 })
    tab.crash()
    const after = await place.open()
    await after.timers.pass(0)
    expect(after.status().state).toBe('saved')
    expect(place.server.log).toHaveLength(1)
  })

  test('too many saves: waits as long as it was told', async () => {
    const place = new Place()
    const tab = await place.open()
    place.wire.answers.push(failing('rate_limited', { retryAfterMs: 7_000 }))
    draw(tab)
    await tab.timers.pass(6_999)
    expect(place.wire.requests).toHaveLength(1)
    await tab.timers.pass(1)
    expect(tab.status().state).toBe('saved')
  })

  test('a refused operation is put aside, named and exportable; the rest is saved', async () => {
    const place = new Place()
    const tab = await place.open()
    const bad = draw(tab, { parent: 'nowhere' })
    const good = draw(tab)
    await tab.timers.pass(0)
    expect(idsAt(place.server)).toEqual([good])
    expect(tab.status()).toMatchObject({ state: 'error', pending: 0, parked: 1, action: 'export' })
    const work = tab.session.exportUnsaved()
    expect(work.parked).toMatchObject([{ reason: 'invalid_reference' }])
    expect(work.elements.map(({ id }) => id)).toEqual([bad])
    expect(tab.notices).toMatchObject([{ kind: 'parked' }])

    tab.session.discardParked(work.parked.map((parked) => parked.operation.opId))
    expect(tab.status().state).toBe('saved')
  })

  test('a refusal that names no operation finds the one it means, and only that is put aside', async () => {
    const place = new Place()
    const tab = await place.open()
    const drawn = Array.from({ length: 9 }, () => draw(tab))
    const bad = drawn[6]
    const judge = (request: Parameters<Place['server']['save']>[0]): SaveResult => {
      const isBad = request.operations.some(({ changes }) =>
        changes.some((it) => 'element' in it && it.element.id === bad),
      )
      if (isBad) return failing('validation', { opId: null, saved: null } as never)()
      return place.server.save(request)
    }
    place.wire.answers.push(...Array.from({ length: 30 }, () => judge))
    await tab.timers.pass(60_000)
    expect(idsAt(place.server)).toEqual(drawn.filter((id) => id !== bad).sort())
    expect(tab.session.parked()).toHaveLength(1)
  })

  test('a conflict is parked and said; it never counts as saved', async () => {
    const place = new Place(serverWithBox())
    const tab = await place.open()
    paintElsewhere(place.server, '#000000', '#00ff00')
    tab.editor.commit([set(box(), { fill: ['#000000', '#ff0000'] })])
    await tab.timers.pass(0)
    expect(tab.status()).toMatchObject({ state: 'conflict', pending: 0, parked: 1 })
    expect(tab.states).not.toContain('saved')
    expect(tab.editor.document.get('box')).toMatchObject({ fill: '#00ff00' })
    expect(tab.session.exportUnsaved().elements).toMatchObject([{ id: 'box', fill: '#ff0000' }])

    tab.crash()
    const after = await place.open()
    expect(after.status()).toMatchObject({ state: 'conflict', parked: 1 })
  })
})

describe('leaving and coming back', () => {
  test('[C4] a crash between the edit and its save loses nothing and applies nothing twice', async () => {
    const place = new Place()
    const tab = await place.open()
    place.wire.isDown = true
    const drawn = [draw(tab), draw(tab)]
    await tab.timers.pass(0)
    tab.crash()
    place.wire.isDown = false
    const after = await place.open()
    expect(idsIn(after)).toEqual(drawn.sort())
    await after.timers.pass(0)
    expect(idsAt(place.server)).toEqual(drawn)
    expect(after.status().state).toBe('saved')
    expect(after.notices).toEqual([{ kind: 'restored', changes: 2 }])
  })

  test('[C4] a committed save whose answer was lost in a crash is not applied again', async () => {
    const place = new Place()
    const tab = await place.open()
    place.wire.answers.push((request) => {
      place.server.save(request)
      return new Promise(() => {})
    })
    draw(tab)
    await tab.timers.pass(0)
    tab.crash()
    const after = await place.open()
    await after.timers.pass(0)
    expect(place.server.log).toHaveLength(1)
    expect(after.status().state).toBe('saved')
  })

  test('[C3] a page that is hidden leaves its unsaved work behind in a request that outlives it', async () => {
    const place = new Place()
    const tab = await place.open()
    const drawn = draw(tab)
    tab.page('hide')
    tab.page('hide')
    tab.crash()
    expect(place.wire.atPageHide).toHaveLength(1)
    expect(idsAt(place.server)).toEqual([drawn])
    const after = await place.open()
    await after.timers.pass(0)
    expect(place.server.log).toHaveLength(1)
  })

  test('[C4] closing keeps what could not be sent', async () => {
    const place = new Place()
    const tab = await place.open()
    place.wire.isDown = true
    const drawn = draw(tab)
    await tab.session.close()
    place.wire.isDown = false
    const after = await place.open()
    await after.timers.pass(0)
    expect(idsAt(place.server)).toEqual([drawn])
  })

  test('[U5] undo stops where the canvas was loaded, and never empties it', async () => {
    const place = new Place(serverWithBox())
    const tab = await place.open()
    expect(tab.editor.state.getState().canUndo).toBe(false)
    draw(tab)
    tab.editor.undo()
    tab.editor.undo()
    await tab.timers.pass(0)
    expect(idsIn(tab)).toEqual(['box'])
    expect(idsAt(place.server)).toEqual(['box'])
  })

  test('[C4] a full storage is said at once, and drawing and saving go on', async () => {
    const place = new Place()
    const tab = await place.open()
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('No room', 'QuotaExceededError')
    })
    place.wire.isDown = true
    const drawn = draw(tab)
    await tab.timers.pass(0)
    expect(tab.status()).toMatchObject({ state: 'offline', storage: 'full', action: 'export' })
    expect(tab.status()).toMatchObject({ pending: 1, fact: { kind: 'offline' } })
    place.wire.isDown = false
    await tab.timers.pass(15_000)
    expect(idsAt(place.server)).toEqual([drawn])
    expect(tab.status()).toMatchObject({ state: 'saved' })
  })
})

describe('opening', () => {
  test('a stream that is cut is not taken for the whole canvas', async () => {
    const place = new Place()
    const first = await place.open()
    const drawn = Array.from({ length: 9 }, () => draw(first))
    await first.timers.pass(0)
    place.wire.cuts.push(700, 50, 2_000)
    const tab = await place.open({ loaded: false })
    await tab.timers.pass(10_000)
    expect(await tab.session.opened).toEqual(ok({ version: 9, count: 9 }))
    expect(idsIn(tab)).toEqual(drawn.sort())
  })

  test('what was deleted between two attempts is not there, and what was drawn meanwhile is', async () => {
    const place = new Place()
    const first = await place.open()
    const drawn = Array.from({ length: 9 }, () => draw(first))
    await first.timers.pass(0)
    place.wire.cuts.push(6_000)
    const tab = await place.open({ loaded: false })
    const [gone] = idsIn(tab)
    const element = tab.editor.document.get(gone ?? '')
    expect(element).toBeDefined()
    if (element) first.editor.commit([{ kind: 'delete', element }])
    await first.timers.pass(0)
    const mine = draw(tab)
    await tab.timers.pass(10_000)
    expect(idsIn(tab)).toEqual([...drawn.filter((id) => id !== gone), mine].sort())
    expect(idsAt(place.server)).toEqual(idsIn(tab))
    expect(tab.status().state).toBe('saved')
  })
})

describe('a canvas that cannot be opened', () => {
  test('[C5] what was not saved of it is still here, read-only, and can be taken along', async () => {
    const place = new Place()
    const before = await place.open()
    place.wire.isDown = true
    const id = draw(before)
    await before.timers.pass(0)
    before.crash()

    place.wire.isDown = false
    place.wire.refusesToOpen = refuse('not_found', 'This canvas does not exist.').error
    const tab = await place.open()
    expect(await tab.session.opened).toMatchObject({ ok: false, error: { type: 'not_found' } })
    expect(tab.session.progress.getState()).toMatchObject({
      state: 'failed',
      failure: { type: 'not_found', message: 'This canvas does not exist.' },
    })
    expect(tab.status()).toMatchObject({ state: 'error', action: 'save-copy', pending: 1 })
    expect(tab.session.exportUnsaved().elements).toMatchObject([{ id }])
    expect(tab.editor.state.getState().readOnly).toBe(true)
    await tab.timers.pass(60_000)
    expect(place.server.log).toEqual([])
  })
})

describe('several tabs and people', () => {
  test('[P2] news of a version brings the changes', async () => {
    const place = new Place()
    const [one, two] = [await place.open(), await place.open()]
    const drawn = draw(one)
    await one.timers.pass(0)
    await rest()
    expect(idsIn(two)).toEqual([drawn])
    expect(two.session.version()).toBe(1)
  })

  test('[C6] what is heard of while a save is under way is told by its answer: a page asks for nothing it has sent', async () => {
    const server = new ModelServer()
    const place = new Place(server)
    const here = await place.open()
    const there = await new Place(server, 'ben').open()
    // Too much to carry, so that asking would bring all rows anew.
    server.sinceLimit = 0
    place.wire.asked.length = 0
    place.wire.answers.push((request) => {
      const result = server.save(request)
      place.tell(server.version)
      return result
    })
    const mine = draw(here)
    await here.timers.pass(0)
    expect(here.session.version()).toBe(1)
    expect(place.wire.asked).toEqual([])
    const foreign = draw(there)
    await there.timers.pass(0)
    place.tell(server.version)
    await rest()
    expect(place.wire.asked).toEqual(['changes', 'rows'])
    expect(idsIn(here)).toEqual([mine, foreign].sort())
  })

  test('[P2] what is heard of while a save fails is asked for afterwards', async () => {
    const server = new ModelServer()
    const place = new Place(server)
    const here = await place.open()
    const there = await new Place(server, 'ben').open()
    const foreign = draw(there)
    await there.timers.pass(0)
    place.wire.answers.push(() => {
      place.tell(server.version)
      throw new TypeError('Failed to fetch')
    })
    const mine = draw(here)
    await here.timers.pass(0)
    await rest()
    expect(idsIn(here)).toEqual([mine, foreign].sort())
  })

  test('without any news a poll brings them', async () => {
    const server = new ModelServer()
    const here = await new Place(server).open()
    const there = await new Place(server, 'ben').open()
    const drawn = draw(there)
    await there.timers.pass(0)
    expect(idsIn(here)).toEqual([])
    await here.timers.pass(20_000)
    expect(idsIn(here)).toEqual([drawn])
  })

  test('[P2] a question for changes that is never answered is asked again', async () => {
    const server = new ModelServer()
    const place = new Place(server)
    const here = await place.open()
    const there = await new Place(server, 'ben').open()
    const drawn = draw(there)
    await there.timers.pass(0)
    place.wire.unansweredChanges = 1
    await here.timers.pass(60_000)
    expect(idsIn(here)).toEqual([drawn])
  })

  test('[C4] a tab that lives takes over what a dying one had not saved', async () => {
    const place = new Place()
    const [one, two] = [await place.open(), await place.open()]
    place.wire.isDown = true
    const drawn = draw(one)
    await one.timers.pass(0)
    await two.timers.pass(10_000)
    expect(idsIn(two)).toEqual([])
    one.crash()
    place.wire.isDown = false
    await two.timers.pass(30_000)
    expect(idsAt(place.server)).toEqual([drawn])
    expect(idsIn(two)).toEqual([drawn])
    expect(place.server.log).toHaveLength(1)
  })

  test('[C4] a tab that dies while another is still loading is taken over once there is something to lay it on', async () => {
    const place = new Place(serverWithBox())
    const one = await place.open()
    place.wire.isDown = true
    one.editor.commit([set(box(), { fill: ['#000000', '#ff0000'] })])
    await one.timers.pass(0)
    const two = await place.open({ loaded: false })
    one.crash()
    await rest()
    place.wire.isDown = false
    await two.timers.pass(20_000)
    expect(two.editor.document.get('box')).toEqual(box({ fill: '#ff0000' }))
    expect(place.server.rows()).toEqual([box({ fill: '#ff0000' })])
    expect(two.status().state).toBe('saved')
  })

  test('[S7] who replaced a change unseen is told', async () => {
    const place = new Place(serverWithBox())
    const tab = await place.open()
    paintElsewhere(place.server, '#000000', '#00ff00')
    place.server.now -= 60_000
    tab.editor.commit([set(box(), { fill: ['#000000', '#ff0000'] })])
    await tab.timers.pass(0)
    expect(tab.notices).toMatchObject([
      { kind: 'override', overrides: [{ elementId: 'box', register: 'fill', replaced: '#00ff00' }] },
    ])
    expect(tab.status().state).toBe('saved')
  })

  test('[S7] who replaced a change unseen is told once, also when word of the save comes with what others did', async () => {
    const place = new Place(serverWithBox())
    const tab = await place.open()
    paintElsewhere(place.server, '#000000', '#00ff00')
    place.server.now -= 60_000
    let answer = () => {}
    place.wire.answers.push((request) => {
      const result = place.server.save(request)
      return new Promise((resolve) => {
        answer = () => resolve(result)
      })
    })
    tab.editor.commit([set(box(), { fill: ['#000000', '#ff0000'] })])
    await tab.timers.pass(0)
    expect(tab.notices).toEqual([])
    tab.page('online')
    await tab.timers.pass(0)
    const told = [
      { kind: 'override', overrides: [{ elementId: 'box', register: 'fill', replaced: '#00ff00' }] },
    ]
    expect(tab.notices).toMatchObject(told)
    answer()
    await tab.timers.pass(30_000)
    expect(tab.notices).toMatchObject(told)
    expect(place.server.log).toHaveLength(3)
    expect(tab.status().state).toBe('saved')
  })
})
