'use client'

import { Copy, Download, LogIn, RefreshCw } from 'lucide-react'
import { useTransition } from 'react'
import type { SaveStatus } from '../../lib/sync/contracts'
import { Button } from '../ui/button'
import { toast, toastError, toastWarning } from '../ui/toast'
import { countChanges } from './count-changes'
import { downloadText } from './download'
import { useSaveStatus, useScene } from './editor-context'
import { saveCopy } from './save-copy'

/** What waits, where it is kept, and what can be done. */
export function SaveDetails() {
  const status = useSaveStatus()
  const { session } = useScene()
  const parked = status.parked > 0 ? session.parked() : []
  const sentence = sentenceOf(status)
  // Elsewhere the sentence itself says how much is kept, and where.
  const isOnItsWay = status.storage === 'ok' && (status.state === 'dirty' || status.state === 'saving')
  return (
    <div className="flex flex-col gap-3">
      <div>
        <h2 className="font-semibold text-base">{headingOf(status)}</h2>
        <p className="mt-1 text-muted">{sentence}</p>
      </div>
      {isOnItsWay && (status.pending > 0 || status.parked > 0) && <Facts status={status} />}
      {parked.length > 0 && (
        <ul className="scroll-quiet flex max-h-32 flex-col gap-1 overflow-y-auto rounded-md bg-sunken p-2 text-sm">
          {parked.map(({ operation, message }) => (
            <li key={operation.opId}>{message}</li>
          ))}
        </ul>
      )}
      <Actions status={status} />
    </div>
  )
}

function headingOf({ state, storage }: SaveStatus): string {
  if (state === 'saved') return 'Everything is saved'
  if (storage !== 'ok') return 'Keep this tab open'
  switch (state) {
    case 'dirty':
    case 'saving':
      return 'Saving'
    case 'offline':
      return 'You can go on drawing'
    case 'conflict':
      return 'Some changes need a decision'
    case 'error':
      return 'Some changes are not saved'
  }
}

/** More than the bar says; where something is wrong, its own sentence. */
function sentenceOf({ state, storage, message }: SaveStatus): string {
  if (state === 'saved') return 'The database has confirmed every change.'
  if (storage === 'ok' && (state === 'dirty' || state === 'saving'))
    return 'Your changes are on their way to the database.'
  return message.endsWith('.') ? message : `${message}.`
}

function Facts({ status }: { status: SaveStatus }) {
  return (
    <dl className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-1 border-line border-t pt-3">
      {status.pending > 0 && <Fact name="Waiting for the database" value={countChanges(status.pending)} />}
      {status.parked > 0 && <Fact name="Set aside" value={countChanges(status.parked)} />}
      <Fact name="Kept on this device" value="Yes" />
    </dl>
  )
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd className="text-right font-medium tabular-nums">{value}</dd>
    </>
  )
}

function Actions({ status }: { status: SaveStatus }) {
  const { editor, session, canvas } = useScene()
  const [isCopying, startCopying] = useTransition()
  const waits = status.pending > 0 || status.parked > 0
  if (!waits && status.action === null) return null

  function copy() {
    startCopying(async () => {
      const copied = await saveCopy(canvas, editor.document).catch(() => null)
      if (!copied?.ok) {
        const description = copied?.error.message ?? 'The server cannot be reached.'
        toastError('No copy was saved.', { description })
        return
      }
      // Only after the database said so: this canvas's own unsaved work stays on the device all the same.
      const open = () => window.location.assign(`/c/${copied.value.canvasId}`)
      const { without } = copied.value
      if (without.length === 0) return open()
      toastWarning(`A copy was saved without ${without.join(' and ')}.`, {
        duration: Infinity,
        action: { label: 'Open the copy', onClick: open },
      })
    })
  }

  function download() {
    const work = session.exportUnsaved()
    downloadText(`${canvas.title} (not saved).json`, JSON.stringify(work), 'application/json')
    toast('What is not saved was downloaded.')
  }

  return (
    <div className="flex flex-wrap gap-2">
      {status.action === 'sign-in' && (
        // A new tab, so that what waits here stays in sight.
        <Button
          look="primary"
          size="small"
          onClick={() => window.open(`/?canvas=${canvas.id}`, '_blank', 'noopener')}
        >
          <LogIn className="size-3.5" aria-hidden /> Sign in again
        </Button>
      )}
      {status.action === 'reload' && (
        <Button look="primary" size="small" onClick={() => window.location.reload()}>
          <RefreshCw className="size-3.5" aria-hidden /> Reload
        </Button>
      )}
      {(status.action === 'retry' || status.state === 'offline') && (
        <Button look="primary" size="small" onClick={() => session.retryNow()}>
          <RefreshCw className="size-3.5" aria-hidden /> Try now
        </Button>
      )}
      {status.action === 'save-copy' && (
        <Button look="primary" size="small" onClick={copy} disabled={isCopying}>
          <Copy className="size-3.5" aria-hidden /> Save as a copy
        </Button>
      )}
      {waits && (
        <Button size="small" onClick={download}>
          <Download className="size-3.5" aria-hidden /> Download what is not saved
        </Button>
      )}
    </div>
  )
}
