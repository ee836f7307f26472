'use client'

import { Maximize, Minus, Plus, Redo2, Undo2 } from 'lucide-react'
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuTrigger } from '../ui/dropdown-menu'
import { IconButton } from '../ui/icon-button'
import { useEditorState } from './editor-context'
import { shortcutOf } from './shortcuts'
import { useRun } from './use-run'

/** Undo, redo, and how near the drawing is. */
export function ViewControls() {
  const run = useRun()
  const canUndo = useEditorState((state) => state.canUndo)
  const canRedo = useEditorState((state) => state.canRedo)
  const readOnly = useEditorState((state) => state.readOnly)
  return (
    <div className="pointer-events-auto flex items-center gap-2">
      {!readOnly && (
        <div className="panel flex items-center gap-0.5 p-1">
          <IconButton
            icon={Undo2}
            label="Undo"
            side="top"
            shortcut={shortcutOf('undo')}
            disabled={!canUndo}
            onClick={() => run('undo')}
          />
          <IconButton
            icon={Redo2}
            label="Redo"
            side="top"
            shortcut={shortcutOf('redo')}
            disabled={!canRedo}
            onClick={() => run('redo')}
          />
        </div>
      )}
      <div className="panel flex items-center gap-0.5 p-1">
        <IconButton
          icon={Minus}
          label="Zoom out"
          side="top"
          shortcut={shortcutOf('zoom-out')}
          onClick={() => run('zoom-out')}
        />
        <ZoomMenu />
        <IconButton
          icon={Plus}
          label="Zoom in"
          side="top"
          shortcut={shortcutOf('zoom-in')}
          onClick={() => run('zoom-in')}
        />
        <IconButton
          icon={Maximize}
          label="Zoom to fit"
          side="top"
          shortcut={shortcutOf('zoom-to-fit')}
          onClick={() => run('zoom-to-fit')}
          className="max-lg:hidden"
        />
      </div>
    </div>
  )
}

function ZoomMenu() {
  const run = useRun()
  const percent = useEditorState((state) => Math.round(state.camera.zoom * 100))
  const hasSelection = useEditorState((state) => state.selection.size > 0)
  return (
    <DropdownMenu>
      <DropdownMenuTrigger
        aria-label={`Zoom, ${percent} %`}
        className="h-8 w-14 rounded-md text-center text-sm tabular-nums hover:bg-hover data-[state=open]:bg-press"
      >
        {percent}%
      </DropdownMenuTrigger>
      <DropdownMenuContent side="top">
        <DropdownMenuItem shortcut={shortcutOf('zoom-to-100')} onSelect={() => run('zoom-to-100')}>
          Zoom to 100 %
        </DropdownMenuItem>
        <DropdownMenuItem shortcut={shortcutOf('zoom-to-fit')} onSelect={() => run('zoom-to-fit')}>
          Zoom to fit
        </DropdownMenuItem>
        <DropdownMenuItem
          disabled={!hasSelection}
          shortcut={shortcutOf('zoom-to-selection')}
          onSelect={() => run('zoom-to-selection')}
        >
          Zoom to selection
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  )
}
