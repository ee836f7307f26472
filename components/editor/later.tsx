'use client'

import { type PointerEvent, type ReactNode, useState } from 'react'
import { useStore } from 'zustand'
import { PartBoundary } from '../ui/part-boundary'
import { furnish, furnished } from './furnished'

interface LaterProps {
  /** A press on it brings what is behind it at once. */
  readonly fallback?: (press: () => void) => ReactNode
  /** `isWanted`: somebody has pressed already, and it opens when it comes. */
  readonly children: ReactNode | ((isWanted: boolean) => ReactNode)
}

/** For the button of a menu that is still to come: it opens by the press, as the menu's own button does. */
export function menuPress(press: () => void) {
  return {
    // What comes for the button may come before the click, and the click is then nobody's.
    onPointerDown(event: PointerEvent) {
      if (event.button !== 0) return
      // The focus is the menu's: given to the button after it has opened, it would close it again.
      event.preventDefault()
      press()
    },
    onClick: press,
  }
}

/**
 * What is not needed for the first stroke: menus, properties, details. `fallback` stands there until it is loaded, and
 * stays when it cannot be: a lost network must not take the drawing off the screen.
 */
export function Later({ fallback, children }: LaterProps) {
  const isFurnished = useStore(furnished)
  const [isWanted, setWanted] = useState(false)
  const meanwhile = fallback?.(() => {
    setWanted(true)
    furnish()
  })
  if (!isFurnished) return meanwhile
  return (
    <PartBoundary fallback={meanwhile}>
      {typeof children === 'function' ? children(isWanted) : children}
    </PartBoundary>
  )
}
