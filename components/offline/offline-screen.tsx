'use client'

import { useEffect, useState } from 'react'
import type { CopiedCanvas } from '../../lib/sync/copies/copies'
import { EditorScreen } from '../editor/editor-screen'
import { ScreenSkeleton } from '../editor/screen-skeleton'
import { useMessages } from '../messages/messages-provider'
import { buttonClasses } from '../ui/button'
import { MessagePage } from '../ui/message-page'
import { OfflineCanvases } from './offline-canvases'
import { type DevicePerson, readPerson } from './person'
import { readShelf, type Shelf } from './shelf'
import { useReturn } from './use-return'

/** What this device has for an address, and for whom. */
type Found =
  | { readonly kind: 'canvas'; readonly canvas: CopiedCanvas; readonly person: DevicePerson }
  | { readonly kind: 'canvases'; readonly shelf: Shelf; readonly person: DevicePerson }
  | { readonly kind: 'nobody' | 'not-here' | 'needs-server' | 'no-storage' | 'outdated' }

/** Every address of the app while the server cannot be asked: what this device has of it, or a sentence that says why not. */
export function OfflineScreen() {
  const [found, setFound] = useState<Found | null>(null)
  useEffect(() => {
    find(window.location.pathname).then(setFound, (error: unknown) =>
      setFound({
        kind: error instanceof Error && error.name === 'VersionError' ? 'outdated' : 'no-storage',
      }),
    )
  }, [])

  if (!found) return <ScreenSkeleton />
  switch (found.kind) {
    case 'canvas': {
      const { canvasId, title, role } = found.canvas
      return (
        <>
          <title>{`${title} · Indelible`}</title>
          <EditorScreen canvas={{ id: canvasId, title, role }} user={found.person} isOffline />
        </>
      )
    }
    case 'canvases':
      return <OfflineCanvases shelf={found.shelf} person={found.person} />
    default:
      return <NothingToShow why={found.kind} />
  }
}

type Nothing = Exclude<Found['kind'], 'canvas' | 'canvases'>

function NothingToShow({ why }: { why: Nothing }) {
  const m = useMessages()
  useReturn()
  const hasShelf = why === 'not-here' || why === 'needs-server'
  const { title, text } = m.offline.reasons[why]
  return (
    <MessagePage title={title} text={text}>
      {hasShelf && (
        <a href="/canvases" className={buttonClasses({ look: 'plain' })}>
          {m.offline.onThisDevice}
        </a>
      )}
      <button
        type="button"
        className={buttonClasses({ look: 'primary' })}
        onClick={() => window.location.reload()}
      >
        {m.pages.tryAgain}
      </button>
    </MessagePage>
  )
}

async function find(path: string): Promise<Found> {
  const person = readPerson()
  if (!person) return { kind: 'nobody' }
  const canvasId = /^\/c\/([0-9a-f-]{36})\/?$/.exec(path)?.[1]
  if (canvasId) {
    const { findCopy } = await import('../../lib/sync/copies/copies')
    const canvas = await findCopy({ userId: person.id, canvasId })
    return canvas ? { kind: 'canvas', canvas, person } : { kind: 'not-here' }
  }
  if (!LISTS.has(path)) return { kind: 'needs-server' }
  return { kind: 'canvases', shelf: await readShelf(person.id), person }
}

const LISTS: ReadonlySet<string> = new Set(['/', '/canvases', '/offline'])
