'use client'

import { Fragment, useState } from 'react'
import { unlockAround } from '../../lib/editor/commands/visibility'
import type { Point } from '../../lib/editor/geometry/box'
import { useMessages } from '../messages/messages-provider'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '../ui/dropdown-menu'
import { useEditor } from './editor-context'
import { returnFocus } from './focus'
import { type CommandId, shortcutOf } from './shortcuts'
import { useCanRun, useRun } from './use-run'

/** In groups, as they stand in the menu. */
const forSelection: readonly (readonly CommandId[])[] = [
  ['cut', 'copy', 'paste', 'duplicate'],
  ['bring-to-front', 'bring-forward', 'send-backward', 'send-to-back'],
  ['group', 'ungroup'],
  ['lock', 'hide'],
  ['delete'],
]
const forNothing: readonly (readonly CommandId[])[] = [
  ['paste', 'select-all'],
  ['unlock-all', 'show-hidden'],
  ['zoom-to-fit', 'toggle-grid'],
]
/** Those who only look are not shown a list of what they may not do. */
const forViewers: readonly (readonly CommandId[])[] = [
  ['copy', 'select-all'],
  ['zoom-to-fit', 'toggle-grid'],
]

interface CanvasContextMenuProps {
  /** Where it opens, CSS pixels of the window. */
  readonly at: Point
  /** What lies there and is locked, when nothing else does. */
  readonly locked: string | null
  readonly onClose: () => void
}

/** About what is selected, or about the canvas. Default export: loaded after the screen. */
export default function CanvasContextMenu({ at, locked, onClose }: CanvasContextMenuProps) {
  const { selection, readOnly } = useEditor().state.getState()
  // What it is about stays while it is open.
  const [groups] = useState(readOnly ? forViewers : selection.size > 0 ? forSelection : forNothing)
  return (
    <DropdownMenu open onOpenChange={(open) => !open && onClose()}>
      <DropdownMenuTrigger asChild>
        <span aria-hidden className="pointer-events-none fixed size-0" style={{ left: at.x, top: at.y }} />
      </DropdownMenuTrigger>
      <DropdownMenuContent aria-label="What can be done here" sideOffset={2} onCloseAutoFocus={returnFocus}>
        {locked !== null && <UnlockItem id={locked} />}
        {groups.map((group, index) => (
          <Fragment key={group[0]}>
            {(index > 0 || locked !== null) && <DropdownMenuSeparator />}
            {group.map((id) => (
              <CommandItem key={id} id={id} />
            ))}
          </Fragment>
        ))}
      </DropdownMenuContent>
    </DropdownMenu>
  )
}

/** Not a command of the table: it is about what lies here, which a key could not say. */
function UnlockItem({ id }: { id: string }) {
  const editor = useEditor()
  function unlock() {
    const element = editor.document.get(id)
    // Others may have deleted it while the menu was open.
    if (!element) return
    const { changes, selection = [] } = unlockAround(editor.document, element)
    editor.commit(changes)
    editor.setTool('select')
    editor.select(selection)
  }
  return <DropdownMenuItem onSelect={unlock}>Unlock</DropdownMenuItem>
}

function CommandItem({ id }: { id: CommandId }) {
  const run = useRun()
  const m = useMessages()
  const enabled = useCanRun(id)
  return (
    <DropdownMenuItem
      disabled={!enabled}
      danger={id === 'delete'}
      shortcut={shortcutOf(id)}
      onSelect={() => run(id)}
    >
      {m.commands[id]}
    </DropdownMenuItem>
  )
}
