'use client'

import { clsx } from 'clsx'
import { X } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { useStore } from 'zustand'
import type { Conflict, ElementConflicts } from '../../lib/editor/changes/merge'
import type { MergeChoice } from '../../lib/editor/changes/resolve'
import { useScene } from '../editor/editor-context'
import { layerIcons } from '../editor/layers/layer-icon'
import { layerName } from '../editor/layers/layer-name'
import { useMessages } from '../messages/messages-provider'
import { Button } from '../ui/button'
import { useTheme } from '../ui/theme'
import { useCurrentElement } from './panes'
import { RegisterValue } from './register-value'
import type { Review } from './review'
import { sayAuthor, sayKind, sayName, standIn } from './say-conflict'
import { sideColors } from './sides'

/** What is in dispute of the element that is looked at, in words, under the views that show it. */
export function ConflictDetails({ review, nowMs }: { review: Review; nowMs: number }) {
  const m = useMessages()
  const element = useCurrentElement(review)
  if (!element) return null
  const shown = standIn(element)
  const Icon = shown && layerIcons[shown.type]
  return (
    <section
      aria-label={m.merging.conflicts}
      className="flex max-h-[46%] shrink-0 flex-col border-line border-t bg-surface max-lg:max-h-[54%]"
    >
      <header className="flex items-center gap-2 px-4 pt-3 pb-2">
        {Icon && <Icon className="size-4 shrink-0 text-muted" strokeWidth={1.75} aria-hidden />}
        <h3 className="min-w-0 flex-1 truncate font-semibold text-base">
          {shown ? layerName(shown, m) : ''}
        </h3>
        {element.conflicts.length > 1 && (
          <>
            <Button look="quiet" size="small" onClick={() => review.chooseElement(element, 'mine')}>
              {m.merging.elementMine}
            </Button>
            <Button look="quiet" size="small" onClick={() => review.chooseElement(element, 'theirs')}>
              {m.merging.elementTheirs}
            </Button>
          </>
        )}
      </header>
      <div
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what is longer than its place is scrolled by keys, too.
        tabIndex={0}
        className="scroll-quiet min-h-0 flex-1 overflow-y-auto outline-none focus-visible:ring-2 focus-visible:ring-accent focus-visible:ring-inset"
      >
        {element.conflicts.map((conflict) => (
          <ConflictChoice
            key={conflict.key}
            review={review}
            element={element}
            conflict={conflict}
            nowMs={nowMs}
          />
        ))}
      </div>
    </section>
  )
}

interface ConflictChoiceProps {
  readonly review: Review
  readonly element: ElementConflicts
  readonly conflict: Conflict
  readonly nowMs: number
}

