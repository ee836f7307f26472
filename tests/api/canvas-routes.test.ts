import { randomUUID } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { GET as getChanges } from '../../app/api/canvases/[canvasId]/changes/route'
import { GET as getElements } from '../../app/api/canvases/[canvasId]/elements/route'
import { POST as postSave } from '../../app/api/canvases/[canvasId]/save/route'
import { GET as getThumbnail } from '../../app/api/canvases/[canvasId]/thumbnail/route'
import { createCanvas, trashCanvas } from '../../db/queries/canvases'
import { seedCanvas } from '../../db/seed'
import { seedElements } from '../../db/seed-elements'
import type { Element } from '../../lib/editor/model/element'
import { fromRecord } from '../../lib/editor/model/record'
import { type ElementRow, type ElementsHeader, rowToRecord, ZIPPED_LINES } from '../../lib/protocol/elements'
import { onCommit } from '../../lib/server/commits'
import { box, group, guide } from '../support/elements'
import { signInGuest, type Visitor, withProcess } from '../support/process'

const db = withProcess()

const ZIPS = { headers: { accept: ZIPPED_LINES } }

describe('opening a canvas', () => {
  test('streams every element as it is, and says when that was all', async () => {
    const guest = await signInGuest()
    const elements = seedElements(2_500)
    const canvasId = await seedCanvas(db(), { elements, title: 'Seed', userId: guest.id })
    const { header, rows, isWhole } = await readCanvas(guest, canvasId)
    expect(header).toMatchObject({ version: 1, count: 2_500, bounds: { x: -10, y: -10 } })
    expect(isWhole).toBe(true)
    expect(byId(rows)).toEqual(byId(elements))
  })

  test('brings what is in view first', async () => {
    const guest = await signInGuest()
    const elements = seedElements(2_000)
    const canvasId = await seedCanvas(db(), { elements, title: 'Seed', userId: guest.id })
    const { rows, lines } = await readCanvas(guest, canvasId, '?view=3000,3000,1280,800')
    const [first] = lines
    expect(first?.length).toBeLessThan(200)
    expect(first?.every((row) => touches(row, { x: 3000, y: 3000, width: 1280, height: 800 }))).toBe(true)
    expect(byId(rows)).toEqual(byId(elements))
  })

  test('what has no ink draws no first look towards it', async () => {
    const guest = await signInGuest()
    const elements = [
      box({ id: 'box', x: 5_000, y: 4_000 }),
      group({ id: 'group' }),
      guide({ id: 'guide', x: -900 }),
    ]
    const canvasId = await seedCanvas(db(), { elements, title: 'Seed', userId: guest.id })
    const { header } = await readCanvas(guest, canvasId)
    expect(header).toMatchObject({ count: 3, bounds: { x: 5_000, y: 4_000, width: 100, height: 100 } })
  })

  test('an empty canvas is a header and an end', async () => {
    const { guest, canvasId } = await guestWithCanvas()
    expect(await readCanvas(guest, canvasId)).toEqual({
      header: { version: 0, count: 0, bounds: null },
      lines: [],
      rows: [],
      isWhole: true,
    })
  })

  test('is zipped for a browser that can unzip', async () => {
    const guest = await signInGuest()
    const canvasId = await seedCanvas(db(), {
      elements: seedElements(1_500),
      title: 'Seed',
      userId: guest.id,
    })
    const plain = await call(getElements, guest, canvasId)
    const zipped = await call(getElements, guest, canvasId, '', ZIPS)
    expect([plain, zipped].map(({ headers }) => headers.get('content-type'))).toEqual([
      'application/x-ndjson; charset=utf-8',
      ZIPPED_LINES,
    ])
    const bytes = Buffer.from(await zipped.arrayBuffer())
    const text = await plain.text()
    expect(gunzipSync(bytes).toString()).toBe(text)
    expect(bytes.length).toBeLessThan(text.length / 3)
  })

  test.each([
    ['plain lines', {}],
    ['zipped lines', ZIPS],
  ])('a browser that leaves in the middle of %s gives its connection back', async (_, init) => {
    const guest = await signInGuest()
    const elements = seedElements(6_000)
    const canvasId = await seedCanvas(db(), { elements, title: 'Seed', userId: guest.id })
    // More than there are connections and readers at once.
    for (let visit = 0; visit < 12; visit++) {
      const response = await call(getElements, guest, canvasId, '', init)
      const reader = response.body?.getReader()
      await reader?.read()
      await reader?.cancel()
    }
    const { isWhole } = await readCanvas(guest, canvasId)
    expect(isWhole).toBe(true)
    expect(db().pool.totalCount - db().pool.idleCount).toBe(0)
  })

  test('a view that is none is refused with a sentence', async () => {
    const { guest, canvasId } = await guestWithCanvas()
    for (const view of ['1,2,3', '1,2,3,x', '1,2,-3,4', '']) {
      const response = await call(getElements, guest, canvasId, `?view=${view}`)
      expect(response.status).toBe(422)
      expect(await response.json()).toMatchObject({ error: { type: 'validation' } })
    }
  })
})

