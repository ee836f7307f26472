import type { Picture } from '../../../lib/painter/draw'

/** The address of the bytes of an asset (hex SHA-256), as soon as it is known where they are; null while nowhere. */
export type AssetUrl = (asset: string) => string | null | Promise<string | null>

/** Pictures for the painter: asked while painting, loaded meanwhile, announced when they are there. */
export interface PictureSource {
  pictureOf(asset: string): Picture | null
  dispose(): void
}

/** Pixels a side that a picture is kept at; a larger one would cost its whole size at every repaint. */
const LARGEST = 4_096
/** Pixels of all pictures kept at once: 64 million are a quarter of a gigabyte. */
const MAX_KEPT_PIXELS = 64_000_000
const LOADING_AT_ONCE = 6

interface Kept extends Picture {
  readonly source: ImageBitmap
}

export function createPictureSource(
  assetUrl: AssetUrl,
  onArrival: (assets: ReadonlySet<string>) => void,
): PictureSource {
  const kept = new Map<string, Kept>()
  const waiting: string[] = []
  const asked = new Set<string>()
  let loading = 0
  let keptPixels = 0
  let arrived = new Set<string>()
  const aborter = new AbortController()

  function next(): void {
    while (loading < LOADING_AT_ONCE) {
      const asset = waiting.pop()
      if (asset === undefined) return
      loading++
      load(asset)
        // Not there yet, or not a picture: the placeholder stays, and a later look may ask again.
        .catch(() => asked.delete(asset))
        .finally(() => {
          loading--
          next()
        })
    }
  }

  async function load(asset: string): Promise<void> {
    const url = await assetUrl(asset)
    if (url === null) throw new Error('This picture has no address yet.')
    const response = await fetch(url, { signal: aborter.signal })
    if (!response.ok) throw new Error(`The picture answered ${response.status}.`)
    keep(asset, await decode(await response.blob()))
  }

  function keep(asset: string, bitmap: ImageBitmap): void {
    kept.set(asset, { source: bitmap, width: bitmap.width, height: bitmap.height })
    keptPixels += bitmap.width * bitmap.height
    for (const [oldest, { source }] of kept) {
      if (keptPixels <= MAX_KEPT_PIXELS || oldest === asset) break
      keptPixels -= source.width * source.height
      source.close()
      kept.delete(oldest)
      asked.delete(oldest)
    }
    // Pictures that come together are painted together.
    if (arrived.size === 0) requestAnimationFrame(announce)
    arrived.add(asset)
  }

  function announce(): void {
    const assets = arrived
    arrived = new Set()
    if (!aborter.signal.aborted) onArrival(assets)
  }

  return {
    pictureOf(asset) {
      const picture = kept.get(asset)
      if (picture) {
        // Last used is last in the map: the first is the one to give up.
        kept.delete(asset)
        kept.set(asset, picture)
        return picture
      }
      if (!asked.has(asset)) {
        asked.add(asset)
        waiting.push(asset)
        next()
      }
      return null
    },
    dispose() {
      aborter.abort()
      for (const { source } of kept.values()) source.close()
      kept.clear()
    },
  }
}

async function decode(blob: Blob): Promise<ImageBitmap> {
  if (blob.type.startsWith('image/svg')) return decodeSvg(blob)
  const bitmap = await createImageBitmap(blob)
  const shrink = LARGEST / Math.max(bitmap.width, bitmap.height)
  if (shrink >= 1) return bitmap
  const smaller = await createImageBitmap(bitmap, {
    resizeWidth: Math.max(1, Math.round(bitmap.width * shrink)),
    resizeHeight: Math.max(1, Math.round(bitmap.height * shrink)),
    resizeQuality: 'high',
  })
  bitmap.close()
  return smaller
}

// A browser makes no bitmap of an SVG blob directly; as an image element it runs no script and loads nothing.
async function decodeSvg(blob: Blob): Promise<ImageBitmap> {
  const url = URL.createObjectURL(blob)
  try {
    const image = new Image()
    image.src = url
    await image.decode()
    return await createImageBitmap(image)
  } finally {
    URL.revokeObjectURL(url)
  }
}
