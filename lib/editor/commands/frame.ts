import type { Change } from '../changes/change'
import type { Document } from '../document'
import { type Box, boxContains, expandBox, unionBoxes } from '../geometry/box'
import { edgeBoxOf } from '../geometry/ink-box'
import type { Element, ElementOf } from '../model/element'
import { comparePaintOrder, orderKeysBetween } from '../model/order'
import { plainProperties } from '../model/plain-properties'
import type { SpatialIndex } from '../spatial-index'
import { ancestorsOf, isHidden, isLocked, outermostOf, withDescendants } from '../tree'
import { changesTo, nothingToDo, type Plan } from './plan'
import { positionIn } from './reorder'

interface Where {
  readonly document: Document
  readonly index: SpatialIndex
}

/** Canvas units left around what a frame is fitted to. */
const FIT_MARGIN = 24

/**
 * A new frame with all it holds whole, in one gesture. Only its own neighbours come into it (what is in another frame or
 * group stays there), and nothing locked or hidden.
 */
export function captureInFrame({ document, index }: Where, frame: ElementOf<'frame'>): Change[] {
  const found = new Map<string, Element>()
  for (const id of index.search(frame)) {
    const element = document.get(id)
    const neighbour = element && ownOrAround(document, element, frame.parent)
    if (neighbour) found.set(neighbour.id, neighbour)
  }
  const held = [...found.values()].filter(
    (element) =>
      element.id !== frame.parent &&
      !isLocked(document, element) &&
      !isHidden(document, element) &&
      isInside(document, element, frame),
  )
  return framed(document, frame, held)
}

/** What a new frame is like before it has a place: a sheet of paper, through which nothing below shows. */
export function blankFrame(id: string): ElementOf<'frame'> {
  return { type: 'frame', ...plainProperties, id, fill: '#ffffff' }
}

/** A frame around the selected elements, which become its children; `blank` is what a new frame is like. */
export function frameSelection(
  document: Document,
  selection: ReadonlySet<string>,
  blank: ElementOf<'frame'>,
): Plan {
  const roots = outermostOf(document, selection)
  const around = boxAround(document, roots)
  if (!around) return nothingToDo
  const [first] = roots
  const parent = roots.every((root) => root.parent === first?.parent) ? (first?.parent ?? null) : null
  const frame = { ...blank, ...roundedOut(expandBox(around, FIT_MARGIN)), parent }
  return { changes: framed(document, frame, roots), selection: [frame.id] }
}

/** Makes the selected frames as large as what is in them, with a margin. */
export function fitFrames(document: Document, selection: Iterable<string>): Plan {
  const fitted = framesIn(document, selection).flatMap((frame): Element[] => {
    const around = boxAround(document, document.childrenOf(frame.id))
    return around && frame.rotation === 0 ? [{ ...frame, ...roundedOut(expandBox(around, FIT_MARGIN)) }] : []
  })
  return { changes: changesTo(document, fitted) }
}

/** Gives the selected frames a size, each from its upper left corner; what is in them stays where it is. */
export function sizeFrames(
  document: Document,
  selection: Iterable<string>,
  { width, height }: { width: number; height: number },
): Plan {
  const sized = framesIn(document, selection).map((frame) => ({ ...frame, width, height }))
  return { changes: changesTo(document, sized) }
}

/** Takes the selected frames away and leaves what is in them, which is selected. */
export function removeFrames(document: Document, selection: ReadonlySet<string>): Plan {
  const frames = new Map(framesIn(document, selection).map((frame) => [frame.id, frame]))
  const freed = [...frames.keys()].flatMap((id) =>
    document.childrenOf(id).filter((child) => !frames.has(child.id)),
  )
  const changes: Change[] = [
    ...changesTo(
      document,
      freed.map((child) => ({ ...child, parent: remainingParent(document, child.parent, frames) })),
    ),
    ...[...frames.values()].map((element) => ({ kind: 'delete', element }) as const),
  ]
  const kept = [...selection].filter((id) => !frames.has(id))
  return { changes, selection: [...kept, ...freed.map(({ id }) => id)] }
}

/** What can be touched of the children of the selected frames and groups. */
export function childrenIn(document: Document, selection: Iterable<string>): string[] {
  return [...selection]
    .flatMap((id) => document.childrenOf(id))
    .filter((child) => !isHidden(document, child) && !isLocked(document, child))
    .map(({ id }) => id)
}

export function framesIn(document: Document, selection: Iterable<string>): ElementOf<'frame'>[] {
  return [...selection].flatMap((id) => {
    const element = document.get(id)
    return element?.type === 'frame' ? [element] : []
  })
}

/** A new frame right below its children, so that its paper hides none of them. */
function framed(document: Document, frame: ElementOf<'frame'>, children: readonly Element[]): Change[] {
  const lowest = lowestOf(document, children)
  const [z] = lowest ? orderKeysBetween(keyBelow(document, lowest), lowest.z, 1) : [frame.z]
  const adopted = children.map((child) => ({ ...child, parent: frame.id }))
  return [{ kind: 'create', element: { ...frame, z: z ?? frame.z } }, ...changesTo(document, adopted)]
}

function lowestOf(document: Document, elements: readonly Element[]): Element | null {
  let lowest: Element | null = null
  for (const element of withDescendants(document, idsOf(elements))) {
    if (element.type === 'group') continue
    if (!lowest || comparePaintOrder(element, lowest) < 0) lowest = element
  }
  return lowest
}

/** The order key of what is painted right before an element. */
function keyBelow(document: Document, element: Element): string | null {
  const ordered = document.ordered()
  return ordered[positionIn(ordered, element) - 1]?.z ?? null
}

/** The element or what is around it, whichever belongs to `parent`. */
function ownOrAround(document: Document, element: Element, parent: string | null): Element | null {
  const chain = [element, ...ancestorsOf(document, element)]
  return chain.find((one) => presentParent(document, one) === parent) ?? null
}

function presentParent(document: Document, { parent }: Element): string | null {
  return parent !== null && document.get(parent) ? parent : null
}

function isInside(document: Document, element: Element, frame: Box): boolean {
  const box = boxAround(document, [element])
  return box !== null && boxContains(frame, box)
}

/** Around elements that show; a frame is as large as itself, whatever it cuts off. */
function boxAround(document: Document, elements: readonly Element[]): Box | null {
  const boxes: Box[] = []
  for (const element of elements) {
    if (element.type !== 'unknown' && element.hidden) continue
    const box =
      element.type === 'group' ? boxAround(document, document.childrenOf(element.id)) : edgeBoxOf(element)
    if (box) boxes.push(box)
  }
  return unionBoxes(boxes)
}

/** The nearest parent that is not removed itself. */
function remainingParent(
  document: Document,
  parent: string | null,
  removed: ReadonlyMap<string, Element>,
): string | null {
  const child = parent === null ? undefined : document.get(parent)
  if (!child || !removed.has(child.id)) return parent
  const above = ancestorsOf(document, child).find(({ id }) => !removed.has(id))
  return above?.id ?? null
}

function roundedOut({ x, y, width, height }: Box): Box {
  const left = Math.floor(x)
  const top = Math.floor(y)
  return { x: left, y: top, width: Math.ceil(x + width) - left, height: Math.ceil(y + height) - top }
}

function idsOf(elements: readonly Element[]): string[] {
  return elements.map(({ id }) => id)
}
