'use client'

import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react'

interface NumberFieldProps {
  readonly label: string
  /** Stands inside the field, such as "X". */
  readonly mark?: ReactNode
  /** null: the selected things differ. */
  readonly value: number | null
  readonly min?: number
  readonly max?: number
  readonly suffix?: string
  readonly disabled?: boolean
  readonly onChange: (value: number) => void
}

/** Takes a number on Enter or when left; Escape puts the old one back; the arrow keys step by 1, with Shift by 10. */
export function NumberField({
  label,
  mark,
  value,
  min = -Infinity,
  max = Infinity,
  suffix = '',
  disabled,
  onChange,
}: NumberFieldProps) {
  const [draft, setDraft] = useState<string | null>(null)
  const abandoned = useRef(false)
  const shown = value === null ? '' : `${round(value)}${suffix}`

  function take(text: string) {
    const parsed = Number.parseFloat(text.replace(',', '.'))
    if (Number.isFinite(parsed) && parsed !== value) onChange(Math.min(max, Math.max(min, parsed)))
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key === 'Enter' || event.key === 'Escape') {
      abandoned.current = event.key === 'Escape'
      event.preventDefault()
      event.currentTarget.blur()
    }
    if ((event.key === 'ArrowUp' || event.key === 'ArrowDown') && value !== null) {
      event.preventDefault()
      const step = (event.key === 'ArrowUp' ? 1 : -1) * (event.shiftKey ? 10 : 1)
      setDraft(null)
      onChange(Math.min(max, Math.max(min, round(value) + step)))
    }
  }

  return (
    <label className="flex h-7 min-w-0 items-center rounded-md bg-sunken pl-2 text-sm focus-within:ring-2 focus-within:ring-accent has-disabled:opacity-50">
      {mark && (
        <span aria-hidden className="w-4.5 shrink-0 text-faint">
          {mark}
        </span>
      )}
      <input
        aria-label={label}
        inputMode="decimal"
        disabled={disabled}
        placeholder="Mixed"
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

function round(value: number): number {
  return Math.round(value * 100) / 100
}