/** One question: its sides in the order of the views, one of them to be chosen. */
function ConflictChoice({ review, element, conflict, nowMs }: ConflictChoiceProps) {
  const m = useMessages()
  const { user } = useScene()
  const { shown: theme } = useTheme()
  const isCurrent = useStore(review.state, (state) => state.current === conflict.key)
  const choice = useStore(review.state, (state) => state.choices.get(conflict.key) ?? null)
  const name = useId()
  const field = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isCurrent) field.current?.scrollIntoView({ block: 'nearest' })
  }, [isCurrent])
  const { register, kind } = conflict
  const title = register === null ? sayKind(m, element, user.id) : m.merging.registers[register]
  const option = (side: MergeChoice, label: string, value: ReactNode) => (
    <Option
      name={name}
      side={side}
      label={label}
      color={sideColors[theme][side === 'merged' ? 'result' : side]}
      isChosen={choice === side}
      onChoose={() => {
        review.walkTo(conflict.key)
        review.choose(conflict.key, side)
      }}
    >
      {value}
    </Option>
  )
  const colors = sideColors[theme]
  return (
    <div
      ref={field}
      role="radiogroup"
      aria-label={title}
      data-conflict={conflict.key}
      data-current={isCurrent || undefined}
      className={clsx('relative min-w-0 px-4 py-2.5', isCurrent && 'bg-accent-soft/50')}
    >
      {isCurrent && <span aria-hidden className="absolute inset-y-0 left-0 w-0.5 bg-accent" />}
      <div className="flex min-h-6 items-center gap-2 pb-1.5">
        <span className="font-medium text-base">{title}</span>
        <span className="min-w-0 flex-1 truncate text-muted text-sm">
          {sayAuthor(m, conflict, { userId: user.id, nowMs })}
        </span>
        {choice !== null && (
          <button
            type="button"
            aria-label={m.merging.clear}
            title={m.merging.clear}
            onClick={() => review.choose(conflict.key, null)}
            className="inline-flex size-6 items-center justify-center rounded-md text-muted hover:bg-hover hover:text-text"
          >
            <X className="size-3.5" strokeWidth={1.75} aria-hidden />
          </button>
        )}
      </div>
      <div className="grid grid-cols-3 gap-2 max-sm:grid-cols-1">
        <div className="flex min-w-0 flex-col gap-1 rounded-md bg-sunken px-3 py-2">
          <SideName color={colors.base}>{m.merging.base}</SideName>
          <div className="min-w-0 text-base text-muted">
            {register === null ? (
              element.base ? (
                layerName(element.base, m)
              ) : (
                m.merging.absentBase
              )
            ) : (
              <RegisterValue conflict={conflict} side="base" />
            )}
          </div>
        </div>
        {option(
          'mine',
          m.merging.mine,
          kind === 'register' ? (
            <RegisterValue conflict={conflict} side="mine" />
          ) : (
            m.merging.wholeChoices[kind].mine
          ),
        )}
        {option(
          'theirs',
          theirsLabel(),
          kind === 'register' ? (
            <RegisterValue conflict={conflict} side="theirs" />
          ) : (
            m.merging.wholeChoices[kind].theirs
          ),
        )}
        {conflict.merged !== null && (
          <div className="col-span-2 col-start-2 max-sm:col-span-1 max-sm:col-start-1">
            {option('merged', m.merging.merged, <RegisterValue conflict={conflict} side="merged" />)}
          </div>
        )}
      </div>
    </div>
  )

  /** Whose they are, where it is known. */
  function theirsLabel(): string {
    const { by } = conflict
    return by?.name && by.userId !== user.id
      ? `${m.merging.theirs} · ${sayName(m, conflict, user.id)}`
      : m.merging.theirs
  }
}

function SideName({ color, children }: { color: string; children: ReactNode }) {
  return (
    <span className="flex items-center gap-1.5 text-muted text-sm">
      <span aria-hidden className="size-1.5 shrink-0 rounded-full" style={{ background: color }} />
      <span className="truncate">{children}</span>
    </span>
  )
}

interface OptionProps {
  readonly name: string
  readonly side: MergeChoice
  readonly label: string
  readonly color: string
  readonly isChosen: boolean
  readonly onChoose: () => void
  readonly children: ReactNode
}

function Option({ name, side, label, color, isChosen, onChoose, children }: OptionProps) {
  return (
    <label
      className={clsx(
        'flex h-full min-w-0 cursor-pointer flex-col gap-1 rounded-md border px-3 py-2 transition-colors has-focus-visible:ring-2 has-focus-visible:ring-accent',
        isChosen ? 'border-current' : 'border-line-strong hover:bg-hover',
      )}
      style={
        isChosen
          ? {
              borderColor: color,
              boxShadow: `inset 0 0 0 1px ${color}`,
              background: `color-mix(in srgb, ${color} 7%, transparent)`,
            }
          : undefined
      }
    >
      <span className="flex items-center gap-1.5">
        <input
          type="radio"
          name={name}
          value={side}
          checked={isChosen}
          onChange={onChoose}
          className="size-3.5 shrink-0"
          style={{ accentColor: color }}
        />
        <span className="min-w-0 truncate text-muted text-sm">{label}</span>
      </span>
      <span className="min-w-0 text-base text-text">{children}</span>
    </label>
  )
}
