'use client'

import { clsx } from 'clsx'
import { MoreHorizontal } from 'lucide-react'
import type { PointerEvent } from 'react'
import { useMessages } from '../../messages/messages-provider'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from '../../ui/dropdown-menu'
import { PlainImage } from '../../ui/plain-image'
import { useEditor } from '../editor-context'
import { returnFocus } from '../focus'
import { RenameField } from '../layers/rename-field'
import type { LibraryItem } from './library-store'
import { useThumbnail } from './use-thumbnail'

interface LibraryCardProps {
  readonly item: LibraryItem
  readonly isRenaming: boolean
  readonly canInsert: boolean
  readonly onInsert: () => void
  readonly onPress: (event: PointerEvent, picture: string | null) => void
  readonly onRename: () => void
  readonly onRenamed: (name: string | null) => void
  readonly onRemove: () => void
}

/** One thing: a click or a drag puts it on the canvas. */
export function LibraryCard(props: LibraryCardProps) {
  const { item } = props
  const m = useMessages()
  const words = m.panels.library
  const { measureText } = useEditor()
  const picture = useThumbnail(item, { measureText, side: 96 })
  const name = item.name || words.unnamed
  return (
    <li className="group relative flex min-w-0 flex-col gap-1 [content-visibility:auto]">
      <button
        type="button"
        aria-label={m.format(words.insert, { name })}
        aria-disabled={!props.canInsert || undefined}
        onClick={(event) => {
          // A press of the pointer is told apart from a drag elsewhere; this is the keyboard's.
          if (event.detail === 0) props.onInsert()
        }}
        onPointerDown={(event) => props.onPress(event, picture)}
        className={clsx(
          'flex aspect-square items-center justify-center overflow-hidden rounded-md border border-line bg-canvas p-2 hover:border-line-strong',
          props.canInsert ? 'cursor-grab active:cursor-grabbing' : 'opacity-60',
        )}
      >
        {picture && (
          <PlainImage
            src={picture}
            alt=""
            draggable={false}
            className="max-h-full max-w-full object-contain"
          />
        )}
      </button>
      {props.isRenaming ? (
        <span className="flex h-6">
          <RenameField name={item.name} placeholder={words.unnamed} onDone={props.onRenamed} />
        </span>
      ) : (
        <span className="truncate px-0.5 text-muted text-sm leading-6">{name}</span>
      )}
      <DropdownMenu>
        <DropdownMenuTrigger
          aria-label={m.format(words.more, { name })}
          className="absolute top-1 right-1 flex size-6 items-center justify-center rounded-sm bg-surface text-muted opacity-0 shadow-panel hover:text-text focus-visible:opacity-100 group-hover:opacity-100 data-[state=open]:opacity-100"
        >
          <MoreHorizontal aria-hidden className="size-3.5" strokeWidth={2} />
        </DropdownMenuTrigger>
        <DropdownMenuContent onCloseAutoFocus={returnFocus}>
          {/* The field takes the focus once the menu has given it back. */}
          <DropdownMenuItem onSelect={() => setTimeout(props.onRename)}>{words.rename}</DropdownMenuItem>
          <DropdownMenuItem danger onSelect={props.onRemove}>
            {words.remove}
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
    </li>
  )
}
