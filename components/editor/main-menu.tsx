'use client'

import { Download, FolderOpen, Grid3x3, Keyboard, Monitor, Moon, PencilLine, Sun, Upload } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useRef } from 'react'
import {
  DropdownMenu,
  DropdownMenuCheckItem,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
  DropdownMenuSub,
  DropdownMenuTrigger,
} from '../ui/dropdown-menu'
import { type ThemeChoice, useTheme } from '../ui/theme'
import { showDialog } from './dialogs'
import { useEditorState } from './editor-context'
import { focusTitle, returnFocus } from './focus'
import { MenuButton } from './menu-button'
import { shortcutOf } from './shortcuts'
import { useRun } from './use-run'

const themeIcons = { system: Monitor, light: Sun, dark: Moon } as const

interface MainMenuProps {
  readonly onImport: () => void
  readonly defaultOpen: boolean
}

/** Default export: loaded after the screen. */
export default function MainMenu({ onImport, defaultOpen }: MainMenuProps) {
  const run = useRun()
  const router = useRouter()
  const { choice, setTheme } = useTheme()
  const grid = useEditorState((state) => state.grid)
  const readOnly = useEditorState((state) => state.readOnly)
  // The title takes the focus that the menu would give back to its button.
  const renames = useRef(false)
  function rename() {
    renames.current = true
    requestAnimationFrame(focusTitle)
  }

  return (
    <DropdownMenu defaultOpen={defaultOpen}>
      <DropdownMenuTrigger asChild>
        <MenuButton />
      </DropdownMenuTrigger>
      <DropdownMenuContent
        onCloseAutoFocus={(event) => {
          if (renames.current) event.preventDefault()
          else returnFocus(event)
          renames.current = false
        }}
      >
        <DropdownMenuItem icon={FolderOpen} onSelect={() => router.push('/canvases')}>
          All canvases
        </DropdownMenuItem>
        {!readOnly && (
          <DropdownMenuItem icon={PencilLine} onSelect={rename}>
            Rename
          </DropdownMenuItem>
        )}
        <DropdownMenuSeparator />
        {!readOnly && (
          <DropdownMenuItem icon={Upload} onSelect={onImport}>
            Import…
          </DropdownMenuItem>
        )}
        <DropdownMenuItem icon={Download} onSelect={() => showDialog({ kind: 'export' })}>
          Export…
        </DropdownMenuItem>
        <DropdownMenuSeparator />
        <DropdownMenuCheckItem
          icon={Grid3x3}
          shortcut={shortcutOf('toggle-grid')}
          checked={grid}
          onCheckedChange={() => run('toggle-grid')}
        >
          Grid
        </DropdownMenuCheckItem>
        <DropdownMenuSub icon={themeIcons[choice]} label="Theme">
          <DropdownMenuRadioGroup value={choice} onValueChange={(next) => setTheme(next as ThemeChoice)}>
            <DropdownMenuRadioItem value="system">System</DropdownMenuRadioItem>
            <DropdownMenuRadioItem value="light">Light</DropdownMenuRadioItem>
            <DropdownMenuRadioItem value="dark">Dark</DropdownMenuRadioItem>
          </DropdownMenuRadioGroup>
        </DropdownMenuSub>
        <DropdownMenuSeparator />
        <DropdownMenuItem icon={Keyboard} shortcut="?" onSelect={() => showDialog({ kind: 'shortcuts' })}>
          Keyboard shortcuts
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  )
}
