'use client'

import { CloudOff } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { CopiedCanvas } from '../../lib/sync/copies/copies'
import { TimeAgo } from '../canvases/time-ago'
import { useMessages } from '../messages/messages-provider'
import { Logo } from '../ui/logo'
import { PlainImage } from '../ui/plain-image'
import { ThemeMenu } from '../ui/theme-menu'
import type { DevicePerson } from './person'
import type { Shelf } from './shelf'
import { useReturn } from './use-return'

/** The canvases of a person that can be opened without the server. */
export function OfflineCanvases({ shelf, person }: { shelf: Shelf; person: DevicePerson }) {
  const m = useMessages()
  useReturn()
  useEffect(() => {
    document.title = `${m.offline.onThisDevice} · Indelible`
  }, [m])
  const isEmpty = shelf.canvases.length === 0
  return (
    <div className="min-h-dvh">
      <header className="sticky top-0 z-10 border-line border-b bg-paper/90 backdrop-blur">
        <div className="mx-auto flex h-14 max-w-6xl items-center gap-4 px-8">
          <span className="flex items-center gap-2 font-semibold text-md tracking-tight">
            <Logo className="size-5.5" /> Indelible
          </span>
          <span className="ml-auto" />
          <ThemeMenu />
          <span className="max-w-40 truncate text-muted text-sm max-md:hidden" title={person.name}>
            {person.name}
          </span>
        </div>
      </header>
      <main className="mx-auto max-w-6xl px-8 pt-8 pb-20">
        <h1 className="font-semibold text-xl tracking-tight">{m.offline.onThisDevice}</h1>
        <p
          role="status"
          className="mt-3 mb-6 flex w-fit items-start gap-2 rounded-md bg-warning-soft px-3 py-2 text-warning"
        >
          <CloudOff className="mt-0.5 size-4 shrink-0" strokeWidth={2} aria-hidden />
          {isEmpty ? m.offline.nothingKept : m.offline.canBeOpened}
        </p>
        {!isEmpty && (
          <ul
            aria-label={m.offline.onThisDevice}
            className="grid grid-cols-[repeat(auto-fill,minmax(15rem,1fr))] gap-x-5 gap-y-7"
          >
            {shelf.canvases.map((canvas) => (
              <KeptCard
                key={canvas.canvasId}
                canvas={canvas}
                unsaved={shelf.unsaved.get(canvas.canvasId) ?? 0}
              />
            ))}
          </ul>
        )}
      </main>
    </div>
  )
}

function KeptCard({ canvas, unsaved }: { canvas: CopiedCanvas; unsaved: number }) {
  const m = useMessages()
  return (
    <li>
      {/* A plain link: the page is made by the worker, not by the server. */}
      <a
        href={`/c/${canvas.canvasId}`}
        aria-label={canvas.title}
        className="block overflow-hidden rounded-lg border border-line bg-surface shadow-panel transition-[border-color,box-shadow] hover:border-line-strong hover:shadow-float focus-visible:outline-offset-2"
      >
        <SmallPicture canvas={canvas} isEmpty={canvas.count === 0 && unsaved === 0} />
      </a>
      <div className="mt-2.5 pl-0.5">
        <p className="truncate font-medium" title={canvas.title}>
          {canvas.title}
        </p>
        <p className="truncate text-faint text-sm">
          <TimeAgo at={new Date(canvas.openedAt).toISOString()} />
        </p>
        {unsaved > 0 && (
          <p className="mt-1 w-fit rounded-sm bg-warning-soft px-1.5 py-0.5 text-sm text-warning">
            {m.format(m.offline.waits, { count: unsaved })}
          </p>
        )}
      </div>
    </li>
  )
}

function SmallPicture({ canvas: { thumbnail, count }, isEmpty }: { canvas: CopiedCanvas; isEmpty: boolean }) {
  const m = useMessages()
  const [url, setUrl] = useState<string | null>(null)
  useEffect(() => {
    if (!thumbnail) return
    const made = URL.createObjectURL(thumbnail)
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [thumbnail])
  return (
    <div className="relative grid aspect-[16/10] place-items-center bg-[radial-gradient(var(--line)_1px,transparent_1px)] bg-[length:1rem_1rem]">
      {url ? (
        <PlainImage
          src={url}
          alt=""
          draggable={false}
          className="absolute inset-0 size-full bg-white object-contain p-3 dark:hue-rotate-180 dark:invert-[0.9]"
        />
      ) : (
        <span className="text-faint text-sm">
          {isEmpty ? m.canvases.empty : count > 0 && m.format(m.offline.elements, { count })}
        </span>
      )}
    </div>
  )
}
