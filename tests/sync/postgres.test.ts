import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, describe, expect, test } from 'vitest'
import { changesSince } from '../../db/queries/changes'
import { readElements } from '../../db/queries/elements'
import { commitSave } from '../../db/save'
import type { Element } from '../../lib/editor/model/element'
import { readRegister } from '../../lib/editor/model/registers'
import { saveRequestSchema } from '../../lib/protocol/save'
import { streamElements } from '../../lib/sync/open-canvas'
import { expectTrueLog, makeCanvas, type SavedCanvas } from '../db/save-canvas'
import { box, create, remove, set } from '../editor/changes/decide-build'
import { withDatabase } from '../support/postgres'
import { type Backend, Place, streamOf, type Tab } from './support/place'

/** The client of saving against the real server half: commitSave and the reads, on a real Postgres. */

const db = withDatabase()
let canvas: SavedCanvas

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory()
  canvas = await makeCanvas(db())
})

function postgresBackend(): Backend {
  const { canvasId } = canvas
  return {
    canvasId,
    save: (userId, request) =>
      busyWith(commitSave(db(), { userId, request: saveRequestSchema.parse(request) }, () => {})),
    async changesSince(userId, since) {
      const changes = await changesSince(db(), { canvasId, userId, since })
      if (!changes) throw new Error('not found')
      return changes
    },
    async elements(userId) {
      const lines: string[] = []
      await readElements(
        db(),
        { canvasId, userId, view: { x: 0, y: 0, width: 500, height: 500 } },
        {
          head: async (head) => void lines.push(JSON.stringify(head)),
          line: async (line) => void lines.push(line),
        },
      )
      return `${lines.join('\n')}\n{"end":true}\n`
    },
  }
}

async function placeOf(userId: string): Promise<Place> {
  return new Place(undefined, userId, postgresBackend())
}

/** What the database is doing for the tabs: their clocks stand meanwhile, or they would run ahead of it for minutes. */
const busy = new Set<Promise<unknown>>()

function busyWith<V>(work: Promise<V>): Promise<V> {
  busy.add(work)
  return work.finally(() => busy.delete(work))
}

/** Lets the clocks of the tabs run until it is so. */
async function until(tabs: readonly Tab[], isSo: () => boolean): Promise<void> {
  const deadline = Date.now() + 20_000
  while (!isSo()) {
    if (Date.now() > deadline) throw new Error('It does not come to be so.')
    await Promise.allSettled(busy)
    for (const tab of tabs) await tab.timers.pass(100)
  }
}

async function rows(): Promise<Map<string, Element>> {
  const text = await postgresBackend().elements(canvas.ownerId)
  const { elements } = await streamElements(streamOf(text), {
    onHeader: () => {},
    onElements: () => {},
    onChunk: () => {},
    now: () => 0,
    breathe: () => Promise.resolve(),
  })
  return new Map(elements.map((element) => [element.id, element]))
}

const viewOf = ({ editor }: Tab) =>
  new Map([...editor.document.elements()].map((element) => [element.id, element]))
const isSettled = (tab: Tab) => tab.status().pending === 0

