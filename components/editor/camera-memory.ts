import { type Camera, ZOOM } from '../../lib/editor/camera'
import type { Editor } from '../../lib/editor/editor'

const keyOf = (canvasId: string) => `indelible-camera-${canvasId}`

/** Where this person last looked on this canvas, on this device. */
export function readCamera(canvasId: string): Camera | null {
  try {
    return parseCamera(JSON.parse(localStorage.getItem(keyOf(canvasId)) ?? 'null'))
  } catch {
    return null
  }
}

function parseCamera(value: unknown): Camera | null {
  if (typeof value !== 'object' || value === null) return null
  const { x, y, zoom } = value as Record<string, unknown>
  const plain = [x, y, zoom].every((number) => typeof number === 'number' && Number.isFinite(number))
  if (!plain) return null
  const camera = { x, y, zoom } as Camera
  return camera.zoom >= ZOOM.min && camera.zoom <= ZOOM.max ? camera : null
}

/** Writes the camera down whenever it has rested and when the page is left. */
export function rememberCamera(editor: Editor, canvasId: string): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let unwritten: Camera | null = null

  function write() {
    if (!unwritten) return
    try {
      localStorage.setItem(keyOf(canvasId), JSON.stringify(unwritten))
    } catch {
      // A full or refused storage costs no more than the place where one looked.
    }
    unwritten = null
  }

  const stop = editor.state.subscribe(({ camera }, before) => {
    if (camera === before.camera) return
    unwritten = camera
    clearTimeout(timer)
    timer = setTimeout(write, 500)
  })
  window.addEventListener('pagehide', write)
  return () => {
    stop()
    window.removeEventListener('pagehide', write)
    clearTimeout(timer)
    write()
  }
}
