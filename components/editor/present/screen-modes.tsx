'use client'

import { lazy } from 'react'
import { PartBoundary } from '../../ui/part-boundary'
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
    <PartBoundary resetKeys={[mode, target]}>
      {mode === 'zen' && <ZenMode />}
      {mode === 'presenting' && <PresentMode />}
      {target !== null && <Eyedropper target={target} />}
    </PartBoundary>
  )
}
