'use client'

import { lazy } from 'react'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { ImportReport } from '../../lib/formats/imported'
import { PartBoundary } from '../ui/part-boundary'
import { focusCanvas } from './focus'

/** One dialog at a time; which one is nobody's state but the screen's. */
export type OpenDialog =
  | { readonly kind: 'shortcuts' }
  | { readonly kind: 'templates' }
  | { readonly kind: 'export' }
  | { readonly kind: 'resolve-conflicts' }
  | {
      readonly kind: 'import-report'
      readonly name: string
      readonly report: ImportReport
      readonly problems: readonly string[]
    }

const openDialog = createStore<{ dialog: OpenDialog | null }>(() => ({ dialog: null }))

export function showDialog(dialog: OpenDialog): void {
  // A dialog gives the focus back to where it was: to the drawing, and not to a menu that is gone.
  focusCanvas()
  openDialog.setState({ dialog })
}

const close = () => openDialog.setState({ dialog: null })

const loaders = {
  shortcuts: () => import('./shortcuts-dialog'),
  export: () => import('./export/export-dialog'),
  templates: () => import('./templates/templates-dialog'),
  importReport: () => import('./import/import-report-dialog'),
}
const ShortcutsDialog = lazy(loaders.shortcuts)
const ExportDialog = lazy(loaders.export)
const TemplatesDialog = lazy(loaders.templates)
const ImportReportDialog = lazy(loaders.importReport)

/** Seldom needed, and loaded by who sees that it may be. */
export const loadMergeDialog = () => import('../merge/merge-dialog')
const MergeDialog = lazy(loadMergeDialog)

/** Brings them in ahead of their use. */
export function loadDialogs(): void {
  // Offline this fails, and opening one tries again.
  for (const load of Object.values(loaders)) load().catch(() => undefined)
}

export function Dialogs() {
  const dialog = useStore(openDialog, (state) => state.dialog)
  return (
    <PartBoundary resetKeys={[dialog]}>
      {dialog?.kind === 'shortcuts' && <ShortcutsDialog onClose={close} />}
      {dialog?.kind === 'templates' && <TemplatesDialog onClose={close} />}
      {dialog?.kind === 'resolve-conflicts' && <MergeDialog onClose={close} />}
      {dialog?.kind === 'export' && <ExportDialog onClose={close} />}
      {dialog?.kind === 'import-report' && <ImportReportDialog {...dialog} onClose={close} />}
    </PartBoundary>
  )
}