describe('who may ask', () => {
  const routes = { elements: getElements, changes: getChanges, thumbnail: getThumbnail }

  test.each(Object.entries(routes))('%s: a stranger and a missing canvas look the same', async (_, route) => {
    const { canvasId } = await guestWithCanvas()
    const stranger = await signInGuest()
    const [foreign, missing, nonsense] = await Promise.all([
      call(route, stranger, canvasId, '?since=0'),
      call(route, stranger, randomUUID(), '?since=0'),
      call(route, stranger, 'nonsense', '?since=0'),
    ])
    const answers = await Promise.all([foreign.json(), missing.json(), nonsense.json()])
    expect([foreign.status, missing.status, nonsense.status]).toEqual([404, 404, 404])
    expect(answers[1]).toEqual(answers[0])
    expect(answers[2]).toEqual(answers[0])
  })

  test.each(Object.entries(routes))('%s: nobody without a session', async (_, route) => {
    const { guest, canvasId } = await guestWithCanvas()
    const response = await call(
      route,
      { ...guest, request: (path) => new Request(`http://x${path}`) },
      canvasId,
    )
    expect(response.status).toBe(401)
  })

  test('a viewer reads; a canvas in the trash is its owner’s alone', async () => {
    const { guest, canvasId } = await guestWithCanvas()
    const viewer = await signInGuest()
    await db().pool.query(`INSERT INTO canvas_members VALUES ($1, $2, 'viewer')`, [canvasId, viewer.id])
    expect((await readCanvas(viewer, canvasId)).isWhole).toBe(true)
    await trashCanvas(db(), { canvasId, userId: guest.id })
    expect((await call(getElements, viewer, canvasId)).status).toBe(404)
    expect((await readCanvas(guest, canvasId)).isWhole).toBe(true)
  })
})

