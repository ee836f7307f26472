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

/**
 * Writes the camera down whenever it has rested, at the first edit, and when the page is left. An empty canvas is not
 * worth it: what others draw on it meanwhile should come into view.
 */
export function rememberCamera(editor: Editor, canvasId: string): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let written: Camera | null = null

  function write() {
    const { camera } = editor.state.getState()
    if (camera === written || editor.document.size === 0) return
    try {
      localStorage.setItem(keyOf(canvasId), JSON.stringify(camera))
    } catch {
      // A full or refused storage costs no more than the place where one looked.
    }
    written = camera
  }

  const stopFollowing = editor.state.subscribe(({ camera }, before) => {
    if (camera === before.camera) return
    clearTimeout(timer)
    timer = setTimeout(write, 500)
  })
  const stopWaiting = editor.onCommit(() => {
    write()
    stopWaiting()
  })
  window.addEventListener('pagehide', write)
  return () => {
    stopFollowing()
    stopWaiting()
    window.removeEventListener('pagehide', write)
    clearTimeout(timer)
    write()
  }
}
