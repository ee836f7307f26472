'use client'

import { lazy, Suspense, useEffect, useState } from 'react'
import { whenLoaded } from './when-idle'

const SonnerToaster = lazy(() => import('./sonner-toaster'))
const TooltipLayer = lazy(() => import('./tooltip-layer'))

/** What a page can begin without: it comes once the page is there and the browser has nothing better to do. */
export function AfterPage() {
  const [isWanted, setIsWanted] = useState(false)
  useEffect(() => whenLoaded(() => setIsWanted(true)), [])
  if (!isWanted) return null
  return (
    <Suspense fallback={null}>
      <SonnerToaster />
      <TooltipLayer />
    </Suspense>
  )
}