describe('saving at page hide', () => {
  test('[S1] commits through the same path, and tells those who listen', async () => {
    const { guest, canvasId } = await guestWithCanvas()
    const heard: unknown[] = []
    const stop = onCommit((notice) => notice.canvasId === canvasId && heard.push(notice))
    const [element] = seedElements(1)
    const response = await save(guest, canvasId, [{ kind: 'create', element }])
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({ ok: true, value: { version: 1, elementsProcessed: 1 } })
    expect(heard).toEqual([{ canvasId, version: 1 }])
    stop()
  })

  test('pages of other sites cannot save, though the browser sends the cookie', async () => {
    const { guest, canvasId } = await guestWithCanvas()
    for (const origin of ['https://evil.example', 'null', '']) {
      const response = await save(guest, canvasId, seedElements(1), { origin })
      expect(response.status).toBe(403)
    }
  })

  test('[C4] what one person made is not saved in the name of another who signed in in the same browser', async () => {
    const { guest, canvasId } = await guestWithCanvas()
    const other = await signInGuest()
    await db().pool.query(`INSERT INTO canvas_members VALUES ($1, $2, 'editor')`, [canvasId, other.id])
    const [element] = seedElements(1)
    const operation = operationOf([{ kind: 'create', element }])
    const made = { protocol: 2, canvasId, userId: guest.id, known: 0, operations: [operation] }
    const send = (visitor: Visitor) =>
      call(postSave, visitor, canvasId, '', { method: 'POST', body: JSON.stringify(made) })
    const authors = async () =>
      (await db().pool.query('SELECT user_id FROM canvas_change_log WHERE canvas_id = $1', [canvasId])).rows

    const refused = await send(other)
    expect(refused.status).toBe(401)
    expect(await refused.json()).toMatchObject({
      ok: false,
      error: {
        type: 'unauthenticated',
        isSomebodyElse: true,
        message: expect.stringContaining('signed in as somebody else'),
      },
    })
    expect(await authors()).toEqual([])
    expect((await send(guest)).status).toBe(200)
    expect(await authors()).toEqual([{ user_id: guest.id }])
  })

  test('a tab of the protocol before this one, which names nobody, is understood', async () => {
    const { guest, canvasId } = await guestWithCanvas()
    const [element] = seedElements(1)
    const operations = [operationOf([{ kind: 'create', element }])]
    const send = async (protocol: number) => {
      const body = JSON.stringify({ protocol, canvasId, known: 0, operations })
      return (await call(postSave, guest, canvasId, '', { method: 'POST', body })).json()
    }
    expect(await send(0)).toMatchObject({ ok: false, error: { type: 'stale_client' } })
    expect(await send(1)).toMatchObject({ ok: true, value: { version: 1 } })
    // The tab has loaded anew and asks about the same: it was saved once (S6).
    expect(await send(2)).toMatchObject({ ok: true, value: { version: 1 } })
  })

  test('[I12] a stranger is told that there is no such canvas', async () => {
    const { canvasId } = await guestWithCanvas()
    const [element] = seedElements(1)
    const response = await save(await signInGuest(), canvasId, [{ kind: 'create', element }])
    expect(response.status).toBe(404)
  })

  test('what is no save is refused and changes nothing', async () => {
    const { guest, canvasId } = await guestWithCanvas()
    const bodies = [
      '',
      'null',
      '[]',
      '{"canvasId":',
      `{"canvasId":"${canvasId}"}`,
      `{"canvasId":"${randomUUID()}"}`,
    ]
    for (const body of bodies) {
      const response = await call(postSave, guest, canvasId, '', { method: 'POST', body })
      expect(response.status).toBeGreaterThanOrEqual(422)
      expect(response.status).toBeLessThan(500)
      expect(await response.json()).toMatchObject({ ok: false })
    }
    expect((await readCanvas(guest, canvasId)).header.version).toBe(0)
  })

  test('a body without end is cut off', async () => {
    const { guest, canvasId } = await guestWithCanvas()
    const chunk = new Uint8Array(1024 * 1024)
    let sent = 0
    const body = new ReadableStream({
      pull(controller) {
        sent += 1
        controller.enqueue(chunk)
      },
    })
    const init = { method: 'POST', body, duplex: 'half' } as RequestInit
    const response = await call(postSave, guest, canvasId, '', init)
    expect(response.status).toBe(413)
    expect(sent).toBeLessThan(25)
  })
})

describe('catching up', () => {
  test('[C6] tells what was committed since, oldest first', async () => {
    const { guest, canvasId } = await guestWithCanvas()
    const elements = seedElements(3)
    for (const element of elements) await save(guest, canvasId, [{ kind: 'create', element }])
    const answer = await (await call(getChanges, guest, canvasId, '?since=1')).json()
    expect(answer).toMatchObject({
      version: 3,
      operations: [
        { version: 2, userId: guest.id, kind: 'edit', changes: [{ kind: 'create', element: elements[1] }] },
        { version: 3, changes: [{ kind: 'create', element: elements[2] }] },
      ],
    })
    expect(await (await call(getChanges, guest, canvasId, '?since=3')).json()).toEqual({
      version: 3,
      operations: [],
    })
  })

  test('[H3] asks to reload below a pruned log, from the future, and when it is too much', async () => {
    const { guest, canvasId } = await guestWithCanvas()
    for (const element of seedElements(3)) await save(guest, canvasId, [{ kind: 'create', element }])
    const reload = { version: 3, operations: 'reload' }
    expect(await (await call(getChanges, guest, canvasId, '?since=9')).json()).toEqual(reload)
    await db().pool.query('DELETE FROM canvas_change_log WHERE canvas_id = $1 AND version = 1', [canvasId])
    expect(await (await call(getChanges, guest, canvasId, '?since=0')).json()).toEqual(reload)
    await db().pool.query('UPDATE canvases SET version = 9999 WHERE id = $1', [canvasId])
    expect(await (await call(getChanges, guest, canvasId, '?since=1')).json()).toMatchObject({
      operations: 'reload',
    })
  })

  test('a version that is none is refused with a sentence', async () => {
    const { guest, canvasId } = await guestWithCanvas()
    for (const query of ['', '?since=-1', '?since=1.5', '?since=x']) {
      expect((await call(getChanges, guest, canvasId, query)).status).toBe(422)
    }
  })
})

