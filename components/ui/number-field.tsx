'use client'

import { clsx } from 'clsx'
import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from 'react'
import { useMessages } from '../messages/messages-provider'
import { calculate } from './calculate'
import { useHold } from './use-hold'

interface NumberFieldProps {
  readonly label: string
  /** Stands inside the field, such as "X", and can be pulled left and right to change the number. */
  readonly mark?: ReactNode
  /** null: the selected things differ. */
  readonly value: number | null
  readonly min?: number
  readonly max?: number
  readonly suffix?: string
  readonly disabled?: boolean
  /** `hold` names the pull of a hand that the value belongs to: all of one are one to undo. */
  readonly onChange: (value: number, hold: string | null) => void
}

/**
 * Takes a number, or what one can be reckoned from, on Enter or when left; Escape puts the old one back. The arrow keys
 * step by 1, with Shift by 10, with Alt by a tenth; so does a pull at the mark, for each pixel.
 */
export function NumberField({
  label,
  mark,
  value,
  min = -Infinity,
  max = Infinity,
  suffix = '',
  disabled = false,
  onChange,
}: NumberFieldProps) {
  const m = useMessages()
  const [draft, setDraft] = useState<string | null>(null)
  const abandoned = useRef(false)
  const shown = value === null ? '' : `${round(value)}${suffix}`
  const within = (wanted: number) => Math.min(max, Math.max(min, round(wanted)))

  function take(text: string) {
    const wanted = text === shown ? null : calculate(text, { current: value, unit: suffix })
    if (wanted !== null && within(wanted) !== value) onChange(within(wanted), null)
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key === 'Enter' || event.key === 'Escape') {
      abandoned.current = event.key === 'Escape'
      event.preventDefault()
      event.currentTarget.blur()
    }
    if ((event.key === 'ArrowUp' || event.key === 'ArrowDown') && value !== null) {
      event.preventDefault()
      setDraft(null)
      onChange(within(value + (event.key === 'ArrowUp' ? 1 : -1) * stepOf(event)), null)
    }
  }

  return (
    <label className="flex h-7 min-w-0 items-center rounded-md bg-sunken pl-2 text-sm focus-within:ring-2 focus-within:ring-accent has-disabled:opacity-50">
      {mark && (
        <Mark
          isPulled={!disabled && value !== null}
          value={value}
          onPull={(next, hold) => onChange(within(next), hold)}
        >
          {mark}
        </Mark>
      )}
      <input
        aria-label={label}
        inputMode="text"
        autoComplete="off"
        disabled={disabled}
        placeholder={value === null ? m.screen.mixed : undefined}
        value={draft ?? shown}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onBlur={() => {
          if (draft !== null && !abandoned.current) take(draft)
          abandoned.current = false
          setDraft(null)
        }}
        className="h-full w-full min-w-0 bg-transparent pr-1.5 tabular-nums outline-none placeholder:text-faint"
      />
    </label>
  )
}

interface MarkProps {
  readonly isPulled: boolean
  readonly value: number | null
  readonly onPull: (value: number, hold: string) => void
  readonly children: ReactNode
}

/** Pixels that a press may wander and still be a click on the field. */
const STILL = 3

function Mark({ isPulled, value, onPull, children }: MarkProps) {
  const hold = useHold()
  const pull = useRef<{ at: number; way: number; value: number } | null>(null)
  const wasPulled = useRef(false)

  function onPointerDown(event: PointerEvent<HTMLSpanElement>) {
    if (!isPulled || value === null || event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    pull.current = { at: event.clientX, way: 0, value }
    wasPulled.current = false
  }

  function onPointerMove(event: PointerEvent<HTMLSpanElement>) {
    const held = pull.current
    if (!held) return
    const by = event.clientX - held.at
    held.at = event.clientX
    held.way += Math.abs(by)
    held.value += by * stepOf(event)
    if (held.way < STILL) return
    if (hold.key === null) hold.begin()
    wasPulled.current = true
    if (by !== 0 && hold.key !== null) onPull(held.value, hold.key)
  }

  function release() {
    pull.current = null
    hold.end()
  }

  return (
    <span
      aria-hidden
      className={clsx(
        'flex h-full w-4.5 shrink-0 touch-none select-none items-center text-faint',
        isPulled && 'cursor-ew-resize hover:text-text',
      )}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={release}
      onPointerCancel={release}
      // A label gives the click on to its field; a pull was none.
      onClick={(event) => wasPulled.current && event.preventDefault()}
    >
      {children}
    </span>
  )
}

function stepOf({ shiftKey, altKey }: { readonly shiftKey: boolean; readonly altKey: boolean }): number {
  return shiftKey ? 10 : altKey ? 0.1 : 1
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
