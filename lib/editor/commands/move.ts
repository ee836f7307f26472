import type { Change } from '../changes/change'
import type { Document } from '../document'
import { type Box, centerOf, type Point, unionBoxes } from '../geometry/box'
import { edgeBoxOf } from '../geometry/ink-box'
import { withoutNoise } from '../geometry/rounding'
import type { Element, LinearElement } from '../model/element'
import { comparePaintOrder, orderKeysBetween } from '../model/order'
import { outermostOf, withDescendants } from '../tree'
import { type Followers, followedLines, followersOf } from './follow'
import { changesTo } from './plan'

/** What moves with a selection, found once when the gesture begins. */
export interface Movement {
  /** The selected elements without those below another of them. */
  readonly roots: readonly Element[]
  /**
   * All that is moved as it is: no groups, which have no place, and no lines that change their form, but those that
   * join what is moved.
   */
  readonly rigid: ReadonlySet<string>
  /** All that is moved, lines that change their form included. */
  readonly moved: ReadonlySet<string>
  readonly followers: Followers
}

export function planMovement(document: Document, selection: ReadonlySet<string>): Movement {
  const roots = outermostOf(document, selection)
  const moved = new Set<string>()
  for (const element of withDescendants(
    document,
    roots.map(({ id }) => id),
  ))
    if (element.type !== 'group') moved.add(element.id)
  const followers = followersOf(document, moved)
  const { aimed, carried } = followers
  const rigid = aimed.length + carried.length === 0 ? moved : new Set(moved)
  for (const line of aimed) rigid.delete(line.id)
  for (const line of carried) rigid.add(line.id)
  return { roots, rigid, moved, followers }
}

export function translateElement<E extends Element>(element: E, dx: number, dy: number): E {
  return { ...element, x: withoutNoise(element.x + dx), y: withoutNoise(element.y + dy) }
}

interface Way {
  readonly dx: number
  readonly dy: number
  /** Which of the lines are wanted; absent: all. */
  readonly isWanted?: (line: LinearElement) => boolean
}

/** The lines that change their form when the movement has come this far. */
export function movedLines(
  document: Document,
  { moved, followers }: Movement,
  { dx, dy, isWanted = () => true }: Way,
): LinearElement[] {
  const { aimed, freed } = followers
  return followedLines({ aimed: aimed.filter(isWanted), freed }, (id) => {
    const element = document.get(id)
    return element && moved.has(id) ? translateElement(element, dx, dy) : element
  })
}

/** `frameUnder` answers which frame takes an element whose centre is at a point. */
export function changesOfMovement(
  document: Document,
  movement: Movement,
  { dx, dy, frameUnder }: { dx: number; dy: number; frameUnder?: FrameUnder },
): Change[] {
  const changes: Change[] = []
  const special = new Map<string, Element>()
  for (const line of movedLines(document, movement, { dx, dy })) special.set(line.id, line)
  if (frameUnder)
    for (const element of adopted(document, movement, { dx, dy, frameUnder })) {
      const line = special.get(element.id)
      special.set(element.id, line ? { ...line, parent: element.parent, z: element.z } : element)
    }
  for (const id of movement.rigid) {
    const element = document.get(id)
    if (!element || special.has(id)) continue
    const { x, y } = translateElement(element, dx, dy)
    const position = [
      { x: element.x, y: element.y },
      { x, y },
    ] as const
    changes.push({ kind: 'set', id, type: element.type, registers: { position } })
  }
  return [...changes, ...changesTo(document, special.values())]
}

/** The uppermost frame at a point that takes children and is larger than so many square units. */
type FrameUnder = (point: Point, largerThan: number) => Pick<Element, 'id' | 'z'> | null

/** The roots that come into another frame, or out of one, by where their centre comes to lie. */
function adopted(
  document: Document,
  { roots, moved }: Movement,
  { dx, dy, frameUnder }: { dx: number; dy: number; frameUnder: FrameUnder },
): Element[] {
  const coming: Element[] = []
  const vanishing: string[] = []
  for (const root of roots) {
    const parent = root.parent === null ? undefined : document.get(root.parent)
    const box = root.parent === null || parent?.type === 'frame' ? boxOfUnit(document, root) : null
    if (!box) continue
    const center = centerOf({ ...box, x: box.x + dx, y: box.y + dy })
    // A sheet is laid on a larger one, and never slips into a note that happens to be below it.
    const frame = frameUnder(center, root.type === 'frame' ? box.width * box.height : 0)
    if (moved.has(frame?.id ?? '') || (frame?.id ?? null) === root.parent) continue
    coming.push({ ...movedBy(root, dx, dy), parent: frame?.id ?? null })
    if (frame && lowestKey(document, root) <= frame.z) vanishing.push(root.id)
  }
  return vanishing.length === 0 ? coming : raised(document, coming, { vanishing, dx, dy })
}

function boxOfUnit(document: Document, root: Element): Box | null {
  if (root.type !== 'group') return edgeBoxOf(root)
  const members = withDescendants(document, [root.id]).filter(({ type }) => type !== 'group')
  return unionBoxes(members.map(edgeBoxOf))
}

/** A group has no place of its own. */
function movedBy(element: Element, dx: number, dy: number): Element {
  return element.type === 'group' ? element : translateElement(element, dx, dy)
}

function lowestKey(document: Document, root: Element): string {
  if (root.type !== 'group') return root.z
  const inked = withDescendants(document, [root.id]).filter(({ type }) => type !== 'group')
  return inked.reduce((lowest, { z }) => (z < lowest ? z : lowest), inked[0]?.z ?? root.z)
}

/** Below their frame's paper they would vanish: they come to the top, in the order they have. */
function raised(
  document: Document,
  coming: readonly Element[],
  { vanishing, dx, dy }: { vanishing: readonly string[]; dx: number; dy: number },
): Element[] {
  const states = new Map(coming.map((element) => [element.id, element]))
  const below = withDescendants(document, vanishing).sort(comparePaintOrder)
  const keys = orderKeysBetween(document.ordered().at(-1)?.z ?? null, null, below.length)
  below.forEach((element, i) => {
    const state = states.get(element.id) ?? movedBy(element, dx, dy)
    states.set(element.id, { ...state, z: keys[i] ?? state.z })
  })
  return [...states.values()]
}
