import { failure } from '../../../../../actions/failure'
import { database } from '../../../../../db/database'
import { type Asset, addAsset } from '../../../../../db/queries/assets'
import { findRole } from '../../../../../db/queries/members'
import type { Failure, Result } from '../../../../../lib/result'
import { assetStore } from '../../../../../lib/server/asset-store'
import { createGate } from '../../../../../lib/server/gate'
import { type CleanImage, cleanImage, type ImageProblem } from '../../../../../lib/server/image'
import { once } from '../../../../../lib/server/once'
import { readBody } from '../../../body'
import { canvasRoute, refusal } from '../../../canvas-route'

const MAX_BYTES = 10 * 1024 * 1024
/** Decoding takes a core and much memory. */
const decoders = () => once('image-decoders', () => createGate(2))

const sentences: Record<ImageProblem, string> = {
  unknown_format: 'This is no image that can be placed: PNG, JPEG, WebP, GIF and SVG can.',
  too_many_pixels: 'This image has too many pixels; 64 million are possible.',
  broken: 'This image is damaged and cannot be read.',
}

/** Takes the bytes of an image (the body), for the canvas to hold. Answers with what an image element needs of it. */
export const POST = canvasRoute<{ canvasId: string }>({
  route: '/api/canvases/[canvasId]/assets',
  limit: { calls: 120, seconds: 60 },
  async handle({ caller, params: { canvasId }, request }) {
    const userId = caller.user.id
    const role = await findRole(database(), { canvasId, userId })
    if (role === null) return refusal(failure('not_found'))
    if (role === 'viewer') return refusal(failure('forbidden'))

    const body = await readBody(request, MAX_BYTES)
    if (body === null) return refusal(failure('too_large', 'This image is too big; 10 MB are possible.'))
    const cleaned = await decodeInTurn(body)
    if (!cleaned.ok) return refusal(failure('validation', sentences[cleaned.problem]))

    const asset = describe(cleaned.image)
    // Bytes first: a row that names bytes which are not there would be an image nobody can see.
    await assetStore().put(asset.hash, cleaned.image.bytes)
    const added = await addAsset(database(), { canvasId, userId, asset })
    if (!added) return refusal(failure('forbidden'))
    const result: Result<Asset, Failure> = { ok: true, value: asset }
    return Response.json(result, { status: 201, headers: { 'Cache-Control': 'no-store' } })
  },
})

async function decodeInTurn(body: Uint8Array) {
  const leave = await decoders().enter()
  return cleanImage(body).finally(leave)
}

function describe({ hash, mimeType, bytes, width, height }: CleanImage): Asset {
  return { hash, mimeType, byteLength: bytes.byteLength, width, height }
}
