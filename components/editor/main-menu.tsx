'use client'

import {
  Download,
  Expand,
  FolderOpen,
  Keyboard,
  Languages,
  Monitor,
  Moon,
  PencilLine,
  Presentation,
  Sun,
  Upload,
} from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useRef } from 'react'
import { useMessages } from '../messages/messages-provider'
import { DrawingThemeItems } from '../ui/drawing-theme-items'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
  DropdownMenuSub,
  DropdownMenuTrigger,
} from '../ui/dropdown-menu'
import { LanguageItems } from '../ui/language-items'
import { type ThemeChoice, useTheme } from '../ui/theme'
import { showDialog } from './dialogs'
import { useEditorState } from './editor-context'
import { focusTitle, returnFocus } from './focus'
import { MenuButton } from './menu-button'
import { shortcutOf } from './shortcuts'
import { useRun } from './use-run'
import { ViewMenuItems } from './view-menu-items'

const themeIcons = { system: Monitor, light: Sun, dark: Moon } as const

interface MainMenuProps {
  readonly onImport: () => void
  readonly defaultOpen: boolean
}

/** Default export: loaded after the screen. */
export default function MainMenu({ onImport, defaultOpen }: MainMenuProps) {
  const m = useMessages()
  const router = useRouter()
  const run = useRun()
  const { choice, setTheme } = useTheme()
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
          {m.menu.allCanvases}
        </DropdownMenuItem>
        {!readOnly && (
          <DropdownMenuItem icon={PencilLine} onSelect={rename}>
            {m.menu.rename}
          </DropdownMenuItem>
        )}
        <DropdownMenuSeparator />
        {!readOnly && (
          <DropdownMenuItem icon={Upload} onSelect={onImport}>
            {m.menu.import}
          </DropdownMenuItem>
        )}
        <DropdownMenuItem icon={Download} onSelect={() => showDialog({ kind: 'export' })}>
          {m.menu.export}
        </DropdownMenuItem>
        <DropdownMenuSeparator />
        <ViewMenuItems />
        <DropdownMenuItem
          icon={Presentation}
          shortcut={shortcutOf('present')}
          onSelect={() => run('present')}
        >
          {m.commands.present}
        </DropdownMenuItem>
        <DropdownMenuItem
          icon={Expand}
          shortcut={shortcutOf('toggle-zen')}
          onSelect={() => run('toggle-zen')}
        >
          {m.commands['toggle-zen']}
        </DropdownMenuItem>
        <DropdownMenuSeparator />
        <DropdownMenuSub icon={themeIcons[choice]} label={m.screen.theme}>
          <DropdownMenuLabel>{m.appearance.app}</DropdownMenuLabel>
          <DropdownMenuRadioGroup value={choice} onValueChange={(next) => setTheme(next as ThemeChoice)}>
            <DropdownMenuRadioItem value="system">{m.screen.themeSystem}</DropdownMenuRadioItem>
            <DropdownMenuRadioItem value="light">{m.screen.themeLight}</DropdownMenuRadioItem>
            <DropdownMenuRadioItem value="dark">{m.screen.themeDark}</DropdownMenuRadioItem>
          </DropdownMenuRadioGroup>
          <DropdownMenuSeparator />
          <DropdownMenuLabel>{m.appearance.drawing}</DropdownMenuLabel>
          <DrawingThemeItems />
        </DropdownMenuSub>
        <DropdownMenuSub icon={Languages} label={m.screen.language}>
          <LanguageItems />
        </DropdownMenuSub>
        <DropdownMenuSeparator />
        <DropdownMenuItem icon={Keyboard} shortcut="?" onSelect={() => showDialog({ kind: 'shortcuts' })}>
          {m.menu.shortcuts}
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  )
}
