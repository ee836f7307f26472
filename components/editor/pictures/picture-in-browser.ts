import type { ImportedAsset } from '../../../lib/formats/imported'

/** The bytes of a picture of a canvas: what was seen here is in the browser's cache also when the canvas itself is gone. */
export async function pictureInBrowser(canvasId: string, hash: string): Promise<ImportedAsset | null> {
  try {
    const response = await fetch(`/api/canvases/${canvasId}/assets/${hash}`, { cache: 'force-cache' })
    if (!response.ok) return null
    const mime = response.headers.get('content-type') ?? ''
    return { hash, mime, bytes: new Uint8Array(await response.arrayBuffer()) }
  } catch {
    return null
  }
}
