'use client'

import { useEffect } from 'react'

/** Takes the whole screen, where the browser gives it. Leaving it by the browser's own way ends the presentation. */
export function useFullScreen(onLeave: () => void): void {
  useEffect(() => {
    let isFull = false
    // Refused on some phones and in frames: the page itself is then the screen.
    document.documentElement.requestFullscreen?.().catch(() => undefined)
    function onChange() {
      if (isFull && document.fullscreenElement === null) onLeave()
      isFull = document.fullscreenElement !== null
    }
    document.addEventListener('fullscreenchange', onChange)
    return () => {
      document.removeEventListener('fullscreenchange', onChange)
      if (document.fullscreenElement !== null) document.exitFullscreen().catch(() => undefined)
    }
  }, [onLeave])
}
