'use client'

import { lazy } from 'react'
import { useMessages } from '../messages/messages-provider'
import { useSaveStatus } from './editor-context'
import { Later } from './later'
import { SaveStatusButton } from './save-status-button'

/** Tells the truth about saving, and more of it when opened. */
export function SaveStatus() {
  const m = useMessages()
  const { state } = useSaveStatus()
  return (
    <div role="status" aria-label={m.saving.status} data-state={state} className="flex min-w-0">
      <Later fallback={(press) => <SaveStatusButton onClick={press} />}>
        {(isWanted) => <SavePopover defaultOpen={isWanted} />}
      </Later>
    </div>
  )
}

const SavePopover = lazy(() => import('./save-popover'))
