import type { Failure, Result } from '../../../lib/result'

export interface UploadedAsset {
  readonly hash: string
  /** Natural size in pixels. */
  readonly width: number
  readonly height: number
}

/** Sends one picture for a canvas to hold. */
export async function uploadAsset(canvasId: string, image: Blob): Promise<Result<UploadedAsset>> {
  const unreachable: Failure<'unavailable'> = {
    type: 'unavailable',
    message: 'The server could not be reached.',
    retryable: true,
  }
  try {
    const response = await fetch(`/api/canvases/${canvasId}/assets`, { method: 'POST', body: image })
    return (await response.json()) as Result<UploadedAsset>
  } catch {
    return { ok: false, error: unreachable }
  }
}
