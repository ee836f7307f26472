'use client'

import { lazy, useEffect } from 'react'
import { useMessages } from '../messages/messages-provider'
import { useRestWanted } from './page-pending'
import { PartBoundary } from './part-boundary'

const SonnerToaster = lazy(() => import('./sonner-toaster'))
const TooltipLayer = lazy(() => import('./tooltip-layer'))

/** What a page can begin without: it comes once the page is there and the browser has nothing better to do. */
export function AfterPage() {
  const isWanted = useRestWanted()
  const { locale } = useMessages()
  useEffect(() => {
    if (!isWanted) return
    // Without a network it fails, and is there already.
    import('../offline/register-worker')
      .then((worker) => worker.registerWorker(locale))
      .catch(() => undefined)
  }, [isWanted, locale])
  if (!isWanted) return null
  return (
    <PartBoundary>
      <SonnerToaster />
      <TooltipLayer />
    </PartBoundary>
  )
}
