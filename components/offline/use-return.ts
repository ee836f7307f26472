'use client'

import { useEffect } from 'react'

const ASK_EVERY_MS = 5_000

/** Loads the page anew as soon as the server answers. */
export function useReturn(): void {
  useEffect(() => {
    const ended = new AbortController()
    const { signal } = ended
    const ask = async () => {
      const answer = await fetch('/api/health/live', { signal, cache: 'no-store' }).catch(() => null)
      if (answer?.ok && !signal.aborted) window.location.reload()
    }
    const timer = setInterval(ask, ASK_EVERY_MS)
    window.addEventListener('online', ask, { signal })
    return () => {
      clearInterval(timer)
      ended.abort()
    }
  }, [])
}
