import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Failure, Result } from '../../../lib/result'
import type { KeptPicture, PictureStore } from './picture-store'

/**
 * Pictures on their way to the server. A picture is known by the hash of its bytes from the first moment, so that an
 * element can name it, be moved, copied, undone and saved while the bytes are still here; until the server has them they
 * stay on this device, and are sent again until it does.
 */
export interface PictureOutbox {
  readonly status: StoreApi<PictureStatus>
  /** Answers with the hash of the bytes, once they are safe on this device. */
  keep(picture: Omit<KeptPicture, 'hash'>): Promise<string>
  /** Where the bytes can be read: on this device while they are here, else on the server. */
  urlOf(hash: string): Promise<string>
  /** Sends at once what waits. */
  retry(): void
  close(): void
}

export interface PictureStatus {
  /** Not yet confirmed by the server. */
  readonly count: number
  /** 0…1 of all bytes under way. */
  readonly sent: number
  /** Why nothing is being sent now; null while it is. */
  readonly waitsFor: 'network' | 'permission' | null
}

export interface PictureOutboxOptions {
  readonly store: PictureStore
  readonly upload: (bytes: Blob, onProgress: (share: number) => void) => Promise<Result<unknown, Failure>>
  readonly serverUrlOf: (hash: string) => string | Promise<string>
  readonly hashOf: (bytes: Blob) => Promise<string>
  /** The server will never take it. */
  readonly onRefused: (picture: KeptPicture, message: string) => void
  /** The server has it now. */
  readonly onSent: (picture: KeptPicture) => void
  /** It could not be kept on this device, and lives only as long as the page. */
  readonly onUnkept: (picture: KeptPicture) => void
  readonly random: () => number
  readonly setTimer: (run: () => void, ms: number) => () => void
}

const AT_ONCE = 3
const FIRST_PAUSE_MS = 1_000
const LONGEST_PAUSE_MS = 30_000
const NOTHING: PictureStatus = { count: 0, sent: 0, waitsFor: null }

interface Waiting {
  readonly picture: KeptPicture
  sent: number
  isSending: boolean
}

export function createPictureOutbox(options: PictureOutboxOptions): PictureOutbox {
  const { store, upload, serverUrlOf, hashOf } = options
  const status = createStore<PictureStatus>(() => NOTHING)
  const waiting = new Map<string, Waiting>()
  /** Of everything that was here since the page was opened: what was just sent need not be fetched. */
  const urls = new Map<string, string>()
  let failures = 0
  let waitsFor: PictureStatus['waitsFor'] = null
  let stopTimer: (() => void) | null = null
  let isClosed = false
  const restored = restore()

  async function restore(): Promise<void> {
    const kept = await store.all().catch(() => [])
    for (const picture of kept) enqueue(picture)
    send()
  }

  function enqueue(picture: KeptPicture): void {
    if (isClosed || waiting.has(picture.hash)) return
    waiting.set(picture.hash, { picture, sent: 0, isSending: false })
    if (!urls.has(picture.hash)) urls.set(picture.hash, URL.createObjectURL(picture.bytes))
    tell()
  }

  function tell(): void {
    let sent = 0
    let size = 0
    for (const one of waiting.values()) {
      sent += one.sent * one.picture.bytes.size
      size += one.picture.bytes.size
    }
    const next = { count: waiting.size, sent: size === 0 ? 0 : sent / size, waitsFor }
    status.setState(waiting.size === 0 ? NOTHING : next, true)
  }

  function send(): void {
    if (isClosed || waitsFor !== null) return
    let sending = [...waiting.values()].filter(({ isSending }) => isSending).length
    for (const one of waiting.values()) {
      if (sending >= AT_ONCE) return
      if (one.isSending) continue
      sending += 1
      void sendOne(one)
    }
  }

  async function sendOne(one: Waiting): Promise<void> {
    const { picture } = one
    one.isSending = true
    const uploaded = await upload(picture.bytes, (share) => {
      one.sent = share
      tell()
    })
    one.isSending = false
    one.sent = 0
    if (isClosed) return
    if (uploaded.ok) {
      settle(picture)
      options.onSent(picture)
    } else if (isHopeless(uploaded.error)) {
      settle(picture)
      options.onRefused(picture, uploaded.error.message)
    } else pause(uploaded.error)
    tell()
    send()
  }

  function settle({ hash }: KeptPicture): void {
    failures = 0
    waiting.delete(hash)
    // Left there it is sent once more at the next visit, which changes nothing.
    store.delete(hash).catch(() => undefined)
  }

  function pause({ type }: Failure): void {
    waitsFor =
      type === 'unauthenticated' || type === 'forbidden' || type === 'not_found' ? 'permission' : 'network'
    if (stopTimer || waitsFor === 'permission') return
    const longest = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** failures++)
    stopTimer = options.setTimer(retry, longest * (0.5 + options.random() / 2))
  }

  function retry(): void {
    stopTimer?.()
    stopTimer = null
    waitsFor = null
    tell()
    send()
  }

  return {
    status,
    async keep({ bytes, name }) {
      const picture = { hash: await hashOf(bytes), bytes, name }
      await store.put(picture).catch(() => options.onUnkept(picture))
      enqueue(picture)
      send()
      return picture.hash
    },
    async urlOf(hash) {
      await restored
      return urls.get(hash) ?? serverUrlOf(hash)
    },
    retry,
    close() {
      isClosed = true
      stopTimer?.()
      store.close()
      for (const url of urls.values()) URL.revokeObjectURL(url)
      urls.clear()
    },
  }
}

/** The same bytes would be answered with the same word for ever. */
function isHopeless({ type }: Failure): boolean {
  return type === 'validation' || type === 'too_large'
}
