'use client'

import { Plus, Search, Trash2 } from 'lucide-react'
import Link from 'next/link'
import { type KeyboardEvent, type ReactNode, useDeferredValue, useEffect, useRef, useState } from 'react'
import { useMessages } from '../messages/messages-provider'
import { type DevicePerson, rememberPerson } from '../offline/person'
import { Button, buttonClasses } from '../ui/button'
import { Input } from '../ui/input'
import { LanguageMenu } from '../ui/language-menu'
import { Logo } from '../ui/logo'
import { ThemeMenu } from '../ui/theme-menu'
import { whenLoaded } from '../ui/when-idle'
import { CanvasCard, TrashedCard } from './canvas-card'
import { moveBetweenCards } from './card-keys'
import { type ListedCanvas, searchByTitle } from './listed-canvas'
import { NewFromTemplate } from './new-from-template'
import { useCanvasActions } from './use-canvas-actions'

interface CanvasesScreenProps {
  readonly view: 'canvases' | 'trash'
  readonly user: DevicePerson
  readonly canvases: readonly ListedCanvas[]
}

export function CanvasesScreen({ view, user, canvases }: CanvasesScreenProps) {
  const m = useMessages()
  const actions = useCanvasActions(canvases)
  const [search, setSearch] = useState('')
  const [renaming, setRenaming] = useState<string | null>(null)
  const searchField = useRef<HTMLInputElement>(null)
  const shown = searchByTitle(actions.canvases, useDeferredValue(search))

  useEffect(() => {
    rememberPerson(user)
    if (view === 'trash') return
    // Once the page is at rest: what it shows of the drawings in small is kept as well.
    return whenLoaded(() => {
      import('../offline/tend-shelf')
        .then((shelf) => shelf.tendShelf(user.id, canvases))
        .catch(() => undefined)
    })
  }, [user, view, canvases])

  useEffect(() => {
    function onKeyDown(event: globalThis.KeyboardEvent) {
      if (event.key !== '/' || event.target instanceof HTMLInputElement) return
      event.preventDefault()
      searchField.current?.focus()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])

  function onGridKeyDown(event: KeyboardEvent<HTMLElement>) {
    const id = event.target instanceof HTMLElement ? event.target.dataset.card : undefined
    const canvas = shown.find((one) => one.id === id)
    if (!canvas) return
    if (event.key === 'F2' && canvas.role !== 'viewer') setRenaming(canvas.id)
    else if (event.key === 'Delete' && canvas.role === 'owner') actions.trash(canvas)
    else if (!moveBetweenCards(event)) return
    event.preventDefault()
  }

  return (
    <div className="min-h-dvh">
      <header className="sticky top-0 z-10 border-line border-b bg-paper/90 backdrop-blur">
        <div className="mx-auto flex h-14 max-w-6xl items-center gap-4 px-8">
          <Link
            href="/canvases"
            className="flex items-center gap-2 rounded-sm font-semibold text-md tracking-tight"
          >
            <Logo className="size-5.5" /> Indelible
          </Link>
          <div className="relative mx-auto w-full max-w-xs">
            <Search className="absolute top-2 left-2.5 size-4 text-faint" strokeWidth={1.75} aria-hidden />
            <Input
              ref={searchField}
              type="search"
              aria-label={m.canvases.searchLabel}
              placeholder={m.canvases.search}
              value={search}
              onChange={(event) => setSearch(event.currentTarget.value)}
              onKeyDown={(event) => event.key === 'Escape' && setSearch('')}
              className="pl-8.5"
            />
          </div>
          <LanguageMenu />
          <ThemeMenu />
          <span className="max-w-40 truncate text-muted text-sm max-md:hidden" title={user.name}>
            {user.name}
          </span>
        </div>
      </header>

      <main className="mx-auto max-w-6xl px-8 pt-8 pb-20">
        <div className="mb-6 flex items-center gap-3">
          <h1 className="font-semibold text-xl tracking-tight">
            {view === 'trash' ? m.canvases.trash : m.canvases.title}
          </h1>
          <div className="ml-auto flex gap-2">
            {view === 'trash' ? (
              <Link href="/canvases" className={buttonClasses({ look: 'plain' })}>
                {m.canvases.back}
              </Link>
            ) : (
              <>
                <Link href="/canvases?view=trash" className={buttonClasses({ look: 'quiet' })}>
                  <Trash2 className="size-4 text-muted" strokeWidth={1.75} aria-hidden /> {m.canvases.trash}
                </Link>
                <NewFromTemplate isCreating={actions.isCreating} onChoose={actions.createFrom} />
                <Button look="primary" onClick={actions.create} disabled={actions.isCreating}>
                  <Plus className="size-4" strokeWidth={2} aria-hidden /> {m.canvases.create}
                </Button>
              </>
            )}
          </div>
        </div>

        {shown.length > 0 ? (
          <ul
            aria-label={view === 'trash' ? m.canvases.inTrash : m.canvases.title}
            onKeyDown={onGridKeyDown}
            className="grid grid-cols-[repeat(auto-fill,minmax(15rem,1fr))] gap-x-5 gap-y-7"
          >
            {shown.map((canvas) =>
              view === 'trash' ? (
                <TrashedCard key={canvas.id} canvas={canvas} onRestore={() => actions.restore(canvas)} />
              ) : (
                <CanvasCard
                  key={canvas.id}
                  canvas={canvas}
                  isRenaming={renaming === canvas.id}
                  onStartRename={() => setRenaming(canvas.id)}
                  onRename={(title) => {
                    setRenaming(null)
                    if (title !== null) actions.rename(canvas, title)
                  }}
                  onDuplicate={() => actions.duplicate(canvas)}
                  onTrash={() => actions.trash(canvas)}
                />
              ),
            )}
          </ul>
        ) : (
          <Nothing view={view} search={search} onCreate={actions.create} isCreating={actions.isCreating} />
        )}
      </main>
    </div>
  )
}

interface NothingProps {
  readonly view: 'canvases' | 'trash'
  readonly search: string
  readonly onCreate: () => void
  readonly isCreating: boolean
}

function Nothing({ view, search, onCreate, isCreating }: NothingProps) {
  const m = useMessages()
  if (search.trim() !== '') {
    const text = m.format(m.canvases.noMatchText, { search: search.trim() })
    return <Empty title={m.canvases.noMatch} text={text} />
  }
  if (view === 'trash') {
    return <Empty title={m.canvases.trashEmpty} text={m.canvases.trashEmptyText} />
  }
  return (
    <Empty title={m.canvases.first} text={m.canvases.firstText}>
      <Button look="primary" onClick={onCreate} disabled={isCreating}>
        <Plus className="size-4" strokeWidth={2} aria-hidden /> {m.canvases.create}
      </Button>
    </Empty>
  )
}

function Empty({ title, text, children }: { title: string; text: string; children?: ReactNode }) {
  return (
    <div className="flex flex-col items-center rounded-xl border border-line border-dashed px-8 py-24 text-center">
      <h2 className="font-semibold text-md">{title}</h2>
      <p className="mt-1 mb-5 text-muted">{text}</p>
      {children}
    </div>
  )
}
