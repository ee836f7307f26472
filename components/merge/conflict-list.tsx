'use client'

import { clsx } from 'clsx'
import { Check, Circle, CircleDashed } from 'lucide-react'
import { memo, useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import type { ElementConflicts } from '../../lib/editor/changes/merge'
import type { MergeChoices } from '../../lib/editor/changes/resolve'
import { useScene } from '../editor/editor-context'
import { layerIcons } from '../editor/layers/layer-icon'
import { layerName } from '../editor/layers/layer-name'
import { useRowWindow } from '../editor/layers/use-row-window'
import { useMessages } from '../messages/messages-provider'
import { useCurrentElement } from './panes'
import type { Review } from './review'
import { sayAuthor, sayKind, standIn } from './say-conflict'

/** CSS pixels of a row. */
const ROW = 56

/** Every element in dispute; only the rows that can be seen are there. */
export function ConflictList({ review, nowMs }: { review: Review; nowMs: number }) {
  const m = useMessages()
  const { user } = useScene()
  const { elements } = useStore(review.state, (state) => state.merge)
  const choices = useStore(review.state, (state) => state.choices)
  const current = useCurrentElement(review)
  const scroller = useRef<HTMLDivElement>(null)
  const { from, to, show } = useRowWindow(scroller, elements.length, ROW)
  const at = current ? elements.indexOf(current) : -1
  useEffect(() => {
    if (at >= 0) show(at)
  }, [at, show])
  return (
    <div
      ref={scroller}
      role="listbox"
      aria-label={m.merging.conflicts}
      tabIndex={0}
      aria-activedescendant={at >= 0 ? rowId(at) : undefined}
      className="scroll-quiet relative min-h-0 flex-1 overflow-y-auto outline-none focus-visible:ring-2 focus-visible:ring-accent focus-visible:ring-inset"
    >
      <div role="presentation" style={{ height: elements.length * ROW }} />
      {elements.slice(from, to).map((element, i) => (
        <Row
          key={element.elementId}
          element={element}
          place={from + i}
          count={elements.length}
          isCurrent={from + i === at}
          decided={decidedOf(element, choices)}
          about={aboutOf(element)}
          onWalkTo={review.walkTo}
        />
      ))}
    </div>
  )

  function aboutOf(element: ElementConflicts): string {
    const [first] = element.conflicts
    return first ? sayAuthor(m, first, { userId: user.id, nowMs }) : ''
  }
}

const rowId = (place: number) => `merge-row-${place}`

function decidedOf({ conflicts }: ElementConflicts, choices: MergeChoices): 'none' | 'some' | 'all' {
  const decided = conflicts.filter(({ key }) => choices.has(key)).length
  if (decided === 0) return 'none'
  return decided === conflicts.length ? 'all' : 'some'
}

interface RowProps {
  readonly element: ElementConflicts
  readonly place: number
  readonly count: number
  readonly isCurrent: boolean
  readonly decided: 'none' | 'some' | 'all'
  readonly about: string
  readonly onWalkTo: (key: string) => void
}

const marks = { none: CircleDashed, some: Circle, all: Check } as const

const Row = memo(function Row({ element, place, count, isCurrent, decided, about, onWalkTo }: RowProps) {
  const m = useMessages()
  const { user } = useScene()
  const shown = standIn(element)
  const Icon = shown ? layerIcons[shown.type] : Circle
  const Mark = marks[decided]
  const [first] = element.conflicts
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the listbox's and the dialog's.
    // biome-ignore lint/a11y/useFocusableInteractive: the listbox holds the focus.
    <div
      id={rowId(place)}
      role="option"
      aria-selected={isCurrent}
      aria-setsize={count}
      aria-posinset={place + 1}
      data-decided={decided}
      onClick={() => first && onWalkTo(first.key)}
      className={clsx(
        'absolute inset-x-1.5 flex cursor-default select-none items-center gap-2.5 rounded-md px-2.5',
        isCurrent ? 'bg-accent-soft' : 'hover:bg-hover',
      )}
      style={{ top: place * ROW + 2, height: ROW - 4 }}
    >
      <Icon
        className={clsx('size-4 shrink-0', isCurrent ? 'text-accent' : 'text-muted')}
        strokeWidth={1.75}
        aria-hidden
      />
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium text-base">{shown ? layerName(shown, m) : ''}</span>
        <span className="block truncate text-muted text-sm">
          {sayKind(m, element, user.id)} <span aria-hidden>·</span> {about}
        </span>
      </span>
      <Mark
        className={clsx('size-4 shrink-0', decided === 'all' ? 'text-success' : 'text-faint')}
        strokeWidth={decided === 'all' ? 2.5 : 1.75}
        aria-hidden
      />
    </div>
  )
})
