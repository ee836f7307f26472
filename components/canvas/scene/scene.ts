import type { Applied } from '../../../lib/editor/applied'
import type { Editor, MeasureText } from '../../../lib/editor/editor'
import type { Box } from '../../../lib/editor/geometry/box'
import type { Element } from '../../../lib/editor/model/element'
import { sortByPaintOrder } from '../../../lib/editor/model/order'
import { elementsOf, withDescendants } from '../../../lib/editor/tree'
import type { Picture as AssetPicture } from '../../../lib/painter/draw'
import type { Theme } from '../../../lib/painter/theme'
import { createColumnStore } from '../pixels/columns'
import type { Bitmap } from './canvas-2d'
import { compose } from './compose'
import { createContent, type Differences } from './content'
import { createElementBrush } from './element-brush'
import { createGesturePlanner, type GestureView, noGesture } from './gesture'
import { createLift, type Lift } from './lift'
import { createOverview } from './overview'
import { coverage, createPace, createPicture, isWhole, type MsLeft, type Picture } from './picture'
import { type AssetUrl, createPictureSource } from './picture-source'
import { growRect, type PixelRect, pixelsOf, rectsTouch } from './pixel-rect'
import { createScenePainter, type PainterSettings, type PaintMode } from './scene-painter'
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
 * Milliseconds a frame may paint: while panning, while the zoom moves, once it rests, after a jump, and before anything
 * was shown.
 */
