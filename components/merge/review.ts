import { createStore, type StoreApi } from 'zustand/vanilla'
import { elementIdOf } from '../../lib/editor/changes/change'
import {
  type Conflict,
  disputedIn,
  type ElementConflicts,
  type Merge,
  mergeOf,
} from '../../lib/editor/changes/merge'
import {
  chooseAll,
  chooseElement,
  type MergeChoice,
  type MergeChoices,
  type MergeSite,
  resolutionOf,
} from '../../lib/editor/changes/resolve'
import { fitWords } from '../../lib/editor/commands/text'
import type { Editor } from '../../lib/editor/editor'
import { sameValue } from '../../lib/editor/model/registers'
import type { Parked, Session } from '../../lib/sync/contracts'
import type { ChoiceStore, KeptChoice } from './choice-store'

export interface ReviewState {
  readonly merge: Merge
  /** Every conflict, element after element. */
  readonly conflicts: readonly Conflict[]
  /** What was chosen; each is for a conflict as it stands in `merge`. */
  readonly choices: MergeChoices
  /** The key of the conflict that is looked at; null when there is none. */
  readonly current: string | null
  /** Parked operations of which nothing can be shown, since an older build kept too little of them. */
  readonly unshown: readonly Parked[]
  /** Elements whose choice was taken back because others changed them again; told until it is dismissed. */
  readonly takenBack: readonly string[]
  /** Choices of earlier visits are back. */
  readonly isReady: boolean
}

/** The person's work on all conflicts of one canvas: what there is, what is chosen, where one is. */
export interface Review {
  readonly state: StoreApi<ReviewState>
  readonly site: MergeSite
  walkTo(key: string): void
  /** To the next or previous conflict, or the next one without a choice; stays at the ends. */
  walk(step: 1 | -1 | 'undecided'): void
  /** null takes a choice back. */
  choose(key: string, choice: MergeChoice | null): void
  chooseElement(element: ElementConflicts, choice: 'mine' | 'theirs'): void
  chooseAll(choice: 'mine' | 'theirs'): void
  dismissTakenBack(): void
  /** Carries out what is chosen; null where the editor takes no changes, and then nothing happened. */
  apply(): Applied | null
  close(): void
}

export interface Applied {
  readonly resolved: number
  readonly refused: number
  /** Whether there is something in the history to undo. */
  readonly hasChanges: boolean
  /** Puts the disputes aside again as they were, with the choices; the drawing is put back by the editor's own undo. */
  parkAgain(): void
}

interface ReviewParts {
  readonly editor: Editor
  readonly session: Pick<Session, 'parked' | 'resolve' | 'parkAgain' | 'status'>
  readonly kept: ChoiceStore
}

