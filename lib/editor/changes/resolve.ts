import type { Element } from '../model/element'
import { isLinear } from '../model/element'
import { readRegister, sameValue } from '../model/registers'
import type { Change } from './change'
import { sameElement } from './decide-change'
import { diffElement } from './diff'
import {
  type Conflict,
  type Disputed,
  type Drawing,
  type ElementConflicts,
  type Merge,
  withRegisters,
} from './merge'

/** `merged` is for a conflict that has a merged text only; where it has none it counts as no choice. */
export type MergeChoice = 'mine' | 'theirs' | 'merged'

/** By the key of the conflict. What is missing is not decided; nothing is preselected (docs/sync.md, M4). */
export type MergeChoices = ReadonlyMap<string, MergeChoice>

/** Every conflict decided alike, also those decided before. */
export function chooseAll({ elements }: Merge, choice: 'mine' | 'theirs'): MergeChoices {
  return new Map(elements.flatMap(({ conflicts }) => conflicts.map(({ key }) => [key, choice])))
}

/** All conflicts of one element decided alike, others as they were. */
export function chooseElement(
  choices: MergeChoices,
  { conflicts }: ElementConflicts,
  choice: 'mine' | 'theirs',
): MergeChoices {
  return new Map([...choices, ...conflicts.map(({ key }) => [key, choice] as const)])
}

export interface Resolution {
  /** Of one operation of the kind `resolve` (M8); none where theirs is taken everywhere. */
  readonly changes: readonly Change[]
  /** What need not be asked again. */
  readonly settled: readonly Disputed[]
  /** Chosen, but left as it is: it has changed since it was shown, or would put an element inside itself (M7). */
  readonly refused: readonly Conflict[]
}

export interface MergeSite {
  readonly drawing: Drawing
  /** Lays out anew an element that got a merged text (commands/text.ts, `fitWords`). */
  readonly fit: (element: Element) => Element
}

/** What these choices do to the drawing. What is not decided stays in dispute. */
export function resolutionOf(merge: Merge, choices: MergeChoices, site: MergeSite): Resolution {
  const { drawing } = site
  const { next, settled, refused } = outcomeOf(merge, choices, site)
  const changes: Change[] = []
  for (const [id, after] of next) {
    const change = diffElement(drawing.get(id), after ?? undefined)
    // An id is made once: what comes back is restored (I11).
    if (change) changes.push(change.kind === 'create' ? { kind: 'restore', element: change.element } : change)
  }
  return { changes, settled: [...settled, ...merge.moot], refused }
}

/**
 * The elements that were in dispute, and those that change with them, as these choices leave them; what is deleted is
 * missing. Undecided is shown as it is.
 */
export function previewOf(merge: Merge, choices: MergeChoices, site: MergeSite): Element[] {
  const { next } = outcomeOf(merge, choices, site)
  const shown = new Map<string, Element | null>()
  for (const { elementId } of merge.elements) shown.set(elementId, site.drawing.get(elementId) ?? null)
  for (const [id, element] of next) shown.set(id, element)
  return [...shown.values()].filter((element) => element !== null)
}

interface Outcome {
  /** New states of elements; null is deleted. */
  readonly next: Map<string, Element | null>
  readonly settled: Conflict[]
  readonly refused: Conflict[]
}

function outcomeOf(merge: Merge, choices: MergeChoices, site: MergeSite): Outcome {
  const outcome: Outcome = { next: new Map(), settled: [], refused: [] }
  for (const element of merge.elements) decideElement(element, { choices, site, outcome })
  tie(outcome.next, site.drawing)
  refuseCycles(outcome, site.drawing)
  return outcome
}

function decideElement(
  { elementId, conflicts, mine }: ElementConflicts,
  {
    choices,
    site,
    outcome: { next, settled, refused },
  }: { choices: MergeChoices; site: MergeSite; outcome: Outcome },
): void {
  const current = site.drawing.get(elementId)
  let state = current ?? null
  for (const conflict of conflicts) {
    const choice = choices.get(conflict.key)
    if (!choice || (choice === 'merged' && conflict.merged === null)) continue
    if (!isAsShown(conflict, current)) {
      refused.push(conflict)
      continue
    }
    settled.push(conflict)
    if (choice === 'theirs') continue
    if (conflict.register === null) state = mine
    else if (state) state = withRegisters(state, [[conflict.register, conflict[choice]]])
    if (state && choice === 'merged') state = site.fit(state)
  }
  if (state !== (current ?? null)) next.set(elementId, state)
}

/** A choice is for what was seen: nobody's newer change is replaced by it (I6). */
function isAsShown({ register, theirs }: Conflict, current: Element | undefined): boolean {
  if (register !== null) return current !== undefined && sameValue(readRegister(current, register), theirs)
  if (!current || theirs === null) return !current && theirs === null
  return sameElement(current, theirs as Element)
}

/** M7: what holds on to what is gone is let go where it is; what was inside goes up to what is left around it. */
function tie(next: Map<string, Element | null>, drawing: Drawing): void {
  const stateOf = (id: string) => (next.has(id) ? (next.get(id) ?? undefined) : drawing.get(id))
  for (const [id, state] of [...next]) {
    if (state) continue
    for (const other of [...drawing.childrenOf(id), ...drawing.attachedTo(id)]) {
      if (!next.has(other.id)) next.set(other.id, other)
    }
  }
  const standing = (id: string | null): string | null => {
    const seen = new Set<string>()
    let at = id
    while (at !== null && !stateOf(at) && !seen.has(at)) {
      seen.add(at)
      at = drawing.get(at)?.parent ?? null
    }
    return at !== null && stateOf(at) ? at : null
  }
  for (const [id, state] of next) {
    if (state) next.set(id, tied(state, { standing, isThere: (target) => stateOf(target) !== undefined }))
  }
}

/** An element that holds on to nothing but what is there. */
export function tied(
  element: Element,
  { standing, isThere }: { standing(id: string | null): string | null; isThere(id: string): boolean },
): Element {
  const parent = standing(element.parent)
  const inside = parent === element.parent ? element : { ...element, parent }
  if (!isLinear(inside)) return inside
  const start = inside.start && isThere(inside.start.id) ? inside.start : null
  const end = inside.end && isThere(inside.end.id) ? inside.end : null
  return start === inside.start && end === inside.end ? inside : { ...inside, start, end }
}

/** One new parent after the other is taken back until nothing is inside itself: the drawing before had no cycle. */
function refuseCycles({ next, settled, refused }: Outcome, drawing: Drawing): void {
  const parentOf = (id: string) => (next.has(id) ? next.get(id)?.parent : drawing.get(id)?.parent) ?? null
  for (const [id, state] of next) {
    if (!state || !isInsideItself(id, parentOf)) continue
    next.set(id, { ...state, parent: drawing.get(id)?.parent ?? null })
    const at = settled.findIndex(({ elementId, register }) => elementId === id && register === 'parent')
    refused.push(...(at === -1 ? [] : settled.splice(at, 1)))
  }
}

function isInsideItself(id: string, parentOf: (id: string) => string | null): boolean {
  const seen = new Set<string>()
  for (let at = parentOf(id); at !== null && !seen.has(at); at = parentOf(at)) {
    if (at === id) return true
    seen.add(at)
  }
  return false
}