describe('a thumbnail', () => {
  test('is an SVG of the drawing, kept by the browser for as long as its version lasts', async () => {
    const guest = await signInGuest()
    const canvasId = await seedCanvas(db(), { elements: seedElements(300), title: 'Seed', userId: guest.id })
    const response = await call(getThumbnail, guest, canvasId, '?v=1')
    expect(response.headers.get('content-type')).toContain('image/svg+xml')
    expect(response.headers.get('cache-control')).toBe('private, max-age=604800')
    expect(await response.text()).toMatch(
      /^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" viewBox="[^"]+">.+<\/svg>$/s,
    )
    const stale = await call(getThumbnail, guest, canvasId, '?v=0')
    expect(stale.headers.get('cache-control')).toBe('private, no-cache')
    const again = await call(getThumbnail, guest, canvasId, '?v=1', { headers: { 'if-none-match': '"1"' } })
    expect(again.status).toBe(304)
  })

  test('of a hostile drawing holds no script and loads nothing', async () => {
    const guest = await signInGuest()
    const [text] = seedElements(200).filter(({ type }) => type === 'text')
    const hostile = { ...text, text: '</text><script>alert(1)</script>', parent: null } as Element
    const canvasId = await seedCanvas(db(), { elements: [hostile], title: 'Seed', userId: guest.id })
    const svg = await (await call(getThumbnail, guest, canvasId)).text()
    expect(svg).not.toContain('<script')
  })

  test('of an empty canvas is an empty picture', async () => {
    const { guest, canvasId } = await guestWithCanvas()
    expect(await (await call(getThumbnail, guest, canvasId)).text()).toMatch(/^<svg [^>]+\/>$/)
  })
})

type Route = (request: Request, context: { params: Promise<{ canvasId: string }> }) => Promise<Response>

function call(
  route: Route,
  visitor: Pick<Visitor, 'request'>,
  canvasId: string,
  query = '',
  init: RequestInit = {},
): Promise<Response> {
  const request = visitor.request(`/api/canvases/${canvasId}${query}`, init)
  return route(request, { params: Promise.resolve({ canvasId }) })
}

function save(visitor: Visitor, canvasId: string, changes: unknown, headers: Record<string, string> = {}) {
  const body = JSON.stringify({ protocol: 1, canvasId, known: 0, operations: [operationOf(changes)] })
  return call(postSave, visitor, canvasId, '', { method: 'POST', body, headers })
}

function operationOf(changes: unknown) {
  return { opId: randomUUID(), clientId: CLIENT, base: 0, kind: 'edit', changes }
}

const CLIENT = randomUUID()

async function guestWithCanvas(): Promise<{ guest: Visitor; canvasId: string }> {
  const guest = await signInGuest()
  const canvasId = randomUUID()
  await createCanvas(db(), { canvasId, userId: guest.id, title: 'Mine' })
  return { guest, canvasId }
}

async function readCanvas(visitor: Visitor, canvasId: string, query = '') {
  const text = await (await call(getElements, visitor, canvasId, query)).text()
  const [header, ...rest] = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  const isWhole = rest.at(-1)?.end === true
  const lines = (isWhole ? rest.slice(0, -1) : rest) as ElementRow[][]
  const rows = lines.flat().map((row) => fromRecord(rowToRecord(row)))
  return { header: header as ElementsHeader, lines, rows, isWhole }
}

function byId(elements: readonly Element[]): Element[] {
  return elements.toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

function touches(row: ElementRow, view: { x: number; y: number; width: number; height: number }): boolean {
  const [, , x, y, width, height] = row
  const reach = Math.max(width, height) / 2
  return (
    x - reach <= view.x + view.width &&
    x + width + reach >= view.x &&
    y - reach <= view.y + view.height &&
    y + height + reach >= view.y
  )
}
