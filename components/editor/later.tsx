'use client'

import { type ReactNode, Suspense, useEffect } from 'react'
import { ErrorBoundary } from 'react-error-boundary'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { whenIdle } from '../ui/when-idle'
import { loadDialogs } from './dialogs'
import { useOpenProgress } from './editor-context'

const furnished = createStore(() => false)

/**
 * What is not needed for the first stroke: menus, properties, details. `fallback` stands there until it is loaded, and
 * stays when it cannot be: a lost network must not take the drawing off the screen.
 */
export function Later({ fallback = null, children }: { fallback?: ReactNode; children: ReactNode }) {
  const isFurnished = useStore(furnished)
  if (!isFurnished) return fallback
  return (
    <ErrorBoundary fallback={fallback}>
      <Suspense fallback={fallback}>{children}</Suspense>
    </ErrorBoundary>
  )
}

/** Lets all of it come once the canvas is open, and not when it is first wanted: then the network may be gone. */
export function useFurnishing(): void {
  const isOpen = useOpenProgress().state !== 'loading'
  useEffect(() => {
    if (!isOpen) return
    return whenIdle(() => {
      furnished.setState(true, true)
      loadDialogs()
    })
  }, [isOpen])
}
