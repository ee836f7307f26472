'use client'

import { useEffect, useRef } from 'react'
import { LIMITS } from '../../../lib/editor/model/limits'
import { useMessages } from '../../messages/messages-provider'

interface RenameFieldProps {
  readonly name: string
  readonly placeholder: string
  /** Null leaves the name as it was. */
  readonly onDone: (name: string | null, then?: 'next' | 'previous') => void
}

/** Enter keeps the name, Escape leaves it, Tab goes on to the next one. */
export function RenameField({ name, placeholder, onDone }: RenameFieldProps) {
  const m = useMessages()
  // A field that goes away loses its focus once more.
  const isDone = useRef(false)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  function finish(next: string | null, then?: 'next' | 'previous') {
    if (isDone.current) return
    isDone.current = true
    onDone(next, then)
  }
  return (
    <input
      ref={field}
      aria-label={m.panels.layers.name}
      defaultValue={name}
      placeholder={placeholder}
      maxLength={LIMITS.name}
      autoComplete="off"
      spellCheck={false}
      onFocus={(event) => event.currentTarget.select()}
      onBlur={(event) => finish(event.currentTarget.value)}
      onKeyDown={(event) => {
        event.stopPropagation()
        const { value } = event.currentTarget
        if (event.key === 'Enter') finish(value)
        else if (event.key === 'Escape') finish(null)
        else if (event.key === 'Tab') finish(value, event.shiftKey ? 'previous' : 'next')
        else return
        event.preventDefault()
      }}
      className="h-6 min-w-0 flex-1 rounded-xs bg-surface px-1 outline-none ring-2 ring-accent ring-inset"
    />
  )
}
