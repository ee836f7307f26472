'use client'

import { useMessages } from '../messages/messages-provider'
import { type DrawingThemeChoice, setDrawingTheme, useDrawingTheme } from './drawing-theme'
import { DropdownMenuRadioGroup, DropdownMenuRadioItem } from './dropdown-menu'

/** The drawing may be light in a dark app, and the other way round. */
export function DrawingThemeItems() {
  const m = useMessages()
  const { choice } = useDrawingTheme()
  return (
    <DropdownMenuRadioGroup
      aria-label={m.appearance.drawing}
      value={choice}
      onValueChange={(next) => setDrawingTheme(next as DrawingThemeChoice)}
    >
      <DropdownMenuRadioItem value="app">{m.appearance.likeApp}</DropdownMenuRadioItem>
      <DropdownMenuRadioItem value="light">{m.appearance.light}</DropdownMenuRadioItem>
      <DropdownMenuRadioItem value="dark">{m.appearance.dark}</DropdownMenuRadioItem>
    </DropdownMenuRadioGroup>
  )
}
