import { failure } from '../../../../../../actions/failure'
import { database } from '../../../../../../db/database'
import { findAsset } from '../../../../../../db/queries/assets'
import { assetStore } from '../../../../../../lib/server/asset-store'
import { canvasRoute, refusal } from '../../../../canvas-route'

const HASH = /^[0-9a-f]{64}$/

/** An image of a canvas. The same address is the same bytes for ever, but only for those who may see the canvas. */
export const GET = canvasRoute<{ canvasId: string; hash: string }>({
  route: '/api/canvases/[canvasId]/assets/[hash]',
  limit: { calls: 6_000, seconds: 60 },
  async handle({ caller, params: { canvasId, hash }, request }) {
    const missing = failure('not_found', 'This image does not exist, or you have no access to it.')
    if (!HASH.test(hash)) return refusal(missing)
    const asset = await findAsset(database(), { canvasId, userId: caller.user.id, hash })
    if (asset === null) return refusal(missing)

    const headers = new Headers({
      'Content-Type': asset.mimeType,
      'Cache-Control': 'private, max-age=31536000, immutable',
      // Opened by itself, whatever it is, it may do nothing.
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'X-Content-Type-Options': 'nosniff',
      ETag: `"${hash}"`,
      // Of a drawing of lines more pixels are stored than it is wide.
      'X-Image-Size': `${asset.width}x${asset.height}`,
    })
    if (request.headers.get('if-none-match') === `"${hash}"`)
      return new Response(null, { status: 304, headers })
    const bytes = await assetStore().get(hash)
    return bytes === null ? refusal(missing) : new Response(bytes, { headers })
  },
})
