'use client'

import { useEffect } from 'react'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { whenLoaded } from './when-idle'

interface PageState {
  /** How many parts of the page still bring what it was opened for. */
  readonly pending: number
  readonly isLoaded: boolean
  /** Somebody could not wait. */
  readonly isAsked: boolean
}

const page = createStore<PageState>(() => ({ pending: 0, isLoaded: false, isAsked: false }))

/** For a part that goes on fetching what the page is for when the browser thinks it loaded: the rest waits for it. */
export function usePagePending(isPending: boolean): void {
  useEffect(() => {
    if (!isPending) return
    const count = (by: number) => page.setState(({ pending }) => ({ pending: pending + by }))
    count(1)
    return () => count(-1)
  }, [isPending])
}

/** Brings what the page can begin without at once. */
export function askForRest(): void {
  page.setState({ isAsked: true })
}

/** Whether it is time for what the page can begin without. */
export function useRestWanted(): boolean {
  useEffect(() => whenLoaded(() => page.setState({ isLoaded: true })), [])
  const isTime = useStore(page, ({ pending, isLoaded, isAsked }) => isAsked || (isLoaded && pending === 0))
  useEffect(() => {
    // It stays: the next drawing is opened beside it.
    if (isTime) askForRest()
  }, [isTime])
  return isTime
}
