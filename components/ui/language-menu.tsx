'use client'

import { Languages } from 'lucide-react'
import { useMessages } from '../messages/messages-provider'
import { DropdownMenu, DropdownMenuContent, DropdownMenuTrigger } from './dropdown-menu'
import { LanguageItems } from './language-items'

export function LanguageMenu() {
  const m = useMessages()
  return (
    <DropdownMenu>
      <DropdownMenuTrigger
        aria-label={m.screen.language}
        className="inline-flex size-8 shrink-0 items-center justify-center rounded-md text-muted hover:bg-hover hover:text-text data-[state=open]:bg-press"
      >
        <Languages className="size-4" strokeWidth={1.75} aria-hidden />
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end" className="min-w-36">
        <LanguageItems />
      </DropdownMenuContent>
    </DropdownMenu>
  )
}
