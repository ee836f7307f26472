'use client'

import { Copy, Download, GitMerge, LogIn, RefreshCw } from 'lucide-react'
import { useEffect, useTransition } from 'react'
import { useStore } from 'zustand'
import type { StoreApi } from 'zustand/vanilla'
import type { CopyState, SaveStatus } from '../../lib/sync/contracts'
import { useMessages, type Words } from '../messages/messages-provider'
import { Button } from '../ui/button'
import { toast, toastError, toastWarning } from '../ui/toast'
import { loadMergeDialog, showDialog } from './dialogs'
import { downloadText } from './download'
import { useSaveStatus, useScene } from './editor-context'
import { saveCopy } from './save-copy'
import { countChanges, sayStatus } from './save-words'

/** What waits, where it is kept, and what can be done. */
export function SaveDetails() {
  const m = useMessages()
  const status = useSaveStatus()
  const { session } = useScene()
  const parked = status.parked > 0 ? session.parked() : []
  const refused = parked.filter(({ reason }) => reason !== 'conflict')
  const sentence = sentenceOf(m, status)
  // Elsewhere the sentence itself says how much is kept, and where.
  const isOnItsWay = status.storage === 'ok' && (status.state === 'dirty' || status.state === 'saving')
  return (
    <div className="flex flex-col gap-3">
      <div>
        <h2 className="font-semibold text-base">{headingOf(m, status)}</h2>
        <p className="mt-1 text-muted">{sentence}</p>
      </div>
      {isOnItsWay && (status.pending > 0 || status.parked > 0) && <Facts status={status} />}
      {refused.length > 0 && (
        <ul className="scroll-quiet flex max-h-32 flex-col gap-1 overflow-y-auto rounded-md bg-sunken p-2 text-sm">
          {refused.map(({ operation, reason, message }) => (
            <li key={operation.opId}>{m.why({ type: reason, message, retryable: false })}</li>
          ))}
        </ul>
      )}
      {refused.length < parked.length && <ResolveConflicts />}
      <Actions status={status} />
      {session.copyState && <WithoutNetwork state={session.copyState} />}
    </div>
  )
}

/** Whether the canvas can be opened on this device while the server is away. */
function WithoutNetwork({ state }: { state: StoreApi<CopyState> }) {
  const m = useMessages()
  return <p className="border-line border-t pt-3 text-faint text-sm">{m.offline.copy[useStore(state)]}</p>
}

function headingOf({ saving }: Words, { state, storage }: SaveStatus): string {
  if (state === 'saved') return saving.allSaved
  if (storage !== 'ok') return saving.keepTab
  switch (state) {
    case 'dirty':
    case 'saving':
      return saving.onTheWay
    case 'offline':
      return saving.goOn
    case 'conflict':
      return saving.needsDecision
    case 'error':
      return saving.notSaved
  }
}

/** More than the bar says; where something is wrong, its own sentence. */
function sentenceOf(m: Words, status: SaveStatus): string {
  const { state, storage } = status
  if (state === 'saved') return m.saving.allSavedText
  if (storage === 'ok' && (state === 'dirty' || state === 'saving')) return m.saving.onTheWayText
  const message = sayStatus(m, status)
  return message.endsWith('.') ? message : `${message}.`
}

function Facts({ status }: { status: SaveStatus }) {
  const m = useMessages()
  return (
    <dl className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-1 border-line border-t pt-3">
      {status.pending > 0 && <Fact name={m.saving.waiting} value={countChanges(m, status.pending)} />}
      {status.parked > 0 && <Fact name={m.saving.setAside} value={countChanges(m, status.parked)} />}
      <Fact name={m.saving.keptHere} value={m.saving.yes} />
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

/** The way to the merge screen; it never opens by itself. */
function ResolveConflicts() {
  const m = useMessages()
  useEffect(() => {
    // Offline this fails, and opening it tries again.
    loadMergeDialog().catch(() => undefined)
  }, [])
  return (
    <Button look="primary" onClick={() => showDialog({ kind: 'resolve-conflicts' })}>
      <GitMerge className="size-4" aria-hidden /> {m.merging.open}
    </Button>
  )
}

function Actions({ status }: { status: SaveStatus }) {
  const m = useMessages()
  const { editor, session, canvas } = useScene()
  const [isCopying, startCopying] = useTransition()
  const waits = status.pending > 0 || status.parked > 0
  if (!waits && status.action === null) return null

  function copy() {
    startCopying(async () => {
      const copied = await saveCopy(canvas, editor.document, m).catch(() => null)
      if (!copied?.ok) {
        const description = m.why(copied?.error)
        toastError(m.saving.noCopy, { description })
        return
      }
      // Only after the database said so: this canvas's own unsaved work stays on the device all the same.
      const open = () => window.location.assign(`/c/${copied.value.canvasId}`)
      const { without } = copied.value
      if (without.length === 0) return open()
      toastWarning(m.format(m.saving.copyWithout, { what: listed(m, without) }), {
        duration: Infinity,
        action: { label: m.saving.openCopy, onClick: open },
      })
    })
  }

  function download() {
    const work = session.exportUnsaved()
    downloadText(
      m.format(m.saving.fileName, { title: canvas.title }),
      JSON.stringify(work),
      'application/json',
    )
    toast(m.saving.downloaded)
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
          <LogIn className="size-3.5" aria-hidden /> {m.saving.signIn}
        </Button>
      )}
      {status.action === 'reload' && (
        <Button look="primary" size="small" onClick={() => window.location.reload()}>
          <RefreshCw className="size-3.5" aria-hidden /> {m.saving.reload}
        </Button>
      )}
      {(status.action === 'retry' || status.state === 'offline') && (
        <Button look="primary" size="small" onClick={() => session.retryNow()}>
          <RefreshCw className="size-3.5" aria-hidden /> {m.saving.tryNow}
        </Button>
      )}
      {status.action === 'save-copy' && (
        <Button look="primary" size="small" onClick={copy} disabled={isCopying}>
          <Copy className="size-3.5" aria-hidden /> {m.saving.saveCopy}
        </Button>
      )}
      {waits && (
        <Button size="small" onClick={download}>
          <Download className="size-3.5" aria-hidden /> {m.saving.download}
        </Button>
      )}
    </div>
  )
}

/** "a and b"; one alone stands alone. */
function listed({ saving, format }: Words, parts: readonly string[]): string {
  return parts.reduce((first, second) => format(saving.and, { first, second }))
}
