import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { POST as copyAssets } from '../../app/api/canvases/[canvasId]/assets/copy/route'
import { addAsset, heldAssets } from '../../db/queries/assets'
import { createCanvas } from '../../db/queries/canvases'
import { signInGuest, type Visitor, withProcess } from '../support/process'

const db = withProcess()
const hash = 'a'.repeat(64)

test('what is pasted on another canvas of theirs brings its pictures along', async () => {
  const guest = await signInGuest()
  const [from, to] = [await canvasWithPicture(guest), await emptyCanvas(guest)]
  const other = 'b'.repeat(64)
  expect(await copy(guest, to, { from, hashes: [hash, other] })).toEqual({ status: 200, hashes: [hash] })
  expect(await copy(guest, to, { from, hashes: [hash] })).toEqual({ status: 200, hashes: [hash] })
  expect(await heldAssets(db(), { canvasId: to, hashes: [hash, other] })).toEqual([hash])
})

test('a picture of a canvas that somebody may not see stays there, whatever hash they know', async () => {
  const [owner, stranger] = [await signInGuest(), await signInGuest()]
  const [from, theirs] = [await canvasWithPicture(owner), await emptyCanvas(stranger)]
  expect(await copy(stranger, theirs, { from, hashes: [hash] })).toEqual({ status: 200, hashes: [] })
  expect(await heldAssets(db(), { canvasId: theirs, hashes: [hash] })).toEqual([])
})

test('only who may change a canvas lets it hold pictures; a viewer and a stranger may not', async () => {
  const [owner, viewer] = [await signInGuest(), await signInGuest()]
  const [from, to] = [await canvasWithPicture(viewer), await emptyCanvas(owner)]
  expect(await copy(viewer, to, { from, hashes: [hash] })).toMatchObject({ status: 404 })
  await db().pool.query(`INSERT INTO canvas_members VALUES ($1, $2, 'viewer')`, [to, viewer.id])
  expect(await copy(viewer, to, { from, hashes: [hash] })).toMatchObject({ status: 403 })
  expect(await heldAssets(db(), { canvasId: to, hashes: [hash] })).toEqual([])
})

test.each([{}, { from: 'x', hashes: [] }, { from: randomUUID(), hashes: ['../../etc'] }])(
  '%j is refused',
  async (body) => {
    const guest = await signInGuest()
    expect(await copy(guest, await emptyCanvas(guest), body)).toMatchObject({ status: 422 })
  },
)

async function emptyCanvas({ id }: Visitor): Promise<string> {
  const canvasId = randomUUID()
  await createCanvas(db(), { canvasId, userId: id, title: 'Mine' })
  return canvasId
}

async function canvasWithPicture(guest: Visitor): Promise<string> {
  const canvasId = await emptyCanvas(guest)
  const asset = { hash, mimeType: 'image/png', byteLength: 9, width: 4, height: 2 }
  await addAsset(db(), { canvasId, userId: guest.id, asset })
  return canvasId
}

async function copy(guest: Visitor, canvasId: string, wish: unknown) {
  const request = guest.request(`/api/canvases/${canvasId}/assets/copy`, {
    method: 'POST',
    body: JSON.stringify(wish),
  })
  const response = await copyAssets(request, { params: Promise.resolve({ canvasId }) })
  const body = await response.json()
  return { status: response.status, hashes: body.value?.hashes }
}
