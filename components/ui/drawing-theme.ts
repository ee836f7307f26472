'use client'

import { useSyncExternalStore } from 'react'
import { type Theme, useTheme } from './theme'

/** How the drawing is shown; `app`: like everything around it. */
export type DrawingThemeChoice = 'app' | 'light' | 'dark'

const KEY = 'indelible-drawing-theme'
const listeners = new Set<() => void>()
let current: DrawingThemeChoice | null = null

export function useDrawingTheme(): { readonly choice: DrawingThemeChoice; readonly shown: Theme } {
  const app = useTheme().shown
  const choice = useSyncExternalStore(subscribe, read, () => 'app' as const)
  return { choice, shown: choice === 'app' ? app : choice }
}

export function setDrawingTheme(choice: DrawingThemeChoice): void {
  current = choice
  try {
    localStorage.setItem(KEY, choice)
  } catch {
    // As with the theme of the app: the choice then lasts as long as the page.
  }
  for (const listener of listeners) listener()
}

function read(): DrawingThemeChoice {
  current ??= stored()
  return current
}

function stored(): DrawingThemeChoice {
  try {
    const kept = localStorage.getItem(KEY)
    return kept === 'light' || kept === 'dark' ? kept : 'app'
  } catch {
    return 'app'
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
