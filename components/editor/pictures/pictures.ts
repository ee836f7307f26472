import { sha256 } from '../../../lib/formats/imported'
import { currentMessages } from '../../messages/messages-provider'
import { toastError, toastWarning } from '../../ui/toast'
import { createPictureOutbox, type PictureOutbox } from './picture-outbox'
import { openPictureStore } from './picture-store'
import { sendPicture } from './send-picture'

const opened = new Map<string, PictureOutbox>()

/** The pictures on their way to a canvas that is open on this page. */
export function picturesOf(canvasId: string): PictureOutbox {
  const pictures = opened.get(canvasId)
  if (!pictures) throw new Error('The pictures of a canvas are there while it is open.')
  return pictures
}

/** Answers with how to stop. */
export function openPictures(canvasId: string, userId: string): () => void {
  const serverUrlOf = (hash: string) => `/api/canvases/${canvasId}/assets/${hash}`
  const shown = import('./kept-pictures').then(({ openKeptPictures }) =>
    openKeptPictures({ canvasId, userId }, serverUrlOf),
  )
  shown.catch(() => undefined)
  const pictures = createPictureOutbox({
    store: openPictureStore({ canvasId, userId }),
    upload: (bytes, onProgress) => sendPicture(canvasId, bytes, onProgress),
    serverUrlOf: (hash) => shown.then((kept) => kept.urlOf(hash)).catch(() => serverUrlOf(hash)),
    hashOf: async (bytes) => sha256(new Uint8Array(await bytes.arrayBuffer())),
    // The next visit may find no network.
    onSent({ hash, bytes }) {
      shown.then((kept) => kept.keep(hash, bytes)).catch(() => undefined)
    },
    onRefused({ name }, message) {
      const { pictures: words, format } = currentMessages()
      toastError(format(words.refused, { name }), { description: message })
    },
    onUnkept({ name }) {
      const { pictures: words, format } = currentMessages()
      toastWarning(format(words.unkept, { name }), { description: words.keepOpen })
    },
    random: Math.random,
    setTimer(run, ms) {
      const timer = setTimeout(run, ms)
      return () => clearTimeout(timer)
    },
  })
  opened.set(canvasId, pictures)
  const retry = () => pictures.retry()
  window.addEventListener('online', retry)
  return () => {
    window.removeEventListener('online', retry)
    if (opened.get(canvasId) === pictures) opened.delete(canvasId)
    pictures.close()
    shown.then((kept) => kept.close()).catch(() => undefined)
  }
}
