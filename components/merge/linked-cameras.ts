import type { Camera } from '../../lib/editor/camera'
import type { Editor } from '../../lib/editor/editor'

/** Views that move and zoom together, whichever of them a hand is on. */
export interface LinkedCameras {
  /** Joins a view, which goes to where the others are. */
  add(editor: Editor): () => void
  /** null while no view is there. */
  lead(): Editor | null
  /** Goes to a place, in steps where motion is welcome; a hand on any view ends it. */
  travel(to: Camera, isAnimated: boolean): void
}

const TRAVEL_MS = 260

export function createLinkedCameras(): LinkedCameras {
  const editors = new Set<Editor>()
  let isPassingOn = false
  let isTravelling = false
  let frame = 0
  let resting: Camera | null = null

  function pass(camera: Camera, from: Editor | null): void {
    isPassingOn = true
    resting = camera
    for (const editor of editors) if (editor !== from) editor.setCamera(camera)
    isPassingOn = false
  }

  function travelTo(camera: Camera): void {
    isTravelling = true
    pass(camera, null)
    isTravelling = false
  }

  return {
    add(editor) {
      if (resting) editor.setCamera(resting)
      editors.add(editor)
      const stop = editor.state.subscribe((now, before) => {
        if (isPassingOn || isTravelling || now.camera === before.camera) return
        cancelAnimationFrame(frame)
        pass(now.camera, editor)
      })
      return () => {
        stop()
        editors.delete(editor)
      }
    },
    lead: () => editors.values().next().value ?? null,
    travel(to, isAnimated) {
      cancelAnimationFrame(frame)
      const from = resting
      if (!from || !isAnimated) return travelTo(to)
      const began = performance.now()
      const step = (now: number) => {
        const share = Math.min(1, Math.max(0, (now - began) / TRAVEL_MS))
        travelTo(between(from, to, 1 - (1 - share) ** 3))
        if (share < 1) frame = requestAnimationFrame(step)
      }
      frame = requestAnimationFrame(step)
    },
  }
}

/** Zoom goes by factors, so that far and near take the same time; what is looked at moves along with it. */
function between(from: Camera, to: Camera, share: number): Camera {
  const zoom = from.zoom * (to.zoom / from.zoom) ** share
  // The part of the way that keeps straight lines straight while the zoom changes.
  const turn =
    Math.abs(to.zoom - from.zoom) < 1e-6 ? share : (1 / zoom - 1 / from.zoom) / (1 / to.zoom - 1 / from.zoom)
  return { x: from.x + (to.x - from.x) * turn, y: from.y + (to.y - from.y) * turn, zoom }
}
