'use client'

import { type ReactNode, Suspense, useState } from 'react'
import { ErrorBoundary } from 'react-error-boundary'
import { useStore } from 'zustand'
import { furnish, furnished } from './furnished'

interface LaterProps {
  /** A press on it brings what is behind it at once. */
  readonly fallback?: (press: () => void) => ReactNode
  /** `isWanted`: somebody has pressed already, and it opens when it comes. */
  readonly children: ReactNode | ((isWanted: boolean) => ReactNode)
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
    <ErrorBoundary fallback={meanwhile ?? null}>
      <Suspense fallback={meanwhile}>
        {typeof children === 'function' ? children(isWanted) : children}
      </Suspense>
    </ErrorBoundary>
  )
}
