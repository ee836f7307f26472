'use client'

import { type FocusEvent, type KeyboardEvent, useState } from 'react'

export interface RovingStop {
  readonly tabIndex: 0 | -1
  onFocus(): void
}

interface RovingFocus<Id extends string> {
  /** For the element around the buttons. */
  readonly around: {
    onKeyDown(event: KeyboardEvent<HTMLElement>): void
    onBlur(event: FocusEvent<HTMLElement>): void
  }
  /** For each button. */
  stop(id: Id): RovingStop
}

/**
 * The buttons of a toolbar are one stop for Tab, and arrows lead on within it: the pattern "toolbar" of the ARIA
 * practices, left to right. `start` is where Tab comes in.
 */
export function useRovingFocus<Id extends string>(start: Id): RovingFocus<Id> {
  const [focused, setFocused] = useState<Id | null>(null)
  return {
    around: {
      onKeyDown: walk,
      onBlur: ({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) setFocused(null)
      },
    },
    stop: (id) => ({ tabIndex: id === (focused ?? start) ? 0 : -1, onFocus: () => setFocused(id) }),
  }
}

function walk(event: KeyboardEvent<HTMLElement>): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
  const buttons = [...event.currentTarget.querySelectorAll('button')].filter(({ disabled }) => !disabled)
  const now = buttons.indexOf(event.target as HTMLButtonElement)
  const next = now < 0 ? undefined : placeAfter(event.key, now, buttons.length)
  if (next === undefined) return
  // An arrow would also move what is selected in the drawing.
  event.preventDefault()
  buttons.at(next)?.focus()
}

/** -1 is the last one: beyond the ends it goes on at the other. */
function placeAfter(key: string, now: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
      return (now + 1) % count
    case 'ArrowLeft':
      return now - 1
    case 'Home':
      return 0
    case 'End':
      return -1
  }
}