export function createReview({ editor, session, kept }: ReviewParts): Review {
  const { document, measureText } = editor
  const site: MergeSite = { drawing: document, fit: (element) => fitWords(element, measureText) }
  let parked: readonly Parked[] = []
  let disputed: ReadonlySet<string> = new Set()
  let places: ReadonlyMap<string, number> = new Map()
  /** Choices of earlier visits that were not met with their conflicts yet. */
  let remembered: readonly KeptChoice[] = []

  const state = createStore<ReviewState>(() => ({
    merge: { elements: [], moot: [] },
    conflicts: [],
    choices: new Map(),
    current: null,
    unshown: [],
    takenBack: [],
    isReady: false,
  }))

  /** What is in dispute by now. A choice that was made for another state is taken back. */
  function refresh(isTidied = false): void {
    parked = session.parked()
    const aside = parked.filter(({ reason }) => reason === 'conflict')
    const merge = mergeOf(aside, document)
    // Both sides came to the same, so there is nothing to ask (M2); done at once, or the status would go on asking.
    if (merge.moot.length > 0 && !isTidied && session.resolve({ changes: [], settled: merge.moot })) {
      refresh(true)
      return
    }
    const conflicts = merge.elements.flatMap((element) => element.conflicts)
    const before = state.getState()
    const known = new Map(conflicts.map((conflict) => [conflict.key, conflict]))
    places = new Map(conflicts.map(({ key }, i) => [key, i]))
    disputed = new Set(merge.elements.map(({ elementId }) => elementId))
    const { choices, lost } = standingChoices(before, known)
    if (lost.length > 0) kept.forget(lost.map(({ key }) => key))
    const changedAgain = lost.filter(({ key }) => known.has(key)).map(({ elementId }) => elementId)
    state.setState({
      merge,
      conflicts,
      choices,
      current: nearest(before, known, conflicts),
      unshown: aside.filter((entry) => isUnshown(entry, merge)),
      takenBack: [...new Set([...before.takenBack, ...changedAgain])].filter((id) => disputed.has(id)),
    })
    recall()
  }

  function recall(): void {
    if (remembered.length === 0) return
    const { conflicts } = state.getState()
    const choices = new Map(state.getState().choices)
    const takenBack = new Set(state.getState().takenBack)
    const gone: string[] = []
    for (const choice of remembered) {
      const conflict = conflicts[places.get(choice.key) ?? -1]
      if (conflict && isFor(choice, conflict)) choices.set(choice.key, choice.choice)
      else gone.push(choice.key)
      if (conflict && !isFor(choice, conflict)) takenBack.add(conflict.elementId)
    }
    remembered = []
    if (gone.length > 0) kept.forget(gone)
    state.setState({ choices, takenBack: [...takenBack] })
  }

  function keep(choices: MergeChoices, keys: Iterable<string>): void {
    const { conflicts } = state.getState()
    const records: KeptChoice[] = []
    for (const key of keys) {
      const conflict = conflicts[places.get(key) ?? -1]
      const choice = choices.get(key)
      if (conflict && choice) records.push({ key, choice, mine: conflict.mine, theirs: conflict.theirs })
    }
    kept.keep(records)
    state.setState({ choices })
  }

  function parkAgain(aside: readonly Parked[], choices: readonly KeptChoice[]): void {
    session.parkAgain(aside)
    kept.keep(choices)
  }

  const stops = [
    editor.onApplied((applied) => {
      if (applied.some(({ id }) => disputed.has(id))) refresh()
    }),
    session.status.subscribe(() => {
      if (session.parked() !== parked) refresh()
    }),
  ]
  refresh()
  void kept.all().then((choices) => {
    remembered = choices
    // Where the canvas was not open yet, its conflicts come with it.
    recall()
    state.setState({ isReady: true })
  })

  return {
    state,
    site,
    walkTo(current) {
      if (places.has(current)) state.setState({ current })
    },
    walk(step) {
      const { conflicts, current, choices } = state.getState()
      const at = places.get(current ?? '') ?? -1
      const to = step === 'undecided' ? nextUndecided(conflicts, choices, at) : conflicts[at + step]
      if (to) state.setState({ current: to.key })
    },
    choose(key, choice) {
      const conflict = state.getState().conflicts[places.get(key) ?? -1]
      if (!conflict || (choice === 'merged' && conflict.merged === null)) return
      const choices = new Map(state.getState().choices)
      if (choice === null) {
        choices.delete(key)
        kept.forget([key])
        state.setState({ choices })
      } else keep(choices.set(key, choice), [key])
    },
    chooseElement(element, choice) {
      keep(
        chooseElement(state.getState().choices, element, choice),
        element.conflicts.map(({ key }) => key),
      )
    },
    chooseAll(choice) {
      const choices = chooseAll(state.getState().merge, choice)
      keep(choices, choices.keys())
    },
    dismissTakenBack: () => state.setState({ takenBack: [] }),
    apply() {
      const { merge, choices, conflicts } = state.getState()
      const resolution = resolutionOf(merge, choices, site)
      const settled = new Set(resolution.settled.map(({ elementId }) => elementId))
      const aside = session
        .parked()
        .filter(({ collisions }) => collisions.some(({ elementId }) => settled.has(elementId)))
      const decided = conflicts.filter(({ key }) => choices.has(key))
      const records = decided.map(({ key, mine, theirs }) => ({
        key,
        choice: choices.get(key) ?? 'theirs',
        mine,
        theirs,
      }))
      if (!session.resolve(resolution)) return null
      kept.forget(decided.map(({ key }) => key))
      refresh()
      return {
        resolved: resolution.settled.length - merge.moot.length,
        refused: resolution.refused.length,
        hasChanges: resolution.changes.length > 0,
        parkAgain: () => parkAgain(aside, records),
      }
    },
    close() {
      for (const stop of stops) stop()
    },
  }
}

function standingChoices(
  { choices, conflicts }: ReviewState,
  known: ReadonlyMap<string, Conflict>,
): { choices: MergeChoices; lost: Conflict[] } {
  const standing = new Map<string, MergeChoice>()
  const lost: Conflict[] = []
  for (const conflict of conflicts) {
    const choice = choices.get(conflict.key)
    if (!choice) continue
    const now = known.get(conflict.key)
    if (now && isFor(conflict, now) && (choice !== 'merged' || now.merged !== null))
      standing.set(conflict.key, choice)
    else lost.push(conflict)
  }
  return { choices: standing, lost }
}

/** Whether both sides still are what was shown. */
function isFor(shown: Pick<Conflict, 'mine' | 'theirs'>, now: Conflict): boolean {
  return sameValue(shown.mine, now.mine) && sameValue(shown.theirs, now.theirs)
}

/** Where one was, or what took its place. */
function nearest(
  { current, conflicts: before }: ReviewState,
  known: ReadonlyMap<string, Conflict>,
  conflicts: readonly Conflict[],
): string | null {
  if (current !== null && known.has(current)) return current
  const at = before.findIndex(({ key }) => key === current)
  const next = before.slice(at + 1).find(({ key }) => known.has(key))
  return (at >= 0 ? next?.key : undefined) ?? conflicts[0]?.key ?? null
}

function nextUndecided(
  conflicts: readonly Conflict[],
  choices: MergeChoices,
  at: number,
): Conflict | undefined {
  const isOpen = ({ key }: Conflict) => !choices.has(key)
  return conflicts.slice(at + 1).find(isOpen) ?? conflicts.find(isOpen)
}

/** Nothing of it is among what can be asked or need not be asked. */
function isUnshown({ operation, collisions }: Parked, { elements, moot }: Merge): boolean {
  const told = new Set([...elements, ...moot].map(({ elementId }) => elementId))
  const disputed = disputedIn(collisions)
  return !operation.changes.some((change) => {
    const id = elementIdOf(change)
    return disputed.has(id) && told.has(id)
  })
}
