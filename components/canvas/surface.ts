import type { Layer } from 'konva/lib/Layer'
import type { Camera, Viewport } from '../../lib/editor/camera'
import { toCanvas } from '../../lib/editor/camera'
import type { Editor, EditorState } from '../../lib/editor/editor'
import type { Point } from '../../lib/editor/geometry/box'
import { attachPreviewAt } from '../../lib/editor/tools/attach-target'
import type { Picture as AssetPicture } from '../../lib/painter/draw'
import type { Theme } from '../../lib/painter/theme'
import { createFrameLoop, type FrameLoop } from './frame-loop'
import { listenToHands } from './input/listen'
import { forgetWidths, measureText } from './measure-text'
import { overlayColors } from './overlay/colors'
import { isFrameNameSeen } from './overlay/frame-names'
import { createOverlayState, type OverlayState } from './overlay/overlay-state'
import { createPen, type OverlayPen } from './overlay/pen'
import type { Picture } from './scene/picture'
import type { AssetUrl } from './scene/picture-source'
import { createScene, type Scene, type SceneFacts } from './scene/scene'
import { viewOf } from './scene/view'
import { createSceneCanvas, type SceneCanvas } from './scene-canvas'

/** The moving part of the drawing surface, outside React: the scene, the frames, the hands. */
export interface Surface {
  readonly overlay: OverlayState
  attach(parts: SurfaceParts): () => void
  /** Marks are drawn on it from now on; the answer ends that. */
  attachOverlay(layer: Layer): () => void
  setTheme(theme: Theme): void
  setSize(viewport: Viewport): void
  penOn(context: CanvasRenderingContext2D): OverlayPen
  /** The picture of an asset, as far as it is there. */
  pictureOf(asset: string): AssetPicture | null
  facts(): SceneFacts | null
  /** Marks an element that is pointed at elsewhere, as in a list of layers; null marks none. */
  pointAt(id: string | null): void
  /** The picture of the whole drawing, as far as there is one. */
  overview(): Picture | null
  /** Calls back after every frame that was drawn. */
  onDrawn(listener: () => void): () => void
}

export interface SurfaceParts {
  readonly container: HTMLElement
  /** Where the canvas of the scene is put. */
  readonly sceneHost: HTMLDivElement
}

export interface SurfaceOptions {
  readonly editor: Editor
  readonly assetUrl: AssetUrl
}

