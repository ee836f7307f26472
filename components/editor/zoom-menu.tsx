'use client'

import { useMessages } from '../messages/messages-provider'
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuTrigger } from '../ui/dropdown-menu'
import { useEditorState } from './editor-context'
import { returnFocus } from './focus'
import { shortcutOf } from './shortcuts'
import { useRun } from './use-run'
import { ZoomButton } from './zoom-button'

/** Default export: loaded after the screen. */
export default function ZoomMenu({ defaultOpen }: { defaultOpen: boolean }) {
  const m = useMessages()
  const run = useRun()
  const hasSelection = useEditorState((state) => state.selection.size > 0)
  return (
    <DropdownMenu defaultOpen={defaultOpen}>
      <DropdownMenuTrigger asChild>
        <ZoomButton />
      </DropdownMenuTrigger>
      <DropdownMenuContent side="top" onCloseAutoFocus={returnFocus}>
        <DropdownMenuItem shortcut={shortcutOf('zoom-to-100')} onSelect={() => run('zoom-to-100')}>
          {m.commands['zoom-to-100']}
        </DropdownMenuItem>
        <DropdownMenuItem shortcut={shortcutOf('zoom-to-fit')} onSelect={() => run('zoom-to-fit')}>
          {m.commands['zoom-to-fit']}
        </DropdownMenuItem>
        <DropdownMenuItem
          disabled={!hasSelection}
          shortcut={shortcutOf('zoom-to-selection')}
          onSelect={() => run('zoom-to-selection')}
        >
          {m.commands['zoom-to-selection']}
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  )
}