describe('client and server on one Postgres', () => {
  test('what was drawn is there after coming back, with the same ids, one version an operation', async () => {
    const place = await placeOf(canvas.ownerId)
    const tab = await place.open()
    for (let i = 0; i < 5; i++) tab.editor.commit([create(box({ id: `box${i}`, x: i * 400 }))])
    await until([tab], () => tab.status().state === 'saved')
    const again = await place.open()
    expect(viewOf(again)).toEqual(viewOf(tab))
    expect(viewOf(again).size).toBe(5)
    expect(await expectTrueLog(db(), canvas.canvasId)).toBe(5)
  })

  test('[S6] answers that are lost after COMMIT apply nothing twice', async () => {
    const place = await placeOf(canvas.ownerId)
    const tab = await place.open()
    place.wire.lostAnswers = 3
    tab.editor.commit([create(box())])
    tab.editor.commit([create(box({ id: 'other' }))])
    await until([tab], () => tab.status().state === 'saved')
    expect(await expectTrueLog(db(), canvas.canvasId)).toBe(2)
    expect(tab.session.version()).toBe(2)
  })

  test('[S7] [S8] of two edits of one property the second within five seconds wins and says so', async () => {
    const ana = await (await placeOf(canvas.ownerId)).open()
    ana.editor.commit([create(box({ fill: '#000000' }))])
    await until([ana], () => ana.status().state === 'saved')
    const elsewhere = await placeOf(await canvas.person('editor'))
    const ben = await elsewhere.open()
    // Ben edits without having heard of Ana's edit, and his save comes after hers.
    elsewhere.wire.isDown = true
    ben.editor.commit([set(box(), { fill: ['#000000', '#00ff00'], stroke: ['#000000', '#00ff00'] })])
    ana.editor.commit([set(box(), { fill: ['#000000', '#ff0000'] })])
    await until([ana], () => ana.status().state === 'saved')
    elsewhere.wire.isDown = false
    await until([ben], () => ben.status().state === 'saved')
    expect(ben.notices).toMatchObject([{ kind: 'override', overrides: [{ replaced: '#ff0000' }] }])
    await until([ana, ben], () => ana.session.version() === 3)
    expect(viewOf(ana)).toEqual(viewOf(ben))
  })

  test('[S7] what the log keeps of an override is told to those who ask what was committed', async () => {
    const ana = await (await placeOf(canvas.ownerId)).open()
    ana.editor.commit([create(box({ fill: '#000000' }))])
    await until([ana], () => ana.status().state === 'saved')
    const elsewhere = await placeOf(await canvas.person('editor'))
    const ben = await elsewhere.open()
    elsewhere.wire.isDown = true
    ben.editor.commit([set(box(), { fill: ['#000000', '#00ff00'] })])
    ana.editor.commit([set(box(), { fill: ['#000000', '#ff0000'] })])
    await until([ana], () => ana.status().state === 'saved')
    elsewhere.wire.isDown = false
    elsewhere.wire.lostAnswers = 1
    await until([ben], () => ben.status().state === 'saved')
    expect(ben.notices).toMatchObject([{ kind: 'override', overrides: [{ replaced: '#ff0000' }] }])
    expect(await postgresBackend().changesSince(canvas.ownerId, 1)).toMatchObject({
      operations: [{ overrides: [] }, { overrides: [{ register: 'fill', replaced: '#ff0000' }] }],
    })
  })

  test('a viewer is told that nothing of this can be saved, and keeps it', async () => {
    const tab = await (await placeOf(await canvas.person('viewer'))).open()
    tab.editor.commit([create(box())])
    await until([tab], () => tab.status().state === 'error')
    expect(tab.status()).toMatchObject({ pending: 1, action: 'save-copy' })
    expect(tab.editor.state.getState().readOnly).toBe(true)
  })

  test('[I1] [I2] [I4] people, tabs, crashes and lost answers: in the end all see the rows, and the log gives them', async () => {
    const places = [await placeOf(canvas.ownerId), await placeOf(await canvas.person('editor'))]
    const tabs: { tab: Tab; place: Place }[] = []
    for (const place of [...places, ...places.slice(0, 1)]) tabs.push({ tab: await place.open(), place })
    const random = seeded(20_261_122)
    const pick = <T>(items: readonly T[]): T | undefined => items[Math.floor(random() * items.length)]
    for (let step = 0; step < 150; step++) {
      const index = Math.floor(random() * tabs.length)
      const chosen = tabs[index]
      if (!chosen) continue
      const { tab, place } = chosen
      const element = pick([...tab.editor.document.elements()])
      const chance = random()
      if (chance < 0.2 || !element) tab.editor.commit([create(box({ id: `box${step}` }))])
      else if (chance < 0.6) {
        const before = readRegister(element, 'position')
        tab.editor.commit([set(element, { position: [before, { x: step, y: step }] })])
      } else if (chance < 0.68) tab.editor.commit([remove(element)])
      else if (chance < 0.74) tab.editor.undo()
      else if (chance < 0.8) place.wire.lostAnswers = 1
      else if (chance < 0.85) {
        tab.crash()
        tabs[index] = { tab: await place.open(), place }
      } else await tab.timers.pass(random() * 500)
    }
    for (const place of places) place.wire.lostAnswers = 0
    const living = tabs.map(({ tab }) => tab)
    await until(living, () => living.every(isSettled))
    const version = await expectTrueLog(db(), canvas.canvasId)
    await until(living, () => living.every((tab) => tab.session.version() === version))
    const expected = await rows()
    expect(expected.size).toBeGreaterThan(5)
    for (const tab of living) expect(viewOf(tab)).toEqual(expected)
  })
})

/** mulberry32 */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
