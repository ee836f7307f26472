'use client'

import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Style } from '../../../lib/editor/style'

/** The colour of what is selected, or of what is drawn next, that the picked one becomes. */
export type ColorTarget = keyof Pick<Style, 'fill' | 'stroke' | 'textColor'>

interface EyedropperState {
  /** null: put away. `by-selection`: what the selection makes most sense of. */
  readonly target: ColorTarget | 'by-selection' | null
}

const eyedropper = createStore<EyedropperState>(() => ({ target: null }))

export function useEyedropper(): EyedropperState['target'] {
  return useStore(eyedropper, ({ target }) => target)
}

export function takeEyedropper(target: ColorTarget | 'by-selection'): void {
  eyedropper.setState({ target })
}

export function putEyedropperAway(): void {
  eyedropper.setState({ target: null })
}

export function toggleEyedropper(): void {
  if (eyedropper.getState().target === null) takeEyedropper('by-selection')
  else putEyedropperAway()
}
