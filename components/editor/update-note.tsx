'use client'

import { RefreshCw } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { SaveStatus } from '../../lib/sync/contracts'
import { useMessages } from '../messages/messages-provider'
import { Button } from '../ui/button'
import { missingPart, noteMissingPart } from '../ui/missing-part'
import { useSaveStatus, useScene } from './editor-context'
import { reloadAtRest } from './reload-at-rest'

/** This page is of an older build than the server, or lacks a part: why to load it anew. It does so itself when nobody is at work. */
export function UpdateNote() {
  const m = useMessages()
  const { editor, session } = useScene()
  const status = useSaveStatus()
  const isOutdated = useOutdated(status)
  const lacksPart = useStore(missingPart)
  useEffect(() => {
    const note = ({ reason }: PromiseRejectionEvent) => noteMissingPart(reason)
    window.addEventListener('unhandledrejection', note)
    return () => window.removeEventListener('unhandledrejection', note)
  }, [])
  useEffect(() => {
    if (isOutdated) return reloadAtRest({ editor, session })
  }, [isOutdated, editor, session])
  if (!isOutdated && !lacksPart) return null
  const wouldLose = status.storage !== 'ok' && status.pending + status.parked > 0
  const outdated = wouldLose ? m.saving.updatedNotKept : m.saving.updated
  return (
    <div className="panel pointer-events-auto flex max-w-full items-center gap-3 py-2 pr-2 pl-4">
      <p role="status" className="min-w-0 flex-1 text-muted text-sm">
        {isOutdated ? outdated : m.saving.partMissing}
      </p>
      {wouldLose ? (
        <span aria-hidden className="h-7" />
      ) : (
        <Button size="small" onClick={() => window.location.reload()}>
          <RefreshCw className="size-3.5" aria-hidden /> {m.saving.reload}
        </Button>
      )}
    </div>
  )
}

/** Once the server has said so it stays so, whatever else is said after it. */
function useOutdated({ fact }: SaveStatus): boolean {
  const isNow = fact.kind === 'blocked' && fact.failure.type === 'stale_client'
  const [wasOnce, setOnce] = useState(false)
  useEffect(() => {
    if (isNow) setOnce(true)
  }, [isNow])
  return isNow || wasOnce
}
