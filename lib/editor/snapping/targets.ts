import { visibleBox } from '../camera'
import type { Document } from '../document'
import { type Box, boxContains, boxesIntersect, centerOf, expandBox, overlapOf } from '../geometry/box'
import { edgeBoxOf } from '../geometry/ink-box'
import { type Element, isLinear } from '../model/element'
import type { SpatialIndex } from '../spatial-index'
import type { EditorState } from '../state'
import { isHidden } from '../tree'
import type { Axis } from './marks'

/** What a box may be aligned with, canvas units. */
export interface SnapTargets {
  /** Without their ink, as the elements stand: edges and centres count. */
  readonly boxes: readonly Box[]
  /** Where guides lie on each axis. */
  readonly guides: Readonly<Record<Axis, readonly number[]>>
}

/** What of the editor snapping reads. */
export interface SnapContext {
  readonly document: Document
  readonly index: SpatialIndex
  readonly state: EditorState
}

/** Targets and where they were looked for. */
export interface GatheredTargets extends SnapTargets {
  readonly area: Box
  readonly zoom: number
}

/** No eye follows more lines than of so many elements; the nearest are meant. */
const MOST_TARGETS = 150
/** CSS pixels around the box where the search begins; it is widened until there are enough, or all that is seen. */
const FIRST_REACH_SCREEN = 48

/**
 * The elements nearest to `box` of those in view. The search widens from the box outwards, so that an overview of a
 * hundred thousand elements costs no more than a corner of it.
 */
export function gatherTargets(
  box: Box,
  { document, index, state }: SnapContext,
  except: ReadonlySet<string>,
): GatheredTargets {
  const { camera, viewport, guidesShown } = state
  const view = visibleBox(camera, viewport)
  let area = view
  let found: Found[] = []
  for (let reach = FIRST_REACH_SCREEN / camera.zoom; ; reach *= 2) {
    const around = expandBox(box, reach)
    const isAll = boxContains(around, view)
    area = (isAll ? null : overlapOf(around, view)) ?? view
    found = elementsIn(area, { document, index }, except, box)
    if (isAll || found.length >= MOST_TARGETS) break
  }
  if (found.length > MOST_TARGETS) {
    found.sort((a, b) => a.distance - b.distance)
    found.length = MOST_TARGETS
  }
  const guides: Record<Axis, number[]> = { x: [], y: [] }
  if (guidesShown)
    for (const guide of document.guides())
      if (!except.has(guide.id)) guides[guide.axis].push(guide[guide.axis])
  return { boxes: found.map(({ box }) => box), guides, area, zoom: camera.zoom }
}

interface Found {
  readonly box: Box
  readonly distance: number
}

function elementsIn(
  area: Box,
  { document, index }: Pick<SnapContext, 'document' | 'index'>,
  except: ReadonlySet<string>,
  from: Box,
): Found[] {
  const found: Found[] = []
  for (const id of index.search(area)) {
    if (except.has(id)) continue
    const element = document.get(id)
    if (!element || !isTarget(document, element)) continue
    const box = edgeBoxOf(element)
    if (boxesIntersect(box, area)) found.push({ box, distance: distanceBetween(box, from) })
  }
  return found
}

function isTarget(document: Document, element: Element): boolean {
  // What holds on to others is where they are, and says nothing of its own.
  if (isLinear(element) && (element.start !== null || element.end !== null)) return false
  if (isHidden(document, element)) return false
  const parent = element.parent === null ? undefined : document.get(element.parent)
  return parent?.type !== 'frame' || boxesIntersect(edgeBoxOf(parent), edgeBoxOf(element))
}

function distanceBetween(a: Box, b: Box): number {
  const from = centerOf(a)
  const to = centerOf(b)
  const dx = Math.abs(from.x - to.x) - (a.width + b.width) / 2
  const dy = Math.abs(from.y - to.y) - (a.height + b.height) / 2
  return Math.hypot(Math.max(0, dx), Math.max(0, dy))
}
