import { findPicture, putPicture } from '../../../lib/sync/copies/copies'

/** Pictures of a canvas that have been shown here: they are there without a network too. */
export interface KeptPictures {
  /** Where the bytes can be read: on this device, else on the server, from where they are kept for the next time. */
  urlOf(hash: string): Promise<string>
  /** What was just sent from here. */
  keep(hash: string, bytes: Blob): void
  close(): void
}

/** Of one canvas and visit; what is older goes together with the copy of its canvas. */
const MOST_BYTES = 50 * 1024 * 1024

export function openKeptPictures(
  owner: { readonly userId: string; readonly canvasId: string },
  serverUrlOf: (hash: string) => string,
): KeptPictures {
  const urls = new Map<string, string>()
  const closed = new AbortController()
  let room = MOST_BYTES

  function urlOfBytes(hash: string, bytes: Blob): string {
    const url = urls.get(hash) ?? URL.createObjectURL(bytes)
    urls.set(hash, url)
    return url
  }

  /** The page is fetching the same now: the second answer comes from the browser's own cache. */
  async function fetchAndKeep(hash: string): Promise<void> {
    const response = await fetch(serverUrlOf(hash), { signal: closed.signal })
    if (response.ok) await put(hash, await response.blob())
  }

  async function put(hash: string, bytes: Blob): Promise<void> {
    room -= bytes.size
    if (room >= 0) await putPicture(owner, { hash, bytes })
  }

  /** Without room, or without storage at all, it is shown all the same. */
  function later(work: () => Promise<void>): void {
    setTimeout(() => void work().catch(() => undefined), KEEP_AFTER_MS)
  }

  return {
    async urlOf(hash) {
      const known = urls.get(hash)
      if (known) return known
      // A browser that keeps nothing asks the server each time.
      const bytes = await findPicture(owner, hash).catch(() => null)
      if (bytes) return urlOfBytes(hash, bytes)
      // A beat later, so that what is to be seen goes first.
      later(() => fetchAndKeep(hash))
      return serverUrlOf(hash)
    },
    keep: (hash, bytes) => later(() => put(hash, bytes)),
    close() {
      closed.abort()
      for (const url of urls.values()) URL.revokeObjectURL(url)
      urls.clear()
    },
  }
}

/** The copy of the canvas that a picture belongs to is written by then. */
const KEEP_AFTER_MS = 4_000
