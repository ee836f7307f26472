import type { Applied } from '../../../lib/editor/applied'
import type { Editor, MeasureText } from '../../../lib/editor/editor'
import { inkReachOf } from '../../../lib/editor/geometry/ink-box'
import { sortByPaintOrder } from '../../../lib/editor/model/order'
import { elementsOf } from '../../../lib/editor/tree'
import type { Picture as AssetPicture } from '../../../lib/painter/draw'
import type { Theme } from '../../../lib/painter/theme'
import { createColumnStore } from '../pixels/columns'
import { compose } from './compose'
import { createContent } from './content'
import { createDamageFinder } from './damage'
import { createDoubleBuffer, zoomDistance } from './double-buffer'
import { createElementBrush } from './element-brush'
import { createGesturePlanner, type GestureView, noGesture } from './gesture'
import { createLift, type Lift } from './lift'
import { createOverview } from './overview'
import { createPace, isWhole, type MsLeft, type Picture } from './picture'
import { type AssetUrl, createPictureSource } from './picture-source'
import { type PixelRect, rectsTouch } from './pixel-rect'
import { createScenePainter, type PainterSettings, type PaintMode } from './scene-painter'
import { createSketcherSource } from './sketcher-source'
import { type View, viewOf } from './view'

/**
 * The drawing as pixels. `work` paints within a time budget into buffers off the page, `compose` puts them together for
 * the screen: a pan paints only the exposed strips, an edit its dirty rectangles, and while zooming the last exact
 * picture is shown scaled over a picture of the whole drawing until the next exact one is ready.
 */
export interface Scene {
  /** One frame's work. Answers whether more is left to do. */
  work(): boolean
  /** Draws the present state onto the visible canvas, in device pixels. */
  compose(context: CanvasRenderingContext2D): void
  setTheme(theme: Theme): void
  setDevicePixelRatio(ratio: number): void
  /** Fonts arrived: everything with words looks different now. */
  repaint(): void
  /** A picture of the whole drawing, perhaps a little behind; null while there is none. */
  overview(): Picture | null
  /** The picture of an asset, as far as it is there. */
  pictureOf(asset: string): AssetPicture | null
  facts(): SceneFacts
  dispose(): void
}

/** For the debug panel and the bench. */
export interface SceneFacts {
  /** Whether the screen shows the drawing exactly, at this zoom, with nothing left to paint. */
  readonly exact: boolean
  readonly mode: PaintMode
  /** Shown zoom ÷ painted zoom. */
  readonly stretch: number
}

export interface SceneOptions {
  readonly editor: Editor
  readonly theme: Theme
  readonly devicePixelRatio: number
  readonly measureText: MeasureText
  readonly assetUrl: AssetUrl
  /** Called when something arrived that wants a frame. */
  readonly onNeed: () => void
}

/**
 * Milliseconds a frame may paint: while panning, while the zoom moves, once it rests, and after a jump or before anything
 * was shown.
 */
const BUDGET_MS = { pan: 7, zoom: 3, rest: 10, jump: 36, ahead: 2.5, spare: 5 } as const
/** A zoom by more at once is no hand's: nothing on the screen is near what is wanted, and no next step is to come. */
const JUMP = 1.6
/** The camera rests once it has not moved for so long. */
const RESTS_AFTER_MS = 80
/** CSS pixels painted around the view. */
const MARGIN = 192
/** Looking from this far, and at more elements than this, the scene is written as pixels. */
const AFAR = { zoom: 0.25, elements: 3_000 } as const
/** A lifted sheet stays after its gesture until the scene beneath has caught up, but no longer. */
const LINGER_MS = 400

