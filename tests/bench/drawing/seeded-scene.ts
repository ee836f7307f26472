import { seedElements } from '../../../db/seed-elements'
import { type Box, centerOf, type Point, unionBoxes } from '../../../lib/editor/geometry/box'
import type { Element } from '../../../lib/editor/model/element'

/** The seeded scene, and what of it the hands take hold of: the same in every editor. */
export interface SeededScene {
  readonly count: number
  readonly bounds: Box
  /** As JSON, in parts that a page takes in one piece. */
  readonly parts: readonly string[]
  /** A filled shape near the middle of the scene. */
  readonly one: Held
  /** Those nearest to the middle, and a point on one of them. */
  readonly fiveHundred: { readonly ids: readonly string[]; readonly held: Held }
  /** A text of one line near the middle. */
  readonly text: Held
  readonly tenThousand: readonly string[]
}

interface Held {
  readonly id: string
  /** Its middle, canvas units. */
  readonly at: Point
}

const ELEMENTS_A_PART = 10_000

export function seededScene(count: number): SeededScene {
  const elements = seedElements(count)
  const bounds = unionBoxes(elements) ?? { x: 0, y: 0, width: 1, height: 1 }
  const middle = centerOf(bounds)
  const distance = (element: Element) => {
    const { x, y } = centerOf(element)
    return Math.hypot(x - middle.x, y - middle.y)
  }
  const free = elements
    .filter(({ parent, type }) => parent === null && type !== 'frame')
    .map((element) => ({ element, distance: distance(element) }))
    .sort((a, b) => a.distance - b.distance)
    .map(({ element }) => element)
  const one = heldOf(free.find(isSolid))
  const text = heldOf(free.find((element) => element.type === 'text' && element.sizing === 'auto'))
  return {
    count,
    bounds,
    parts: Array.from({ length: Math.ceil(count / ELEMENTS_A_PART) }, (_, i) =>
      JSON.stringify(elements.slice(i * ELEMENTS_A_PART, (i + 1) * ELEMENTS_A_PART)),
    ),
    one,
    fiveHundred: { ids: free.slice(0, 500).map(({ id }) => id), held: one },
    text,
    tenThousand: free.slice(0, 10_000).map(({ id }) => id),
  }
}

/** Its middle is ink in every editor. */
function isSolid(element: Element): boolean {
  return (
    element.type === 'rectangle' &&
    element.fill !== 'transparent' &&
    element.fillStyle === 'solid' &&
    element.text === '' &&
    element.rotation === 0
  )
}

function heldOf(element: Element | undefined): Held {
  if (!element) throw new Error('The scene is too small for this bench.')
  return { id: element.id, at: centerOf(element) }
}
