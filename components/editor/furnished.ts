'use client'

import { createStore } from 'zustand/vanilla'

/** Whether what the first stroke does not need is on the screen, or on its way. */
export const furnished = createStore(() => false)

/** Somebody asked for a part of it: waiting is over. */
export function furnish(): void {
  furnished.setState(true, true)
}
