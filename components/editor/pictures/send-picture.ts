import type { Failure, Result } from '../../../lib/result'
import { currentMessages } from '../../messages/messages-provider'

export interface SentPicture {
  readonly hash: string
  /** Natural size in pixels. */
  readonly width: number
  readonly height: number
}

/** Sends one picture for a canvas to hold. `onProgress` is told 0…1 while it goes. */
export function sendPicture(
  canvasId: string,
  picture: Blob,
  onProgress?: (share: number) => void,
): Promise<Result<SentPicture>> {
  // fetch() says nothing of how far it is.
  const request = new XMLHttpRequest()
  return new Promise((resolve) => {
    const unreachable = () => resolve({ ok: false, error: unavailable() })
    request.open('POST', `/api/canvases/${canvasId}/assets`)
    request.responseType = 'text'
    request.timeout = TIMEOUT_MS
    request.upload.onprogress = ({ lengthComputable, loaded, total }) => {
      if (lengthComputable && total > 0) onProgress?.(loaded / total)
    }
    request.onload = () => {
      try {
        resolve(JSON.parse(request.responseText) as Result<SentPicture>)
      } catch {
        // A gateway's own page of an error: the server behind it never saw the picture.
        unreachable()
      }
    }
    request.onerror = unreachable
    request.ontimeout = unreachable
    request.onabort = unreachable
    request.send(picture)
  })
}

/** Ten megabytes over a bad line. */
const TIMEOUT_MS = 180_000

function unavailable(): Failure<'unavailable'> {
  return { type: 'unavailable', message: currentMessages().pictures.unreachable, retryable: true }
}
