'use client'

import { lazy, Suspense, useEffect, useState } from 'react'
import { whenIdle } from './when-idle'

const Sonner = lazy(() => import('./sonner-toaster'))

/** Comes once the page has nothing better to do. */
export function Toaster() {
  const [isWanted, setIsWanted] = useState(false)
  useEffect(() => whenIdle(() => setIsWanted(true)), [])
  return isWanted ? (
    <Suspense fallback={null}>
      <Sonner />
    </Suspense>
  ) : null
}
