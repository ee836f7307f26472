import type { Element, ElementOf } from '../../editor/model/element'
import { plainProperties } from '../../editor/model/plain-properties'
import { IMPORT_LIMITS, type Tally } from '../imported'
import { type Source, stringOf } from '../source'
import { groupsOf } from './look'

/** An element of ours and what it was read from. */
export interface Read {
  readonly element: Element
  readonly source: Source
}

/**
 * Parents for everything: there, an element lists the groups around it from the inside out, and names its frame; here, a group
 * is an element, and each has one parent. Answers in painting order, parents first, a frame right below its children.
 */
export function joinFamilies(
  reads: readonly Read[],
  {
    newId,
    frameOf,
    tally,
  }: { newId: () => string; frameOf: (sourceId: string) => Element | undefined; tally: Tally },
): Element[] {
  const groups = gatherGroups(reads, tally)
  const groupElements = new Map([...groups].map(([name]) => [name, groupElement(newId())]))
  const parentOf = new Map<string, string>()
  for (const [name, group] of groups) {
    const own = groupElements.get(name)
    const outer = group.outer === null ? undefined : groupElements.get(group.outer)
    const frame = group.outer === null ? singleFrame(group, { frameOf, tally }) : undefined
    const parent = outer ?? frame
    if (own && parent) parentOf.set(own.id, parent.id)
  }
  for (const { element, source } of reads) {
    const innermost = groupsOf(source).find((name) => groups.has(name))
    const parent = (innermost && groupElements.get(innermost)) || frameOf(stringOf(source, 'frameId') ?? '')
    if (parent && parent !== element) parentOf.set(element.id, parent.id)
  }
  const everything = [...groupElements.values(), ...reads.map(({ element }) => element)]
  cutCycles(everything, parentOf, tally)
  return inOrder(everything, reads, parentOf)
}

interface Group {
  readonly outer: string | null
  readonly frames: Set<string>
}

function gatherGroups(reads: readonly Read[], tally: Tally): Map<string, Group> {
  const chains = reads.map(({ source }) => {
    const names = [...new Set(groupsOf(source))]
    if (names.length > IMPORT_LIMITS.nesting)
      tally.approximate(`elements in more than ${IMPORT_LIMITS.nesting} groups, the outer ones left out`)
    return { names: names.slice(0, IMPORT_LIMITS.nesting), frame: stringOf(source, 'frameId') ?? '' }
  })
  const sizes = new Map<string, number>()
  for (const { names } of chains) for (const name of names) sizes.set(name, (sizes.get(name) ?? 0) + 1)
  const groups = new Map<string, Group>()
  for (const { names, frame } of chains) {
    // A group of one is what is left of a group, or of a label and its box: it groups nothing.
    const shared = names.filter((name) => (sizes.get(name) ?? 0) > 1)
    for (const [i, name] of shared.entries()) {
      const known = groups.get(name)
      if (known) known.frames.add(frame)
      else groups.set(name, { outer: shared[i + 1] ?? null, frames: new Set([frame]) })
    }
  }
  return groups
}

/** The frame around a whole group. */
function singleFrame(
  { frames }: Group,
  { frameOf, tally }: { frameOf: (sourceId: string) => Element | undefined; tally: Tally },
): Element | undefined {
  const [only] = frames
  if (frames.size === 1 && only !== undefined) return frameOf(only)
  tally.approximate('groups partly in a frame, taken out of it')
  return undefined
}

function groupElement(id: string): ElementOf<'group'> {
  return { type: 'group', ...plainProperties, id }
}

/** Two elements may each claim to be inside the other, and chains may be of any length: both are cut. */
function cutCycles(elements: readonly Element[], parentOf: Map<string, string>, tally: Tally): void {
  const depths = new Map<string, number>()
  for (const { id } of elements) {
    const path: string[] = []
    let at: string | undefined = id
    while (
      at !== undefined &&
      !depths.has(at) &&
      !path.includes(at) &&
      path.length <= IMPORT_LIMITS.nesting
    ) {
      path.push(at)
      at = parentOf.get(at)
    }
    let depth = at === undefined ? -1 : (depths.get(at) ?? IMPORT_LIMITS.nesting)
    for (const inner of path.reverse()) {
      if (++depth > IMPORT_LIMITS.nesting) {
        parentOf.delete(inner)
        tally.approximate('elements nested in themselves or too deep, taken out')
        depth = 0
      }
      depths.set(inner, depth)
    }
  }
}

function inOrder(
  everything: readonly Element[],
  reads: readonly Read[],
  parentOf: ReadonlyMap<string, string>,
): Element[] {
  const byId = new Map(everything.map((element) => [element.id, element]))
  const placed = new Set<string>()
  const ordered: Element[] = []
  for (const { element } of reads) {
    const line: Element[] = []
    for (let at: Element | undefined = element; at && !placed.has(at.id); ) {
      placed.add(at.id)
      line.push(at)
      at = byId.get(parentOf.get(at.id) ?? '')
    }
    for (const one of line.reverse()) ordered.push({ ...one, parent: parentOf.get(one.id) ?? null })
  }
  return ordered
}