export function createScene(options: SceneOptions): Scene {
  const { editor, measureText, onNeed } = options
  const { document, index } = editor
  const settings: PainterSettings = {
    theme: options.theme,
    devicePixelRatio: options.devicePixelRatio,
    grid: editor.state.getState().grid,
  }
  const pictures = createPictureSource(options.assetUrl, onPictures)
  const content = createContent(document, index, measureText)
  const { sketcher, ...sketches } = createSketcherSource(paintAnew)
  const brush = createElementBrush(settings.theme, { measureText, pictureOf: pictures.pictureOf, sketcher })
  const columns = createColumnStore(document, settings.theme)
  const painter = createScenePainter({ document, content, brush, columns, settings })
  const parts = { painter, pace: createPace() }
  const overview = createOverview({ index, document, parts })
  const planner = createGesturePlanner({
    document,
    content,
    paintsInPlace: () => buffer.front?.mode === 'strokes',
  })
  const damage = createDamageFinder({ document, index, content })
  const buffer = createDoubleBuffer({
    parts,
    modeAt,
    margin: () => Math.round(MARGIN * settings.devicePixelRatio),
  })

  let zoomedAt = Number.NEGATIVE_INFINITY
  let movedAt = Number.NEGATIVE_INFINITY
  let isJump = false
  /** Much came or went: what the picture is painted with may not be what such a drawing wants. */
  let isModeStale = false
  /** An edit changed nearly all that is seen: no hand is moving, and the person waits for the picture. */
  let isRenewing = false
  let view: View = currentView()
  let gesture: GestureView = noGesture
  let lift: { readonly sheet: Lift; readonly ids: ReadonlySet<string> } | null = null
  let lingering: {
    readonly draw: (context: CanvasRenderingContext2D) => void
    readonly since: number
  } | null = null

  const stopListening = editor.onApplied(onApplied)

  function currentView(): View {
    const { camera, viewport } = editor.state.getState()
    return viewOf(camera, viewport, settings.devicePixelRatio)
  }

  function modeAt(next: View): PaintMode {
    const afar = next.scale <= AFAR.zoom * settings.devicePixelRatio && document.size > AFAR.elements
    return afar && painter.count(next.rect, next.scale, 'pixels') > AFAR.elements ? 'pixels' : 'strokes'
  }

  function work(): boolean {
    const before = view
    view = currentView()
    syncGrid()
    const began = performance.now()
    const within = (ms: number) => () => ms - (performance.now() - began)
    if (before.scale !== view.scale) {
      zoomedAt = began
      isJump = zoomDistance(before.scale, view.scale) > Math.log(JUMP)
    }
    if (before.rect.left !== view.rect.left || before.rect.top !== view.rect.top) movedAt = began
    const resized = before !== view && !sameSize(before.rect, view.rect)
    const isFirst = buffer.front === null
    if (!isFirst) sketches.prepare()
    let { front } = buffer
    // The old size has nothing to offer that one frame cannot paint anew.
    if (front === null || (resized && front.scale === view.scale)) front = buffer.begin(view)
    else if (resized) buffer.dropBack()
    showGesture()
    const isExactZoom = front.scale === view.scale
    if (isExactZoom && isRightMode()) {
      buffer.dropBack()
      return workOnFront(front, began - movedAt < RESTS_AFTER_MS, isFirst, within)
    }
    const rests = began - zoomedAt > RESTS_AFTER_MS
    const budget = isJump || isExactZoom ? BUDGET_MS.jump : rests ? BUDGET_MS.rest : BUDGET_MS.zoom
    buffer.refine(view, within(budget))
    return true
  }

  /**
   * A canvas is empty when it is opened, and its first picture is painted by strokes: with a hundred thousand elements
   * come since, that would take seconds. The picture that takes its place is painted behind it, as after a zoom.
   */
  function isRightMode(): boolean {
    if (isModeStale && buffer.isIn(modeAt(view))) isModeStale = false
    return !isModeStale
  }

  function workOnFront(
    picture: Picture,
    moves: boolean,
    isFirst: boolean,
    within: (ms: number) => MsLeft,
  ): boolean {
    buffer.follow(view)
    const still = isRenewing || isFirst ? BUDGET_MS.jump : BUDGET_MS.rest
    const budget = moves && !isFirst ? BUDGET_MS.pan : still
    if (!picture.work(within(budget), view.rect)) return true
    isRenewing = false
    if (lingering !== null) return true
    // What is out of sight waits for the drop: the frames of a drag are the hand's.
    if (lift !== null) return false
    if (!picture.work(within(moves ? BUDGET_MS.ahead : BUDGET_MS.spare), picture.area)) return true
    if (moves || overview.work(within(BUDGET_MS.spare))) return true
    buffer.rest()
    return false
  }

  function syncGrid(): void {
    const { grid } = editor.state.getState()
    if (grid === settings.grid) return
    settings.grid = grid
    repaint()
  }

  function showGesture(): void {
    const next = planner.plan(editor.state.getState())
    if (next === gesture) return
    if (gesture !== noGesture && next === noGesture) startLingering()
    buffer.invalidate(damage.ofGesture(gesture.differences, next.differences))
    content.show(next.differences)
    gesture = next
    if (!next.lifted) lift = null
    else {
      if (lift?.ids !== next.lifted.ids) lift = { ids: next.lifted.ids, sheet: liftOf(next.lifted.ids) }
      lift.sheet.moveTo(next.lifted.dx, next.lifted.dy)
      // A sheet that is painted takes from the time that this frame has for the scene.
      lift.sheet.prepare(view)
    }
  }

  function liftOf(ids: ReadonlySet<string>): Lift {
    return createLift({
      elements: sortByPaintOrder(elementsOf(document, ids)),
      inkBoxOf: (element) => index.reach(element.id) ?? content.inkBoxOf(element),
      painter,
      marked: () => columns.marked(ids),
    })
  }

  // The gesture is over and its change applied, but the scene may need some frames to show it.
  function startLingering(): void {
    const { over } = gesture
    const sheet = lift?.sheet
    if (over.length === 0 && !sheet) return
    lingering = {
      since: performance.now(),
      draw(context) {
        sheet?.draw(context, view)
        painter.paintOver(context, over, view.scale, view.rect)
      },
    }
  }

  function onApplied(applied: readonly Applied[]): void {
    columns.update(applied)
    overview.update(applied, inkReachOf)
    isModeStale ||= applied.length > AFAR.elements / 8
    const changed = damage.ofChanges(applied)
    isRenewing ||= changed === 'all'
    buffer.invalidate(changed)
    onNeed()
  }

  function onPictures(assets: ReadonlySet<string>): void {
    const boxes = damage.ofAssets(assets)
    buffer.invalidate(boxes)
    overview.invalidate(boxes)
    onNeed()
  }

  /** Fonts arrived, or the code of the sketch look: what was painted, and with what, is of no use. */
  function paintAnew(): void {
    brush.forget()
    repaint()
  }

  function repaint(): void {
    buffer.invalidate('all')
    overview.reset()
    onNeed()
  }

  function isFresh({ stale }: Picture): boolean {
    return !stale.some((rect) => rectsTouch(rect, view.rect))
  }

  function isExact(): boolean {
    const { front } = buffer
    return (
      front !== null &&
      front.scale === view.scale &&
      isWhole(front, view.rect) &&
      isFresh(front) &&
      !sketches.isOwed()
    )
  }

  return {
    work,
    compose(context) {
      const { front } = buffer
      if (!front) return
      compose(context, { view, front, under: overview.picture(), theme: settings.theme })
      if (lingering && (isExact() || performance.now() - lingering.since > LINGER_MS)) lingering = null
      lingering?.draw(context)
      lift?.sheet.draw(context, view)
      if (gesture.over.length > 0) painter.paintOver(context, gesture.over, view.scale, view.rect)
      context.setTransform(1, 0, 0, 1, 0, 0)
    },
    setTheme(theme) {
      if (theme === settings.theme) return
      settings.theme = theme
      brush.setTheme(theme)
      columns.setTheme(theme)
      // The other theme's picture would glare: the screen waits for the new one.
      buffer.forget()
      overview.reset()
      onNeed()
    },
    setDevicePixelRatio(ratio) {
      if (ratio === settings.devicePixelRatio) return
      settings.devicePixelRatio = ratio
      buffer.forget()
      onNeed()
    },
    repaint: paintAnew,
    overview: () => overview.picture(),
    pictureOf: pictures.pictureOf,
    facts: () => ({
      exact: isExact(),
      mode: buffer.front?.mode ?? 'strokes',
      stretch: buffer.front ? view.scale / buffer.front.scale : 1,
    }),
    dispose() {
      stopListening()
      pictures.dispose()
      sketches.dispose()
    },
  }
}

function sameSize(a: PixelRect, b: PixelRect): boolean {
  return a.right - a.left === b.right - b.left && a.bottom - a.top === b.bottom - b.top
}
