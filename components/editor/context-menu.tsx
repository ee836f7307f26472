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
  DropdownMenuSub,
  DropdownMenuTrigger,
} from '../ui/dropdown-menu'
import { useEditor } from './editor-context'
import { returnFocus } from './focus'
import { alwaysShown, forNothing, forSelection, forViewers, type MenuLine, type MenuPlan } from './menu-plan'
import { type CommandId, commandOf, shortcutOf } from './shortcuts'
import { useCanRun, useRun } from './use-run'

interface CanvasContextMenuProps {
  /** Where it opens, CSS pixels of the window. */
  readonly at: Point
  /** What lies there and is locked, when nothing else does. */
  readonly locked: string | null
  readonly onClose: () => void
}

/** About what is selected, or about the canvas. Default export: loaded after the screen. */
export default function CanvasContextMenu({ at, locked, onClose }: CanvasContextMenuProps) {
  const m = useMessages()
  const editor = useEditor()
  // What it is about stays while it is open.
  const [parts] = useState(() => {
    const { selection, readOnly } = editor.state.getState()
    const plan = readOnly ? forViewers : selection.size > 0 ? forSelection : forNothing
    return meaningful(plan, (id) => commandOf(id).canRun(editor))
  })
  return (
    <DropdownMenu open onOpenChange={(open) => !open && onClose()}>
      <DropdownMenuTrigger asChild>
        <span aria-hidden className="pointer-events-none fixed size-0" style={{ left: at.x, top: at.y }} />
      </DropdownMenuTrigger>
      <DropdownMenuContent
        aria-label={m.panels.contextMenu.title}
        sideOffset={2}
        onCloseAutoFocus={returnFocus}
        // The press that opened it by touch ends over it, and a second right press means this menu as well.
        onContextMenu={(event) => event.preventDefault()}
      >
        {locked !== null && <UnlockItem id={locked} />}
        {parts.map((lines, index) => (
          <Fragment key={keyOf(lines[0])}>
            {(index > 0 || locked !== null) && <DropdownMenuSeparator />}
            {lines.map((line) =>
              typeof line === 'string' ? (
                <CommandItem key={line} id={line} />
              ) : (
                <DropdownMenuSub key={line.submenu} label={m.panels.contextMenu[line.submenu]}>
                  {line.ids.map((id) => (
                    <CommandItem key={id} id={id} />
                  ))}
                </DropdownMenuSub>
              ),
            )}
          </Fragment>
        ))}
      </DropdownMenuContent>
    </DropdownMenu>
  )
}

/** Without what cannot be done here and now, and without parts that are empty then. */
function meaningful(plan: MenuPlan, canRun: (id: CommandId) => boolean): MenuPlan {
  return plan
    .map((lines) =>
      lines.filter((line) =>
        typeof line === 'string' ? alwaysShown.has(line) || canRun(line) : line.ids.some(canRun),
      ),
    )
    .filter((lines) => lines.length > 0)
}

function keyOf(line: MenuLine | undefined): string {
  return typeof line === 'object' ? line.submenu : (line ?? '')
}

/** Not a command of the table: it is about what lies here, which a key could not say. */
function UnlockItem({ id }: { id: string }) {
  const m = useMessages()
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
  return <DropdownMenuItem onSelect={unlock}>{m.panels.layers.unlock}</DropdownMenuItem>
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
