import type { Change } from '../changes/change'
import type { Document } from '../document'
import { centerOf } from '../geometry/box'
import { edgeBoxOf } from '../geometry/ink-box'
import { withoutNoise } from '../geometry/rounding'
import type { Element, LinearElement } from '../model/element'
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

/** The lines that change their form when the movement has come this far. */
export function movedLines(document: Document, movement: Movement, dx: number, dy: number): LinearElement[] {
  return followedLines(movement.followers, (id) => {
    const element = document.get(id)
    return element && movement.moved.has(id) ? translateElement(element, dx, dy) : element
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
  for (const line of movedLines(document, movement, dx, dy)) special.set(line.id, line)
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

type FrameUnder = (point: { x: number; y: number }) => { id: string; z: string; above: string } | null

/** The roots that come into another frame, or out of one, by where their centre comes to lie. */
function adopted(
  document: Document,
  { roots, moved }: Movement,
  { dx, dy, frameUnder }: { dx: number; dy: number; frameUnder: FrameUnder },
): Element[] {
  return roots.flatMap((root): Element[] => {
    const parent = root.parent === null ? undefined : document.get(root.parent)
    const isFree = root.parent === null || parent?.type === 'frame'
    if (!isFree || root.type === 'frame' || root.type === 'group') return []
    const next = translateElement(root, dx, dy)
    const frame = frameUnder(centerOf(edgeBoxOf(next)))
    if (moved.has(frame?.id ?? '') || (frame?.id ?? null) === root.parent) return []
    // Below its frame's paint it would vanish.
    const z = frame && root.z <= frame.z ? frame.above : root.z
    return [{ ...next, parent: frame?.id ?? null, z }]
  })
}
