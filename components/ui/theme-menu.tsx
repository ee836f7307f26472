'use client'

import { Monitor, Moon, Sun } from 'lucide-react'
import { useMessages } from '../messages/messages-provider'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuTrigger,
} from './dropdown-menu'
import { type ThemeChoice, useTheme } from './theme'

const icons = { system: Monitor, light: Sun, dark: Moon } as const

export function ThemeMenu() {
  const m = useMessages()
  const { choice, setTheme } = useTheme()
  const Icon = icons[choice]
  return (
    <DropdownMenu>
      <DropdownMenuTrigger
        aria-label={m.screen.theme}
        className="inline-flex size-8 shrink-0 items-center justify-center rounded-md text-muted hover:bg-hover hover:text-text data-[state=open]:bg-press"
      >
        <Icon className="size-4" strokeWidth={1.75} aria-hidden />
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end" className="min-w-36">
        <DropdownMenuRadioGroup value={choice} onValueChange={(next) => setTheme(next as ThemeChoice)}>
          <DropdownMenuRadioItem value="system">{m.screen.themeSystem}</DropdownMenuRadioItem>
          <DropdownMenuRadioItem value="light">{m.screen.themeLight}</DropdownMenuRadioItem>
          <DropdownMenuRadioItem value="dark">{m.screen.themeDark}</DropdownMenuRadioItem>
        </DropdownMenuRadioGroup>
      </DropdownMenuContent>
    </DropdownMenu>
  )
}
