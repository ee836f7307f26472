'use client'

import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { focusCanvas } from '../focus'

/** What a person does with the whole screen: draw with everything at hand, draw alone, or show. */
export type ScreenMode = 'editing' | 'zen' | 'presenting'

const screenMode = createStore<{ readonly mode: ScreenMode }>(() => ({ mode: 'editing' }))

export function useScreenMode(): ScreenMode {
  return useStore(screenMode, ({ mode }) => mode)
}

export function currentScreenMode(): ScreenMode {
  return screenMode.getState().mode
}

export function enterScreenMode(mode: ScreenMode): void {
  screenMode.setState({ mode })
  focusCanvas()
}

export function toggleZen(): void {
  enterScreenMode(screenMode.getState().mode === 'zen' ? 'editing' : 'zen')
}
