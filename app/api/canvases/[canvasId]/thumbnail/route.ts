import { failure } from '../../../../../actions/failure'
import { database } from '../../../../../db/database'
import { heldAssets } from '../../../../../db/queries/assets'
import { readLargestElements } from '../../../../../db/queries/elements'
import type { Element } from '../../../../../lib/editor/model/element'
import { fromRecord } from '../../../../../lib/editor/model/record'
import { thumbnailSvg } from '../../../../../lib/formats/thumbnail'
import { assetStore } from '../../../../../lib/server/asset-store'
import { createGate } from '../../../../../lib/server/gate'
import { tinyDataUrl } from '../../../../../lib/server/image'
import { once } from '../../../../../lib/server/once'
import { canvasRoute, refusal } from '../../../canvas-route'

/** What can be seen at this size. */
const MAX_ELEMENTS = 1_500
const MAX_IMAGES = 12
/** Painting is work of this one thread: a page full of thumbnails must not hold up a save for long. */
const painters = () => once('thumbnail-painters', () => createGate(1))

/** A picture of the canvas as SVG. Asked with `?v=<version>`, so that the browser may keep it until the next one. */
export const GET = canvasRoute<{ canvasId: string }>({
  route: '/api/canvases/[canvasId]/thumbnail',
  limit: { calls: 600, seconds: 60 },
  async handle({ caller, params: { canvasId }, request }) {
    const found = await readLargestElements(database(), {
      canvasId,
      userId: caller.user.id,
      count: MAX_ELEMENTS,
    })
    if (found === null) return refusal(failure('not_found'))

    const headers = headersFor(found.version, new URL(request.url).searchParams.get('v'))
    if (request.headers.get('if-none-match') === headers.get('ETag')) {
      return new Response(null, { status: 304, headers })
    }
    const leave = await painters().enter()
    try {
      const elements = found.elements.map(fromRecord)
      const images = await picturesOf(canvasId, elements)
      return new Response(thumbnailSvg(elements, { hrefOf: (asset) => images.get(asset) ?? null }), {
        headers,
      })
    } finally {
      leave()
    }
  },
})

function headersFor(version: number, asked: string | null): Headers {
  // An older address must not keep a newer picture: only the address of this version may keep it.
  const isOfThisVersion = asked === String(version)
  return new Headers({
    'Content-Type': 'image/svg+xml; charset=utf-8',
    'Cache-Control': isOfThisVersion ? 'private, max-age=604800' : 'private, no-cache',
    ETag: `"${version}"`,
    // Opened by itself, whatever is in it, it may do nothing.
    'Content-Security-Policy': "default-src 'none'; img-src data:; style-src 'unsafe-inline'; sandbox",
  })
}

async function picturesOf(canvasId: string, elements: readonly Element[]): Promise<Map<string, string>> {
  const named = elements.flatMap((element) =>
    element.type === 'image' && element.asset ? [element.asset] : [],
  )
  const hashes = [...new Set(named)].slice(0, MAX_IMAGES)
  const pictures = new Map<string, string>()
  if (hashes.length === 0) return pictures
  for (const hash of await heldAssets(database(), { canvasId, hashes })) {
    const bytes = await assetStore().get(hash)
    const url = bytes && (await tinyDataUrl(bytes))
    if (url) pictures.set(hash, url)
  }
  return pictures
}
