'use client'

import { Map as MapIcon, Maximize, Minus, Plus, Redo2, Undo2 } from 'lucide-react'
import { lazy } from 'react'
import { useMessages } from '../messages/messages-provider'
import { IconButton } from '../ui/icon-button'
import { useEditorState } from './editor-context'
import { Later, menuPress } from './later'
import { togglePart, useScreenPart } from './screen-parts'
import { shortcutOf } from './shortcuts'
import { useRun } from './use-run'
import { ZoomButton } from './zoom-button'

/** Undo, redo, and how near the drawing is. */
export function ViewControls() {
  const m = useMessages()
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
            label={m.commands.undo}
            side="top"
            shortcut={shortcutOf('undo')}
            disabled={!canUndo}
            onClick={() => run('undo')}
          />
          <IconButton
            icon={Redo2}
            label={m.commands.redo}
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
          label={m.commands['zoom-out']}
          side="top"
          shortcut={shortcutOf('zoom-out')}
          onClick={() => run('zoom-out')}
        />
        <Zoom />
        <IconButton
          icon={Plus}
          label={m.commands['zoom-in']}
          side="top"
          shortcut={shortcutOf('zoom-in')}
          onClick={() => run('zoom-in')}
        />
        <IconButton
          icon={Maximize}
          label={m.commands['zoom-to-fit']}
          side="top"
          shortcut={shortcutOf('zoom-to-fit')}
          onClick={() => run('zoom-to-fit')}
          className="max-lg:hidden"
        />
        <MinimapButton />
      </div>
    </div>
  )
}

function MinimapButton() {
  const m = useMessages()
  const isOpen = useScreenPart((parts) => parts.minimap)
  return (
    <IconButton
      icon={MapIcon}
      label={m.commands['toggle-minimap']}
      side="top"
      shortcut={shortcutOf('toggle-minimap')}
      aria-pressed={isOpen}
      onClick={() => togglePart('minimap')}
      className="aria-pressed:text-accent max-lg:hidden"
    />
  )
}

const ZoomMenu = lazy(() => import('./zoom-menu'))

function Zoom() {
  return (
    <Later fallback={(press) => <ZoomButton {...menuPress(press)} />}>
      {(isWanted) => <ZoomMenu defaultOpen={isWanted} />}
    </Later>
  )
}
