'use client'

import { Fragment, type MouseEvent, type ReactNode, useState } from 'react'
import { toCanvas } from '../../lib/editor/camera'
import {
  ContextMenu,
  ContextMenuContent,
  ContextMenuItem,
  ContextMenuSeparator,
  ContextMenuTrigger,
} from '../ui/context-menu'
import { useEditor } from './editor-context'
import { focusCanvas } from './focus'
import { type CommandId, labelOf, shortcutOf } from './shortcuts'
import { useCanRun, useRun } from './use-run'

/** In groups, as they stand in the menu. */
const forSelection: readonly (readonly CommandId[])[] = [
  ['cut', 'copy', 'paste', 'duplicate'],
  ['bring-to-front', 'bring-forward', 'send-backward', 'send-to-back'],
  ['group', 'ungroup'],
  ['delete'],
]
const forNothing: readonly (readonly CommandId[])[] = [
  ['paste', 'select-all'],
  ['zoom-to-fit', 'toggle-grid'],
]

export function CanvasContextMenu({ children }: { children: ReactNode }) {
  const editor = useEditor()
  const [groups, setGroups] = useState(forNothing)

  /** What is under the pointer is what the menu is about. */
  function pointAt(event: MouseEvent) {
    const box = event.currentTarget.getBoundingClientRect()
    const point = { x: event.clientX - box.left, y: event.clientY - box.top }
    const state = editor.state.getState()
    const hit = editor.hitTest(toCanvas(state.camera, point), 6)
    if (hit && !state.selection.has(hit.id)) editor.select([hit.id])
    if (!hit) editor.select([])
    setGroups(editor.state.getState().selection.size > 0 ? forSelection : forNothing)
  }

  return (
    <ContextMenu modal={false}>
      <ContextMenuTrigger asChild onContextMenu={pointAt}>
        <div className="absolute inset-0">{children}</div>
      </ContextMenuTrigger>
      <ContextMenuContent
        onCloseAutoFocus={(event) => {
          event.preventDefault()
          focusCanvas()
        }}
      >
        {groups.map((group, index) => (
          <Fragment key={group[0]}>
            {index > 0 && <ContextMenuSeparator />}
            {group.map((id) => (
              <CommandItem key={id} id={id} />
            ))}
          </Fragment>
        ))}
      </ContextMenuContent>
    </ContextMenu>
  )
}

function CommandItem({ id }: { id: CommandId }) {
  const run = useRun()
  const enabled = useCanRun(id)
  return (
    <ContextMenuItem
      disabled={!enabled}
      danger={id === 'delete'}
      shortcut={shortcutOf(id)}
      onSelect={() => run(id)}
    >
      {labelOf(id)}
    </ContextMenuItem>
  )
}
