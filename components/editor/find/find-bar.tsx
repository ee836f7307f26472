'use client'

import { clsx } from 'clsx'
import { CaseSensitive, ChevronDown, ChevronUp, type LucideIcon, WholeWord, X } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { replaceAllMatches, replaceMatch } from '../../../lib/editor/commands/find-text'
import { runPlan } from '../../../lib/editor/commands/registry/run-plan'
import { isLocked } from '../../../lib/editor/tree'
import type { Surface } from '../../canvas/surface'
import { useMessages } from '../../messages/messages-provider'
import { Button } from '../../ui/button'
import { IconButton } from '../../ui/icon-button'
import { inputClasses } from '../../ui/input'
import { toast } from '../../ui/toast'
import { useEditor, useEditorState } from '../editor-context'
import { focusCanvas } from '../focus'
import { closeFind, useScreenPart } from '../screen-parts'
import { showMatch } from './show-match'
import { useFind } from './use-find'

/** Finds words on the canvas, in texts, labels and names, and puts others in their place. Default export: loaded when first opened. */
export default function FindBar({ surface }: { surface: Surface | null }) {
  const m = useMessages()
  const words = m.panels.find
  const editor = useEditor()
  const readOnly = useEditorState((state) => state.readOnly)
  const asked = useScreenPart((parts) => parts.findAsked)
  const [sought, setSought] = useState('')
  const [by, setBy] = useState('')
  const [matchCase, setMatchCase] = useState(false)
  const [wholeWords, setWholeWords] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const find = useFind({ words: sought, matchCase, wholeWords })
  const { current, matches, index, matcher } = find

  // Every time it is asked for, open or not, it takes the keys.
  useEffect(() => {
    void asked
    field.current?.focus()
    field.current?.select()
  }, [asked])

  // A search under way may still find something that is read earlier.
  const currentId = find.isSearching ? null : (current?.id ?? null)
  useEffect(() => {
    surface?.pointAt(currentId)
    if (currentId !== null) showMatch(editor, currentId)
  }, [editor, surface, currentId])
  useEffect(() => () => surface?.pointAt(null), [surface])

  /** What was found is what one wants to work on. */
  function close(): void {
    const element = current && editor.document.get(current.id)
    if (element && !isLocked(editor.document, element)) editor.select([element.id])
    closeFind()
    focusCanvas()
  }

  function replaceOne(): void {
    if (!current || !matcher || readOnly) return
    const { measureText } = editor
    runPlan(editor, replaceMatch(editor.document, current, { by, matcher, measureText }))
    // On behind what was put in, or what holds the sought words again would be replaced for ever.
    const after = editor.document.get(current.id)
    find.resumeAt({
      ...current,
      x: after?.x ?? current.x,
      y: after?.y ?? current.y,
      at: current.at + Math.max(by.length, 1),
    })
  }

  function replaceAll(): void {
    if (!matcher || readOnly || matches.length === 0) return
    const ids = new Set(matches.map(({ id }) => id))
    const { measureText } = editor
    const plan = replaceAllMatches(editor.document, ids, { by, matcher, measureText })
    runPlan(editor, plan)
    toast(m.format(words.replaced, { count: plan.changes.length }))
  }

  function onKeyDown(event: KeyboardEvent): void {
    const isMod = event.ctrlKey || event.metaKey
    if (event.key === 'Escape') close()
    else if (isMod && event.key.toLowerCase() === 'f') field.current?.select()
    else if (event.altKey && event.code === 'KeyC') setMatchCase(!matchCase)
    else if (event.altKey && event.code === 'KeyW') setWholeWords(!wholeWords)
    else return
    event.preventDefault()
  }

  return (
    <search
      aria-label={m.commands.find}
      onKeyDown={onKeyDown}
      className="panel fade-in-0 pointer-events-auto absolute top-3 left-1/2 z-10 flex w-104 max-w-[calc(100%-1.5rem)] -translate-x-1/2 animate-in flex-col gap-1.5 p-1.5 shadow-float duration-100"
    >
      <div className="flex items-center gap-0.5">
        <div className={clsx(inputClasses, 'mr-1 flex items-center gap-0.5 pr-0 focus-within:border-accent')}>
          <input
            ref={field}
            aria-label={words.sought}
            placeholder={words.sought}
            value={sought}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => setSought(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return
              event.preventDefault()
              find.step(event.shiftKey ? -1 : 1)
            }}
            className="h-full min-w-0 flex-1 bg-transparent outline-none"
          />
          <Option icon={CaseSensitive} label={words.matchCase} isOn={matchCase} onChange={setMatchCase} />
          <Option icon={WholeWord} label={words.wholeWords} isOn={wholeWords} onChange={setWholeWords} />
        </div>
        <span role="status" className="w-20 shrink-0 text-center text-muted text-sm tabular-nums">
          {sought === ''
            ? ''
            : index === null
              ? find.isSearching
                ? words.searching
                : words.nothing
              : m.format(words.which, { which: index + 1, count: matches.length })}
        </span>
        <IconButton
          icon={ChevronUp}
          size="small"
          label={words.previous}
          disabled={index === null}
          onClick={() => find.step(-1)}
        />
        <IconButton
          icon={ChevronDown}
          size="small"
          label={words.next}
          disabled={index === null}
          onClick={() => find.step(1)}
        />
        <IconButton icon={X} size="small" label={words.close} shortcut="Esc" onClick={close} />
      </div>
      {!readOnly && (
        <div className="flex items-center gap-1">
          <input
            aria-label={words.by}
            placeholder={words.by}
            value={by}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => setBy(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return
              event.preventDefault()
              if (event.altKey || event.ctrlKey || event.metaKey) replaceAll()
              else replaceOne()
            }}
            className={inputClasses}
          />
          <Button look="quiet" disabled={index === null} onClick={replaceOne}>
            {words.replace}
          </Button>
          <Button look="quiet" disabled={index === null || find.isSearching} onClick={replaceAll}>
            {words.replaceAll}
          </Button>
        </div>
      )}
    </search>
  )
}

interface OptionProps {
  readonly icon: LucideIcon
  readonly label: string
  readonly isOn: boolean
  readonly onChange: (isOn: boolean) => void
}

function Option({ icon: Icon, label, isOn, onChange }: OptionProps) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-pressed={isOn}
      data-tip={label}
      onClick={() => onChange(!isOn)}
      className="mr-0.5 inline-flex size-6.5 shrink-0 items-center justify-center rounded-sm text-muted hover:bg-hover aria-pressed:bg-accent-soft aria-pressed:text-accent"
    >
      <Icon aria-hidden className="size-4" strokeWidth={1.75} />
    </button>
  )
}
