'use client'

import { createStore } from 'zustand/vanilla'

/** Whether a part of the app that was asked for could not be had: a newer build took its place, or the network is gone. */
export const missingPart = createStore(() => false)

/** A part is a chunk that is loaded when it is first needed; the name is the bundler's. */
export function isMissingPart(error: unknown): boolean {
  return error instanceof Error && error.name === 'ChunkLoadError'
}

/** Lets the screen say so, if that is what the error means. */
export function noteMissingPart(error: unknown): void {
  if (isMissingPart(error)) missingPart.setState(true, true)
}
