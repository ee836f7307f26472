import type { Document } from '../document'
import { centerOf, rotatePoint } from '../geometry/box'
import { selectionFrameOf } from '../geometry/selection-frame'
import { normalAngle, rotateElements, type Scale, scaleElements } from '../geometry/transform'
import type { Element } from '../model/element'
import { outermostOf, withDescendants } from '../tree'
import { withFollowers } from './follow'
import { translateElement } from './move'
import { changesTo, nothingToDo, type Plan } from './plan'

/** What the numbers of the properties panel say about the frame of the selection; canvas units and radians. */
export interface FrameNumbers {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly rotation: number
}

/**
 * Moves, scales from the top left corner and turns the selection until its frame has these numbers. Several elements are
 * moved and scaled as one, and turned each about its own middle. `isProportional`: the height follows the width, and the
 * width the height.
 */
export function setGeometry(
  document: Document,
  selection: ReadonlySet<string>,
  { isProportional = false, ...numbers }: Partial<FrameNumbers> & { readonly isProportional?: boolean },
): Plan {
  const elements = transformedElements(document, selection)
  const frame = selectionFrameOf(elements)
  if (!frame) return nothingToDo
  const { box, rotation } = frame
  const x = ratio(numbers.width, box.width)
  const y = ratio(numbers.height, box.height)
  const both = isProportional ? (numbers.width === undefined ? y : x) : null
  const scale: Scale = {
    anchor: rotatePoint(box, centerOf(box), rotation),
    rotation,
    x: both ?? x,
    y: both ?? y,
    scalesText: isProportional,
  }
  let next = scale.x === 1 && scale.y === 1 ? [...elements] : scaleElements(elements, scale)
  if (numbers.rotation !== undefined) next = turned(document, selection, next, numbers.rotation)
  const after = selectionFrameOf(next)
  if (!after) return nothingToDo
  const dx = (numbers.x ?? box.x) - after.box.x
  const dy = (numbers.y ?? box.y) - after.box.y
  // Only x and y are promised to stay; a turned frame that grew keeps its corner instead.
  const isPlaced = numbers.x !== undefined || numbers.y !== undefined
  if (isPlaced)
    next = [...next, ...carriedBy(document, elements)].map((element) =>
      translateElement(element, numbers.x === undefined ? 0 : dx, numbers.y === undefined ? 0 : dy),
    )
  const states = new Map(next.map((element) => [element.id, element]))
  return { changes: changesTo(document, withFollowers(document, states).values()) }
}

/** What is transformed with a selection: a frame alone without its children, groups by their members. */
export function transformedElements(document: Document, selection: ReadonlySet<string>): Element[] {
  const [id, ...more] = selection
  const only = id === undefined || more.length > 0 ? undefined : document.get(id)
  if (only?.type === 'frame') return [only]
  return withDescendants(document, selection).filter(({ type }) => type !== 'group')
}

/** What a frame takes along when it is moved alone, and leaves when it is resized. */
function carriedBy(document: Document, [only, ...more]: readonly Element[]): Element[] {
  if (only?.type !== 'frame' || more.length > 0) return []
  return withDescendants(document, [only.id]).filter(({ id, type }) => id !== only.id && type !== 'group')
}

/** The angle that all of them have, radians within (-π, π]; null when they differ. */
function commonAngle(elements: Iterable<Element>): number | null {
  let common: number | null = null
  for (const element of elements) {
    if (element.type === 'group') continue
    const angle = normalAngle(element.rotation)
    if (common !== null && angle !== common) return null
    common = angle
  }
  return common
}

/** Each of the outermost turned about its own middle; a group's angle is that of its members. */
function turned(
  document: Document,
  selection: ReadonlySet<string>,
  elements: readonly Element[],
  rotation: number,
): Element[] {
  const states = new Map(elements.map((element) => [element.id, element]))
  for (const root of outermostOf(document, selection)) {
    const unit = withDescendants(document, [root.id]).flatMap(({ id }) => states.get(id) ?? [])
    const frame = selectionFrameOf(unit)
    if (!frame?.rotatable) continue
    const by = rotation - (commonAngle(unit) ?? 0)
    for (const element of rotateElements(unit, centerOf(frame.box), by)) states.set(element.id, element)
  }
  return [...states.values()]
}

function ratio(wanted: number | undefined, current: number): number {
  if (wanted === undefined || current === 0) return 1
  return Math.max(wanted, 1) / current
}
