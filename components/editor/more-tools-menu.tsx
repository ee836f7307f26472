'use client'

import type { ToolName } from '../../lib/editor/editor'
import { useMessages } from '../messages/messages-provider'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuTrigger,
} from '../ui/dropdown-menu'
import { menuClasses } from '../ui/menu-classes'
import type { RovingStop } from '../ui/roving-focus'
import { useEditor, useEditorState } from './editor-context'
import { returnFocus } from './focus'
import { MoreToolsButton } from './more-tools-button'
import { shortcutOf } from './shortcuts'
import { moreTools } from './tools'

interface MoreToolsMenuProps {
  readonly defaultOpen: boolean
  /** The place of its button in the toolbar. */
  readonly stop: RovingStop
}

/** The tools that are wanted more rarely. Default export: loaded after the screen. */
export default function MoreToolsMenu({ defaultOpen, stop }: MoreToolsMenuProps) {
  const m = useMessages()
  const editor = useEditor()
  const tool = useEditorState((state) => state.tool)
  return (
    <DropdownMenu defaultOpen={defaultOpen}>
      <DropdownMenuTrigger asChild>
        <MoreToolsButton {...stop} />
      </DropdownMenuTrigger>
      <DropdownMenuContent side="top" align="end" onCloseAutoFocus={returnFocus}>
        <DropdownMenuRadioGroup value={tool} onValueChange={(next) => editor.setTool(next as ToolName)}>
          {moreTools.map(({ tool: name, icon: Icon }) => (
            <DropdownMenuRadioItem key={name} value={name}>
              <Icon className={menuClasses.icon} strokeWidth={1.75} aria-hidden />
              {m.commands[`tool.${name}`]}
              <span aria-hidden className={menuClasses.shortcut}>
                {shortcutOf(`tool.${name}`)}
              </span>
            </DropdownMenuRadioItem>
          ))}
        </DropdownMenuRadioGroup>
      </DropdownMenuContent>
    </DropdownMenu>
  )
}
