import type { Document } from '../document'
import { centerOf, rotatePoint } from '../geometry/box'
import { selectionFrameOf } from '../geometry/selection-frame'
import { rotateElements, type Scale, scaleElement } from '../geometry/transform'
import type { Element } from '../model/element'
import { withDescendants } from '../tree'
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

/** Moves, scales from the top left corner and turns the selection until its frame has these numbers. */
export function setGeometry(
  document: Document,
  selection: ReadonlySet<string>,
  numbers: Partial<FrameNumbers>,
): Plan {
  const elements = transformedElements(document, selection)
  const frame = selectionFrameOf(elements)
  if (!frame) return nothingToDo
  const { box, rotation } = frame
  const scale: Scale = {
    anchor: rotatePoint(box, centerOf(box), rotation),
    rotation,
    x: ratio(numbers.width, box.width),
    y: ratio(numbers.height, box.height),
    scalesText: false,
  }
  let next =
    scale.x === 1 && scale.y === 1 ? [...elements] : elements.map((element) => scaleElement(element, scale))
  next = turned(next, numbers.rotation)
  const after = selectionFrameOf(next)
  if (!after) return nothingToDo
  const dx = (numbers.x ?? box.x) - after.box.x
  const dy = (numbers.y ?? box.y) - after.box.y
  // Only x and y are promised to stay; a turned frame that grew keeps its corner instead.
  const isPlaced = numbers.x !== undefined || numbers.y !== undefined
  if (isPlaced)
    next = next.map((element) =>
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

function turned(elements: Element[], rotation: number | undefined): Element[] {
  const frame = selectionFrameOf(elements)
  if (rotation === undefined || !frame?.rotatable) return elements
  return rotateElements(elements, centerOf(frame.box), rotation - frame.rotation)
}

function ratio(wanted: number | undefined, current: number): number {
  if (wanted === undefined || current === 0) return 1
  return Math.max(wanted, 1) / current
}
