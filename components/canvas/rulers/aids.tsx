'use client'

import { lazy, useSyncExternalStore } from 'react'
import { useStore } from 'zustand'
import { hasGuides } from '../../../lib/editor/commands/guides'
import type { Editor } from '../../../lib/editor/editor'
import type { Theme } from '../../../lib/painter/theme'
import { PartBoundary } from '../../ui/part-boundary'

const RulersAndGuides = lazy(() => import('./rulers-and-guides'))

/** Rulers and guides, loaded for who looks at any. */
export function Aids({ editor, theme }: { readonly editor: Editor; readonly theme: Theme }) {
  const rulers = useStore(editor.state, (state) => state.rulers)
  const guidesShown = useStore(editor.state, (state) => state.guidesShown)
  const guided = useSyncExternalStore(
    editor.onApplied,
    () => hasGuides(editor.document),
    () => false,
  )
  if (!rulers && !(guided && guidesShown)) return null
  return (
    <PartBoundary>
      <RulersAndGuides editor={editor} theme={theme} rulers={rulers} />
    </PartBoundary>
  )
}
