'use client'

import { Grid3x3, Magnet, Ruler, SeparatorVertical } from 'lucide-react'
import { areGuidesLocked, hasGuides } from '../../lib/editor/commands/guides'
import { useMessages } from '../messages/messages-provider'
import { DropdownMenuCheckItem, DropdownMenuItem, DropdownMenuSub } from '../ui/dropdown-menu'
import { useEditor, useEditorState } from './editor-context'
import { shortcutOf } from './shortcuts'
import { useRun } from './use-run'

/** What helps to align things: seen or not, as this person likes. */
export function ViewMenuItems() {
  const m = useMessages()
  const run = useRun()
  const editor = useEditor()
  const grid = useEditorState((state) => state.grid)
  const rulers = useEditorState((state) => state.rulers)
  const snapsToObjects = useEditorState((state) => state.snapsToObjects)
  const guidesShown = useEditorState((state) => state.guidesShown)
  const readOnly = useEditorState((state) => state.readOnly)
  const choices = [
    ['toggle-grid', Grid3x3, grid],
    ['toggle-rulers', Ruler, rulers],
    ['toggle-snapping', Magnet, snapsToObjects],
  ] as const
  const canChange = !readOnly && hasGuides(editor.document)
  return (
    <>
      {choices.map(([id, icon, isOn]) => (
        <DropdownMenuCheckItem
          key={id}
          icon={icon}
          shortcut={shortcutOf(id)}
          checked={isOn}
          onCheckedChange={() => run(id)}
        >
          {m.commands[id]}
        </DropdownMenuCheckItem>
      ))}
      <DropdownMenuSub icon={SeparatorVertical} label={m.commands['toggle-guides']}>
        <DropdownMenuCheckItem
          shortcut={shortcutOf('toggle-guides')}
          checked={guidesShown}
          onCheckedChange={() => run('toggle-guides')}
        >
          {m.guides.show}
        </DropdownMenuCheckItem>
        <DropdownMenuCheckItem
          disabled={!canChange}
          checked={areGuidesLocked(editor.document)}
          onCheckedChange={() => run('lock-guides')}
        >
          {m.commands['lock-guides']}
        </DropdownMenuCheckItem>
        <DropdownMenuItem disabled={!canChange} onSelect={() => run('clear-guides')}>
          {m.commands['clear-guides']}
        </DropdownMenuItem>
      </DropdownMenuSub>
    </>
  )
}
