'use client'

import { useEffect } from 'react'
import { whenIdle } from '../ui/when-idle'
import { loadDialogs } from './dialogs'
import { useOpenProgress } from './editor-context'
import { furnish } from './furnished'
import { loadPanels } from './load-panels'

/** Lets all of it come once the canvas is open, and not when it is first wanted: then the network may be gone. */
export function useFurnishing(): void {
  const isOpen = useOpenProgress().state !== 'loading'
  useEffect(() => {
    if (!isOpen) return
    return whenIdle(() => {
      furnish()
      loadDialogs()
      loadPanels()
    })
  }, [isOpen])
}
