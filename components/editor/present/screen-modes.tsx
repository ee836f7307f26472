'use client'

import { lazy, Suspense } from 'react'
import { ErrorBoundary } from 'react-error-boundary'
import { useEyedropper } from '../eyedropper/eyedropper-state'
import { panelLoaders } from '../load-panels'
import type { ScreenMode } from './screen-mode'

const Eyedropper = lazy(panelLoaders.eyedropper)
const PresentMode = lazy(panelLoaders.presentation)
const ZenMode = lazy(panelLoaders.zen)

/** What takes the place of the panels when the screen is used for something else. */
export function ScreenModes({ mode }: { mode: ScreenMode }) {
  const target = useEyedropper()
  return (
    <ErrorBoundary fallback={null} resetKeys={[mode, target]}>
      <Suspense fallback={null}>
        {mode === 'zen' && <ZenMode />}
        {mode === 'presenting' && <PresentMode />}
        {target !== null && <Eyedropper target={target} />}
      </Suspense>
    </ErrorBoundary>
  )
}
