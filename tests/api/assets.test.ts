import { createHash, randomUUID } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { GET as getAsset } from '../../app/api/canvases/[canvasId]/assets/[hash]/route'
import { POST as postAsset } from '../../app/api/canvases/[canvasId]/assets/route'
import { createCanvas } from '../../db/queries/canvases'
import { env } from '../../lib/server/env'
import { signInGuest, type Visitor, withProcess } from '../support/process'

const db = withProcess()

describe('placing an image', () => {
  test.each([
    ['png', 'image/png'],
    ['jpeg', 'image/jpeg'],
    ['webp', 'image/webp'],
    ['gif', 'image/png'],
  ] as const)('%s is kept as %s, and comes back', async (format, mimeType) => {
    const { guest, canvasId } = await guestWithCanvas()
    const { status, body } = await upload(guest, canvasId, await picture().toFormat(format).toBuffer())
    expect(status).toBe(201)
    expect(body).toMatchObject({ ok: true, value: { mimeType, width: 40, height: 20 } })

    const response = await fetchAsset(guest, canvasId, body.value.hash)
    expect(response.headers.get('content-type')).toBe(mimeType)
    expect(response.headers.get('cache-control')).toContain('immutable')
    expect(response.headers.get('content-security-policy')).toContain('sandbox')
    const metadata = await sharp(Buffer.from(await response.arrayBuffer())).metadata()
    expect([metadata.width, metadata.height]).toEqual([40, 20])
  })

  test('an SVG becomes pixels, whatever else is in it', async () => {
    const { guest, canvasId } = await guestWithCanvas()
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="10"><script>alert(1)</script><rect width="30" height="10"/></svg>'
    const { body } = await upload(guest, canvasId, Buffer.from(svg))
    expect(body).toMatchObject({ value: { mimeType: 'image/png', width: 30, height: 10 } })

    // Stored with pixels enough to be looked at closely, and still called by its own size.
    const response = await fetchAsset(guest, canvasId, body.value.hash)
    expect(response.headers.get('x-image-size')).toBe('30x10')
    const metadata = await sharp(Buffer.from(await response.arrayBuffer())).metadata()
    expect([metadata.width, metadata.height]).toEqual([2048, 683])
  })

  test('an image is known by the hash of what was sent, before and after', async () => {
    const { guest, canvasId } = await guestWithCanvas()
    const bytes = await picture()
      .jpeg()
      .withExif({ IFD0: { Copyright: 'left behind' } })
      .toBuffer()
    const { body } = await upload(guest, canvasId, bytes)
    expect(body.value.hash).toBe(createHash('sha256').update(bytes).digest('hex'))
  })

  test('where a photograph was taken is left behind', async () => {
    const { guest, canvasId } = await guestWithCanvas()
    const exif = { IFD0: { Copyright: 'a secret place' } }
    const { body } = await upload(guest, canvasId, await picture().jpeg().withExif(exif).toBuffer())
    const stored = Buffer.from(await (await fetchAsset(guest, canvasId, body.value.hash)).arrayBuffer())
    expect(stored.includes('a secret place')).toBe(false)
  })

  test('the same image twice is stored once', async () => {
    const { guest, canvasId } = await guestWithCanvas()
    const bytes = await picture().png().toBuffer()
    const [first, second] = [await upload(guest, canvasId, bytes), await upload(guest, canvasId, bytes)]
    expect(second).toEqual(first)
    const files = await readdir(join(env().DATA_DIR, 'assets'))
    expect(files.filter((name) => name.startsWith(first.body.value.hash))).toHaveLength(1)
  })

  test.each([
    ['text', Buffer.from('hello')],
    ['nothing', Buffer.alloc(0)],
    ['a page', Buffer.from('<html><svg></svg></html>')],
    ['half a PNG', Buffer.from('\x89PNG\r\n\x1a\n0000IHDR', 'latin1')],
    ['a bomb of entities', Buffer.from('<svg><!ENTITY a "aaaa"><text>&a;</text></svg>')],
  ])('%s is refused with a sentence', async (_, bytes) => {
    const { guest, canvasId } = await guestWithCanvas()
    const { status, body } = await upload(guest, canvasId, bytes)
    expect(status).toBe(422)
    expect(body).toMatchObject({
      ok: false,
      error: { type: 'validation', message: expect.stringMatching(/\.$/) },
    })
  })

  test('too many pixels are refused before they are decoded', async () => {
    const { guest, canvasId } = await guestWithCanvas()
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="30000" height="30000"/>'
    const { status, body } = await upload(guest, canvasId, Buffer.from(svg))
    expect(status).toBe(422)
    expect(body).toMatchObject({ error: { message: expect.stringContaining('pixels') } })
  })

  test('more than 10 MB are refused', async () => {
    const { guest, canvasId } = await guestWithCanvas()
    expect((await upload(guest, canvasId, Buffer.alloc(10 * 1024 * 1024 + 1))).status).toBe(413)
  })
})

describe('who may', () => {
  test('a viewer sees images and places none; a stranger neither', async () => {
    const { guest, canvasId } = await guestWithCanvas()
    const [viewer, stranger] = [await signInGuest(), await signInGuest()]
    await db().pool.query(`INSERT INTO canvas_members VALUES ($1, $2, 'viewer')`, [canvasId, viewer.id])
    const bytes = await picture().png().toBuffer()
    const { body } = await upload(guest, canvasId, bytes)
    expect((await upload(viewer, canvasId, bytes)).status).toBe(403)
    expect((await upload(stranger, canvasId, bytes)).status).toBe(404)
    expect((await fetchAsset(viewer, canvasId, body.value.hash)).status).toBe(200)
    expect((await fetchAsset(stranger, canvasId, body.value.hash)).status).toBe(404)
  })

  test('knowing a hash shows nothing of another canvas', async () => {
    const [mine, theirs] = [await guestWithCanvas(), await guestWithCanvas()]
    const { body } = await upload(theirs.guest, theirs.canvasId, await picture().png().toBuffer())
    expect((await fetchAsset(mine.guest, mine.canvasId, body.value.hash)).status).toBe(404)
    expect((await fetchAsset(mine.guest, mine.canvasId, '../../auth-secret')).status).toBe(404)
  })
})

function picture() {
  return sharp({ create: { width: 40, height: 20, channels: 3, background: '#1971c2' } })
}

async function guestWithCanvas(): Promise<{ guest: Visitor; canvasId: string }> {
  const guest = await signInGuest()
  const canvasId = randomUUID()
  await createCanvas(db(), { canvasId, userId: guest.id, title: 'Mine' })
  return { guest, canvasId }
}

async function upload(guest: Visitor, canvasId: string, bytes: Buffer) {
  const request = guest.request(`/api/canvases/${canvasId}/assets`, {
    method: 'POST',
    body: new Uint8Array(bytes),
  })
  const response = await postAsset(request, { params: Promise.resolve({ canvasId }) })
  return { status: response.status, body: await response.json() }
}

function fetchAsset(guest: Visitor, canvasId: string, hash: string): Promise<Response> {
  const request = guest.request(`/api/canvases/${canvasId}/assets/${hash}`)
  return getAsset(request, { params: Promise.resolve({ canvasId, hash }) })
}
