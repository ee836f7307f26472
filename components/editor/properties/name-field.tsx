'use client'

import { useState } from 'react'
import { LIMITS } from '../../../lib/editor/model/limits'

interface NameFieldProps {
  readonly label: string
  readonly placeholder: string
  readonly value: string
  readonly onChange: (name: string) => void
}

/** A name is taken when it is whole: at Enter, or when the field is left. Escape keeps the old one. */
export function NameField({ label, placeholder, value, onChange }: NameFieldProps) {
  const [draft, setDraft] = useState<string | null>(null)

  function keep() {
    if (draft !== null && draft !== value) onChange(draft)
    setDraft(null)
  }

  return (
    <input
      aria-label={label}
      placeholder={placeholder}
      maxLength={LIMITS.name}
      spellCheck={false}
      value={draft ?? value}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== 'Escape') return
        event.preventDefault()
        if (event.key === 'Escape') setDraft(null)
        else keep()
        // The draft is settled: leaving the field keeps nothing twice.
        const field = event.currentTarget
        requestAnimationFrame(() => field.blur())
      }}
      className="h-7 w-full min-w-0 rounded-md bg-sunken px-2 text-sm outline-none focus-visible:ring-2 focus-visible:ring-accent"
    />
  )
}
