'use client'

import { Copy, Ellipsis, Pencil, Trash2, Undo2 } from 'lucide-react'
import Link from 'next/link'
import { useRef, useState } from 'react'
import { useMessages } from '../messages/messages-provider'
import { Button } from '../ui/button'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '../ui/dropdown-menu'
import type { ListedCanvas } from './listed-canvas'
import { Thumbnail } from './thumbnail'
import { TimeAgo } from './time-ago'

interface CanvasCardProps {
  readonly canvas: ListedCanvas
  readonly isRenaming: boolean
  readonly onStartRename: () => void
  /** null: the name stays. */
  readonly onRename: (title: string | null) => void
  readonly onDuplicate: () => void
  readonly onTrash: () => void
}

export function CanvasCard(props: CanvasCardProps) {
  const { canvas, isRenaming, onStartRename, onRename } = props
  return (
    <li className="group relative">
      <Link
        href={`/c/${canvas.id}`}
        data-card={canvas.id}
        aria-label={canvas.title}
        className="block overflow-hidden rounded-lg border border-line bg-surface shadow-panel transition-[border-color,box-shadow] hover:border-line-strong hover:shadow-float focus-visible:outline-offset-2"
      >
        <Thumbnail canvas={canvas} />
      </Link>
      <div className="mt-2.5 flex items-start gap-1 pl-0.5">
        <div className="min-w-0 flex-1">
          {isRenaming ? (
            <RenameField title={canvas.title} onDone={onRename} />
          ) : (
            <p className="truncate font-medium" onDoubleClick={onStartRename} title={canvas.title}>
              {canvas.title}
            </p>
          )}
          <p className="truncate text-faint text-sm">
            {canvas.role === 'owner' ? '' : `${canvas.ownerName} · `}
            <TimeAgo at={canvas.at} />
          </p>
        </div>
        <CardMenu {...props} />
      </div>
    </li>
  )
}

export function TrashedCard({ canvas, onRestore }: { canvas: ListedCanvas; onRestore: () => void }) {
  const m = useMessages()
  const [before = '', after = ''] = m.canvases.inTrashSince.split('{when}')
  return (
    <li className="relative">
      <div className="overflow-hidden rounded-lg border border-line bg-surface opacity-60">
        <Thumbnail canvas={canvas} />
      </div>
      <div className="mt-2.5 flex items-start gap-2 pl-0.5">
        <div className="min-w-0 flex-1">
          <p className="truncate font-medium" title={canvas.title}>
            {canvas.title}
          </p>
          <p className="truncate text-faint text-sm">
            {before}
            <TimeAgo at={canvas.at} />
            {after}
          </p>
        </div>
        <Button
          size="small"
          aria-label={m.format(m.canvases.restoreOne, { title: canvas.title })}
          onClick={onRestore}
        >
          <Undo2 className="size-3.5" aria-hidden /> {m.canvases.restore}
        </Button>
      </div>
    </li>
  )
}

function CardMenu({ canvas, onStartRename, onDuplicate, onTrash }: CanvasCardProps) {
  const m = useMessages()
  const mayEdit = canvas.role !== 'viewer'
  const renaming = useRef(false)
  return (
    <DropdownMenu>
      <DropdownMenuTrigger
        aria-label={m.format(m.canvases.more, { title: canvas.title })}
        className="inline-flex size-7 shrink-0 items-center justify-center rounded-md text-muted transition-opacity hover:bg-hover hover:text-text focus-visible:opacity-100 group-focus-within:opacity-100 group-hover:opacity-100 data-[state=open]:bg-press data-[state=open]:opacity-100 pointer-fine:opacity-0"
      >
        <Ellipsis className="size-4" strokeWidth={1.75} aria-hidden />
      </DropdownMenuTrigger>
      <DropdownMenuContent
        align="end"
        // The field that renaming opens takes the focus itself.
        onCloseAutoFocus={(event) => {
          if (renaming.current) event.preventDefault()
          renaming.current = false
        }}
      >
        {mayEdit && (
          <DropdownMenuItem
            icon={Pencil}
            shortcut="F2"
            onSelect={() => {
              renaming.current = true
              onStartRename()
            }}
          >
            {m.canvases.rename}
          </DropdownMenuItem>
        )}
        <DropdownMenuItem icon={Copy} onSelect={onDuplicate}>
          {m.canvases.duplicate}
        </DropdownMenuItem>
        {canvas.role === 'owner' && (
          <>
            <DropdownMenuSeparator />
            <DropdownMenuItem icon={Trash2} danger shortcut="Del" onSelect={onTrash}>
              {m.canvases.moveToTrash}
            </DropdownMenuItem>
          </>
        )}
      </DropdownMenuContent>
    </DropdownMenu>
  )
}

function RenameField({ title, onDone }: { title: string; onDone: (title: string | null) => void }) {
  const m = useMessages()
  const [draft, setDraft] = useState(title)
  const done = useRef(false)
  function finish(next: string | null) {
    if (done.current) return
    done.current = true
    onDone(next)
  }
  return (
    <input
      ref={(field) => field?.focus()}
      aria-label={m.canvases.name}
      maxLength={120}
      value={draft}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={() => finish(draft)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') finish(draft)
        if (event.key === 'Escape') finish(null)
        event.stopPropagation()
      }}
      className="-mx-1 w-full rounded-xs bg-surface px-1 font-medium outline-none ring-2 ring-accent"
    />
  )
}