const BUDGET_MS = { pan: 7, zoom: 3, rest: 10, jump: 36, first: 70, ahead: 2.5, spare: 5 } as const
/** A zoom by more at once is no hand's: nothing on the screen is near what is wanted, and no next step is to come. */
const JUMP = 1.6
/** The camera rests once it has not moved for so long. */
const RESTS_AFTER_MS = 80
/** CSS pixels painted around the view. */
const MARGIN = 192
/** Looking from this far, and at more elements than this, the scene is written as pixels. */
const AFAR = { zoom: 0.25, elements: 3_000 } as const
/** Above this many changes at once, all of the picture is repainted. */
const MANY_CHANGES = 2_000
/** Of more that arrive at once, nobody asks where they are. */
const MOST_BOXES = 16_384
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
  const brush = createElementBrush(settings.theme, measureText, pictures.pictureOf)
  const columns = createColumnStore(document, settings.theme)
  const painter = createScenePainter({ document, content, brush, columns, settings })
  const parts = { painter, pace: createPace() }
  const overview = createOverview({ index, document, parts })
  const planner = createGesturePlanner({
    document,
    content,
    paintsInPlace: () => front?.mode === 'strokes',
  })

  let front: Picture | null = null
  let back: Picture | null = null
  /** The bitmap of the last picture given up. */
  let spare: Bitmap | null = null
  let zoomedAt = Number.NEGATIVE_INFINITY
  let movedAt = Number.NEGATIVE_INFINITY
  let isJump = false
  /** Much came or went: what the picture is painted with may not be what such a drawing wants. */
  let isModeStale = false
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

  function newPicture(margin: number): Picture {
    const area = growRect(view.rect, margin)
    const picture = createPicture({ area, scale: view.scale, mode: modeAt(view), recycled: spare }, parts)
    if (picture.bitmap === spare) spare = null
    return picture
  }

  /** Device pixels kept around the view: a pan comes upon what is already painted. */
  function margin(): number {
    return Math.round(MARGIN * settings.devicePixelRatio)
  }

  /**
   * Keeps a picture around the view. It moves in strides, each of which exposes a wide strip well before the view comes
   * there: an element that slides in is painted twice or so, not once for each pixel.
   */
  function moveOver(picture: Picture): void {
    const { area } = picture
    const wide = margin()
    const near = wide / 3
    const isNear = (edge: number, viewEdge: number) => Math.abs(edge - viewEdge) < near
    const { left, top, right, bottom } = view.rect
    const crossesX = left < area.left || right > area.right
    const crossesY = top < area.top || bottom > area.bottom
    const movesX = crossesX || isNear(area.left, left) || isNear(area.right, right)
    const movesY = crossesY || isNear(area.top, top) || isNear(area.bottom, bottom)
    picture.moveTo(movesX ? left - wide : area.left, movesY ? top - wide : area.top)
  }

  function work(): boolean {
    const before = view
    view = currentView()
    syncGrid()
    const began = performance.now()
    const within = (ms: number) => () => ms - (performance.now() - began)
    if (before.scale !== view.scale) {
      zoomedAt = began
      isJump = distanceOf(before.scale, view.scale) > Math.log(JUMP)
    }
    if (before.rect.left !== view.rect.left || before.rect.top !== view.rect.top) movedAt = began
    const resized = before !== view && !sameSize(before.rect, view.rect)
    const isFirst = front === null
    if (front === null || (resized && front.scale === view.scale)) {
      // The old size has nothing to offer that one frame cannot paint anew.
      front = newPicture(margin())
      back = null
    }
    if (resized) back = null
    showGesture()
    if (front.scale === view.scale && isRightMode(front)) {
      dropBack()
      return workOnFront(front, began - movedAt < RESTS_AFTER_MS, isFirst, within)
    }
    const rests = began - zoomedAt > RESTS_AFTER_MS
    const isOtherMode = front.scale === view.scale
    refine(within(isJump || isOtherMode ? BUDGET_MS.jump : rests ? BUDGET_MS.rest : BUDGET_MS.zoom))
    return true
  }

  /**
   * A canvas is empty when it is opened, and its first picture is painted by strokes: with a hundred thousand elements
   * come since, that would take seconds. The picture that takes its place is painted behind it, as after a zoom.
   */
  function isRightMode(picture: Picture): boolean {
    if (!isModeStale) return true
    const mode = modeAt(view)
    if (back && back.mode !== mode) dropBack()
    if (picture.mode !== mode) return false
    isModeStale = false
    return true
  }

  function workOnFront(
    picture: Picture,
    moves: boolean,
    isFirst: boolean,
    within: (ms: number) => MsLeft,
  ): boolean {
    moveOver(picture)
    const budget = isFirst ? BUDGET_MS.first : moves ? BUDGET_MS.pan : BUDGET_MS.rest
    if (!picture.work(within(budget), view.rect)) return true
    if (lingering !== null) return true
    if (!picture.work(within(moves ? BUDGET_MS.ahead : BUDGET_MS.spare), picture.area)) return true
    return moves || overview.work(within(BUDGET_MS.spare))
  }

  /** Paints the next exact picture behind the one being shown scaled, and changes them when it is whole. */
  function refine(msLeft: MsLeft): void {
    if (back && !isWorthFinishing(back)) dropBack()
    // While the zoom moves a margin would only make every picture late.
    back ??= newPicture(margin())
    if (back.scale === view.scale) moveOver(back)
    if (!back.work(msLeft, back.scale === view.scale ? view.rect : backTarget(back))) return
    spare = front?.bitmap ?? null
    front = back
    back = null
  }

  /** Where the view was when the picture was begun: the middle of its area. */
  function backTarget({ area }: Picture): PixelRect {
    return growRect(area, -margin())
  }

  function dropBack(): void {
    if (back) spare = back.bitmap
    back = null
  }

  // Zooming goes on while a picture is painted; finished late it is still nearer than what is shown.
  function isWorthFinishing(picture: Picture): boolean {
    if (!front) return false
    if (picture.scale === view.scale) return true
    return (
      distanceOf(picture.scale, view.scale) < distanceOf(front.scale, view.scale) &&
      coverage({ ...picture, missing: [] }, rectAt(picture.scale)) > 0.3
    )
  }

  /** What the view shows, in world pixels of another scale. */
  function rectAt(scale: number): PixelRect {
    const by = scale / view.scale
    const { left, top, right, bottom } = view.rect
    return {
      left: Math.floor(left * by),
      top: Math.floor(top * by),
      right: Math.ceil(right * by),
      bottom: Math.ceil(bottom * by),
    }
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
    invalidateDifferences(gesture.differences, next.differences)
    content.show(next.differences)
    gesture = next
    if (!next.lifted) lift = null
    else {
      if (lift?.ids !== next.lifted.ids) lift = { ids: next.lifted.ids, sheet: liftOf(next.lifted.ids) }
      lift.sheet.moveTo(next.lifted.dx, next.lifted.dy)
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

  function invalidateDifferences(before: Differences, after: Differences): void {
    if (before === after) return
    const changed: string[] = []
    if (before.without !== after.without) {
      for (const id of before.without) if (!after.without.has(id)) changed.push(id)
      for (const id of after.without) if (!before.without.has(id)) changed.push(id)
    }
    const boxes = []
    for (const differences of [before, after]) {
      const other = differences === before ? after : before
      for (const [id, element] of differences.instead) {
        if (other.instead.get(id) === element) continue
        boxes.push(content.inkBoxOf(element))
        if (!other.instead.has(id)) changed.push(id)
      }
    }
    if (changed.length > MANY_CHANGES) {
      invalidateAll()
      return
    }
    for (const id of changed) {
      const box = index.reach(id)
      if (box) boxes.push(box)
    }
    invalidate(boxes)
  }

  function invalidate(boxes: readonly Box[]): void {
    if (boxes.length === 0) return
    front?.invalidate(boxes.map((box) => pixelsOf(box, front?.scale ?? 1)))
    back?.invalidate(boxes.map((box) => pixelsOf(box, back?.scale ?? 1)))
  }

  function invalidateAll(): void {
    if (front) front.invalidate([front.area])
    if (back) back.invalidate([back.area])
  }

  function onApplied(applied: readonly Applied[]): void {
    columns.update(applied)
    overview.update(applied, content.inkBoxOf)
    isModeStale ||= applied.length > AFAR.elements / 8
    if (isArrival(applied)) invalidate(arrivedBoxes(applied))
    else if (applied.length > MANY_CHANGES) invalidateAll()
    else invalidate(applied.flatMap(({ before, after }) => dirtyBoxes(before, after)))
    onNeed()
  }

  /** A canvas opens in parts: what comes is mostly out of sight, and what is in sight is not painted again for it. */
  function arrivedBoxes(applied: readonly Applied[]): Box[] {
    const boxes: Box[] = []
    for (const { id, after } of applied) {
      if (after?.type === 'frame' || after?.type === 'group') boxes.push(...dirtyBoxes(undefined, after))
      else {
        const box = index.reach(id)
        if (box) boxes.push(box)
      }
    }
    return boxes
  }

  function dirtyBoxes(before: Element | undefined, after: Element | undefined): Box[] {
    const boxes: Box[] = []
    if (before) boxes.push(content.inkBoxOf(before))
    if (after) boxes.push(content.inkBoxOf(after))
    // What is inside is clipped, shown or hidden by it.
    const carrier = after ?? before
    if (carrier && (carrier.type === 'frame' || carrier.type === 'group')) {
      for (const { id } of withDescendants(document, [carrier.id])) {
        const box = index.reach(id)
        if (box) boxes.push(box)
      }
    }
    return boxes
  }

  function onPictures(assets: ReadonlySet<string>): void {
    const boxes = []
    for (const element of document.elements()) {
      if (element.type !== 'image' || element.asset === null || !assets.has(element.asset)) continue
      const box = index.reach(element.id)
      if (box) boxes.push(box)
    }
    invalidate(boxes)
    overview.invalidate(boxes)
    onNeed()
  }

  function repaint(): void {
    invalidateAll()
    overview.reset()
    onNeed()
  }

  function isFresh({ stale }: Picture): boolean {
    return !stale.some((rect) => rectsTouch(rect, view.rect))
  }

  function isExact(): boolean {
    return front !== null && front.scale === view.scale && isWhole(front, view.rect) && isFresh(front)
  }

  return {
    work,
    compose(context) {
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
      front = null
      back = null
      overview.reset()
      onNeed()
    },
    setDevicePixelRatio(ratio) {
      if (ratio === settings.devicePixelRatio) return
      settings.devicePixelRatio = ratio
      front = null
      back = null
      onNeed()
    },
    repaint() {
      brush.forget()
      repaint()
    },
    overview: () => overview.picture(),
    pictureOf: pictures.pictureOf,
    facts: () => ({
      exact: isExact(),
      mode: front?.mode ?? 'strokes',
      stretch: front ? view.scale / front.scale : 1,
    }),
    dispose() {
      stopListening()
      pictures.dispose()
    },
  }
}

function isArrival(applied: readonly Applied[]): boolean {
  return applied.length <= MOST_BOXES && applied.every(({ before }) => before === undefined)
}

/** How far two zooms are from one another, however one of them is doubled. */
function distanceOf(scale: number, other: number): number {
  return Math.abs(Math.log(scale / other))
}

function sameSize(a: PixelRect, b: PixelRect): boolean {
  return a.right - a.left === b.right - b.left && a.bottom - a.top === b.bottom - b.top
}
