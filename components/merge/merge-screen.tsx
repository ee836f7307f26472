'use client'

import { ChevronDown, ChevronUp, CircleCheck, Download, Maximize } from 'lucide-react'
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { useStore } from 'zustand'
import { downloadText } from '../editor/download'
import { useScene } from '../editor/editor-context'
import { layerName } from '../editor/layers/layer-name'
import { useMessages } from '../messages/messages-provider'
import { Button } from '../ui/button'
import { IconButton } from '../ui/icon-button'
import { SegmentedControl } from '../ui/segmented-control'
import { dismissToast } from '../ui/toast'
import { applyReview } from './apply-review'
import { ConflictDetails } from './conflict-details'
import { ConflictList } from './conflict-list'
import type { LinkedCameras } from './linked-cameras'
import { takeMergeKey } from './merge-keys'
import { MergeKeysHelp } from './merge-keys-help'
import { boxOfStates, lookAt, Panes } from './panes'
import type { Review } from './review'
import type { Side } from './sides'

interface MergeScreenProps {
  readonly review: Review
  readonly cameras: LinkedCameras
  readonly onClose: () => void
}

type View = 'compare' | Side

/** List, views and choices; all of it by keys as well. */
export function MergeScreen({ review, cameras, onClose }: MergeScreenProps) {
  const m = useMessages()
  const { editor } = useScene()
  const isNarrow = useNarrow()
  const [chosenView, setView] = useState<View>('compare')
  // What is one of three beside the others on a wide screen is shown alone on a narrow one.
  const view: View = isNarrow && chosenView === 'compare' ? 'mine' : chosenView
  const nowMs = useNow()
  const root = useRef<HTMLDivElement>(null)
  // The keys are heard from the first moment on; what said something before would lie over the choices.
  useEffect(() => {
    root.current?.focus()
    dismissToast()
  }, [])
  const count = useStore(review.state, (state) => state.conflicts.length)
  const sides: readonly Side[] = view === 'compare' ? ['base', 'mine', 'theirs'] : [view]

  const apply = () => {
    if (review.state.getState().choices.size > 0 && applyReview(editor, review)) onClose()
  }
  const fit = () => {
    const { elements } = review.state.getState().merge
    const box = boxOfStates(editor, elements)
    const pane = root.current?.querySelector('[data-side]')
    if (box && pane) lookAt(cameras, pane, box)
  }
  const toggleResult = () => setView(view === 'result' ? 'compare' : 'result')

  const views: readonly { value: View; label: string }[] = isNarrow
    ? (['base', 'mine', 'theirs', 'result'] as const).map((value) => ({ value, label: m.merging[value] }))
    : [
        { value: 'compare', label: m.merging.compare },
        { value: 'result', label: m.merging.result },
      ]

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the whole dialog, wherever in it the focus is.
    <div
      ref={root}
      tabIndex={-1}
      className="flex min-h-0 flex-1 flex-col outline-none"
      onKeyDown={(event) => {
        const keys = { review, cameras, onApply: apply, onToggleResult: toggleResult, onFit: fit }
        if (takeMergeKey(event, keys)) event.preventDefault()
      }}
    >
      <header className="flex h-13 shrink-0 items-center gap-3 border-line border-b pr-13 pl-4">
        <div className="min-w-0 flex-1">
          <h2 className="truncate font-semibold text-md">{m.merging.title}</h2>
        </div>
        {count > 0 && (
          <>
            <div className="w-64 max-sm:hidden">
              <SegmentedControl label={m.merging.views} value={view} segments={views} onChange={setView} />
            </div>
            <IconButton icon={Maximize} label={m.merging.fit} onClick={fit} className="max-sm:hidden" />
            <MergeKeysHelp />
          </>
        )}
      </header>
      <TakenBack review={review} />
      {count === 0 ? (
        <Nothing />
      ) : (
        <div className="flex min-h-0 flex-1 max-sm:flex-col">
          <aside className="flex w-72 shrink-0 flex-col border-line border-r py-1.5 max-lg:w-60 max-sm:hidden">
            <ConflictList review={review} nowMs={nowMs} />
          </aside>
          <div className="flex min-h-0 min-w-0 flex-1 flex-col">
            <div className="hidden border-line border-b px-3 py-2 max-sm:block">
              <SegmentedControl label={m.merging.views} value={view} segments={views} onChange={setView} />
            </div>
            <Panes review={review} cameras={cameras} sides={sides} />
            <ConflictDetails review={review} nowMs={nowMs} />
          </div>
        </div>
      )}
      <Unshown review={review} />
      {count > 0 && <Footer review={review} onApply={apply} onClose={onClose} />}
    </div>
  )
}

