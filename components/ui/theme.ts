'use client'

import { useEffect, useSyncExternalStore } from 'react'

export type ThemeChoice = 'system' | 'light' | 'dark'
export type Theme = 'light' | 'dark'

interface ThemeState {
  readonly choice: ThemeChoice
  readonly shown: Theme
}

export const THEME_KEY = 'indelible-theme'

const onServer: ThemeState = { choice: 'system', shown: 'light' }
const listeners = new Set<() => void>()
let current: ThemeState | null = null

export function useTheme(): ThemeState & { setTheme: (choice: ThemeChoice) => void } {
  const state = useSyncExternalStore(subscribe, read, () => onServer)
  // A page that React makes anew in the browser (an error, not found) comes without what the script set.
  useEffect(() => {
    document.documentElement.dataset.theme = read().shown
  })
  return { ...state, setTheme }
}

function setTheme(choice: ThemeChoice): void {
  try {
    localStorage.setItem(THEME_KEY, choice)
  } catch {
    // Storage is refused in some private windows; the choice then lasts as long as the page.
  }
  apply(choice)
}

function apply(choice: ThemeChoice): void {
  const dark = choice === 'dark' || (choice === 'system' && systemIsDark())
  current = { choice, shown: dark ? 'dark' : 'light' }
  document.documentElement.dataset.theme = current.shown
  for (const listener of listeners) listener()
}

function read(): ThemeState {
  if (!current) {
    const choice = storedChoice()
    const dark = choice === 'dark' || (choice === 'system' && systemIsDark())
    current = { choice, shown: dark ? 'dark' : 'light' }
  }
  return current
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  const system = matchMedia('(prefers-color-scheme: dark)')
  const followSystem = () => read().choice === 'system' && apply('system')
  system.addEventListener('change', followSystem)
  return () => {
    listeners.delete(listener)
    system.removeEventListener('change', followSystem)
  }
}

function storedChoice(): ThemeChoice {
  try {
    const stored = localStorage.getItem(THEME_KEY)
    return stored === 'light' || stored === 'dark' ? stored : 'system'
  } catch {
    return 'system'
  }
}

function systemIsDark(): boolean {
  return matchMedia('(prefers-color-scheme: dark)').matches
}