export function createSurface({ editor, assetUrl }: SurfaceOptions): Surface {
  const overlay = createOverlayState(editor)
  let theme: Theme = 'light'
  let scene: Scene | null = null
  let parts: SurfaceParts | null = null
  let sceneCanvas: SceneCanvas | null = null
  let overlayLayer: Layer | null = null
  let ratio = 1
  let isSceneDirty = true
  let isOverlayDirty = true
  let loop: FrameLoop | null = null
  const drawnListeners = new Set<() => void>()

  function drawFrame(): boolean {
    if (!scene || !sceneCanvas) return false
    sceneCanvas.fit(editor.state.getState().viewport, ratio)
    const more = scene.work()
    if (isSceneDirty || more) sceneCanvas.draw()
    isSceneDirty = more
    // A trail fades by itself: it is drawn anew until nothing is left, once more than that.
    const isPointing = editor.laser.fade(performance.now())
    if (isOverlayDirty && overlayLayer) drawOverlay(overlayLayer)
    isOverlayDirty = isPointing
    for (const listener of drawnListeners) listener()
    return more || isPointing
  }

  // A canvas that is laid over another costs half a millisecond a frame even when nothing is on it.
  function drawOverlay(layer: Layer): void {
    const isWanted = hasMarks(editor.state.getState())
    if (layer.visible() !== isWanted) layer.visible(isWanted)
    if (isWanted) layer.drawScene()
  }

  function hasMarks({ selection, marquee, lasso, preview, camera, viewport }: EditorState): boolean {
    if (selection.size > 0 || marquee || lasso || preview.kind !== 'none' || overlay.hovered !== null)
      return true
    if (overlay.pointed !== null || overlay.aim !== null || editor.laser.strokes().length > 0) return true
    for (const frame of overlay.frames) if (isFrameNameSeen(frame, camera, viewport)) return true
    return false
  }

  function need(): void {
    isSceneDirty = true
    isOverlayDirty = true
    loop?.request()
  }

  function onState(now: EditorState, before: EditorState): void {
    if (now.cursor !== before.cursor && parts) parts.container.style.cursor = now.cursor
    need()
  }

  function onHover(screenPoint: Point | null): void {
    const { tool, camera, preview } = editor.state.getState()
    const isLooking = screenPoint !== null && tool === 'select' && preview.kind === 'none'
    const hovered = isLooking ? (editor.hitTest(toCanvas(camera, screenPoint))?.id ?? null) : null
    const isAiming = screenPoint !== null && (tool === 'line' || tool === 'arrow')
    const aim = isAiming ? aimAt(toCanvas(camera, screenPoint)) : null
    if (hovered === overlay.hovered && aim === null && overlay.aim === null) return
    overlay.hovered = hovered
    overlay.aim = aim
    isOverlayDirty = true
    loop?.request()
  }

  function aimAt(canvasPoint: Point): OverlayState['aim'] {
    const { document, index } = editor
    return attachPreviewAt({ document, index, state: editor.state.getState() }, canvasPoint)
  }

  function onRatio(): void {
    ratio = window.devicePixelRatio || 1
    scene?.setDevicePixelRatio(ratio)
    const overlayCanvas = overlayLayer?.getCanvas()
    if (overlayCanvas && overlayCanvas.getPixelRatio() !== ratio) overlayCanvas.setPixelRatio(ratio)
    need()
  }

  function onLaser(): void {
    isOverlayDirty = true
    loop?.request()
  }

  function onFonts(): void {
    forgetWidths()
    scene?.repaint()
  }

  return {
    overlay,
    attach(attached) {
      parts = attached
      loop = createFrameLoop(drawFrame)
      const stopFollowing = overlay.follow()
      ratio = window.devicePixelRatio || 1
      scene = createScene({
        editor,
        theme,
        devicePixelRatio: ratio,
        measureText,
        assetUrl,
        onNeed: need,
      })
      const { container, sceneHost } = attached
      sceneCanvas = createSceneCanvas(sceneHost, (context) => scene?.compose(context))
      container.style.cursor = editor.state.getState().cursor
      if (document.activeElement === document.body) container.focus({ preventScroll: true })
      const stopState = editor.state.subscribe(onState)
      const stopHands = listenToHands(container, editor, onHover)
      const stopLaser = editor.laser.subscribe(onLaser)
      const stopRatio = watchRatio(onRatio)
      document.fonts.addEventListener('loadingdone', onFonts)
      onRatio()
      return () => {
        stopState()
        stopHands()
        stopLaser()
        stopRatio()
        document.fonts.removeEventListener('loadingdone', onFonts)
        loop?.stop()
        scene?.dispose()
        sceneCanvas?.destroy()
        stopFollowing()
        scene = null
        sceneCanvas = null
        parts = null
      }
    },
    attachOverlay(layer) {
      overlayLayer = layer
      onRatio()
      return () => {
        overlayLayer = null
      }
    },
    setTheme(next) {
      theme = next
      scene?.setTheme(next)
      need()
    },
    setSize(viewport) {
      editor.setViewport(viewport)
      // React gives the overlay its new size, and with it an empty canvas.
      requestAnimationFrame(onRatio)
    },
    penOn(context) {
      const { camera, viewport } = editor.state.getState()
      return createPen(context, onWholePixels(camera, viewport, ratio), ratio, overlayColors(theme))
    },
    pictureOf: (asset) => scene?.pictureOf(asset) ?? null,
    facts: () => scene?.facts() ?? null,
    pointAt(id) {
      if (overlay.pointed === id) return
      overlay.pointed = id
      isOverlayDirty = true
      loop?.request()
    },
    overview: () => scene?.overview() ?? null,
    onDrawn(listener) {
      drawnListeners.add(listener)
      return () => drawnListeners.delete(listener)
    },
  }
}

/** The camera that the scene is painted with, so that marks lie exactly on what they mark. */
function onWholePixels(camera: Camera, viewport: Viewport, ratio: number): Camera {
  const { scale, rect } = viewOf(camera, viewport, ratio)
  return { x: rect.left / scale, y: rect.top / scale, zoom: camera.zoom }
}

/** Calls back whenever the window moves to a screen of other density, or the page is zoomed. */
function watchRatio(onChange: () => void): () => void {
  let query: MediaQueryList | null = null
  function watch(): void {
    query?.removeEventListener('change', changed)
    query = window.matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`)
    query.addEventListener('change', changed)
  }
  function changed(): void {
    watch()
    onChange()
  }
  watch()
  return () => query?.removeEventListener('change', changed)
}