function Footer({ review, onApply, onClose }: { review: Review; onApply: () => void; onClose: () => void }) {
  const m = useMessages()
  const count = useStore(review.state, (state) => state.conflicts.length)
  const decided = useStore(review.state, (state) => state.choices.size)
  const place = useStore(review.state, ({ conflicts, current }) =>
    conflicts.findIndex(({ key }) => key === current),
  )
  return (
    <footer className="flex min-h-13 shrink-0 flex-wrap items-center gap-2 border-line border-t px-4 py-2">
      <IconButton
        icon={ChevronUp}
        label={m.merging.previous}
        shortcut="K"
        disabled={place <= 0}
        onClick={() => review.walk(-1)}
      />
      <IconButton
        icon={ChevronDown}
        label={m.merging.next}
        shortcut="J"
        disabled={place >= count - 1}
        onClick={() => review.walk(1)}
      />
      <span className="text-muted text-sm tabular-nums max-sm:hidden">
        {m.format(m.merging.place, { place: place + 1, count })}
      </span>
      <div className="ml-2 flex items-center gap-2.5 max-sm:ml-auto">
        <span aria-hidden className="h-1.5 w-28 overflow-hidden rounded-full bg-press max-md:hidden">
          <span
            className="block h-full rounded-full bg-accent transition-[width] duration-200 motion-reduce:transition-none"
            style={{ width: `${(decided / Math.max(1, count)) * 100}%` }}
          />
        </span>
        <span role="status" aria-live="polite" className="font-medium text-base tabular-nums">
          {m.format(m.merging.decided, { decided, count })}
        </span>
      </div>
      <div className="ml-auto flex items-center gap-2 max-sm:w-full">
        <Button look="quiet" onClick={() => review.chooseAll('mine')}>
          {m.merging.allMine}
        </Button>
        <Button look="quiet" onClick={() => review.chooseAll('theirs')}>
          {m.merging.allTheirs}
        </Button>
        <Button onClick={onClose} className="max-sm:hidden">
          {m.merging.later}
        </Button>
        <Button look="primary" disabled={decided === 0} onClick={onApply} className="max-sm:ml-auto">
          {m.merging.apply}
        </Button>
      </div>
    </footer>
  )
}

/** The view follows what others do; whoever had chosen is told that it was for something else. */
function TakenBack({ review }: { review: Review }) {
  const m = useMessages()
  const { editor } = useScene()
  const takenBack = useStore(review.state, (state) => state.takenBack)
  const [first] = takenBack
  const element = first === undefined ? undefined : editor.document.get(first)
  return (
    <div role="status" aria-live="polite">
      {first !== undefined && (
        <div className="flex items-center gap-3 bg-warning-soft px-4 py-2 text-base text-warning">
          <p className="min-w-0 flex-1">
            {m.format(m.merging.takenBack, {
              count: takenBack.length,
              what: element ? layerName(element, m) : m.merging.absent,
            })}
          </p>
          <Button look="quiet" size="small" onClick={review.dismissTakenBack}>
            {m.merging.dismiss}
          </Button>
        </div>
      )}
    </div>
  )
}

/** What an older build kept too little of: it is said, and can be had as a file. */
function Unshown({ review }: { review: Review }) {
  const m = useMessages()
  const { session, canvas } = useScene()
  const unshown = useStore(review.state, (state) => state.unshown)
  if (unshown.length === 0) return null
  const download = () =>
    downloadText(
      m.format(m.saving.fileName, { title: canvas.title }),
      JSON.stringify(session.exportUnsaved()),
      'application/json',
    )
  return (
    <div className="flex items-center gap-3 border-line border-t bg-sunken px-4 py-2 text-base">
      <p className="min-w-0 flex-1 text-muted">{m.format(m.merging.unshown, { count: unshown.length })}</p>
      <Button size="small" onClick={download}>
        <Download className="size-3.5" aria-hidden /> {m.saving.download}
      </Button>
    </div>
  )
}

function Nothing() {
  const m = useMessages()
  return (
    <div className="m-auto flex max-w-sm flex-col items-center gap-2 p-6 text-center">
      <CircleCheck className="size-8 text-success" strokeWidth={1.5} aria-hidden />
      <p className="font-semibold text-md">{m.merging.nothing}</p>
      <p className="text-base text-muted">{m.merging.nothingText}</p>
    </div>
  )
}

/** Milliseconds since 1970, anew every half minute: "3 minutes ago" grows old. */
function useNow(): number {
  const [nowMs, setNowMs] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), 30_000)
    return () => clearInterval(timer)
  }, [])
  return nowMs
}

const NARROW = '(max-width: 639px)'

function useNarrow(): boolean {
  return useSyncExternalStore(
    (listener) => {
      const query = window.matchMedia(NARROW)
      query.addEventListener('change', listener)
      return () => query.removeEventListener('change', listener)
    },
    () => window.matchMedia(NARROW).matches,
    () => false,
  )
}
