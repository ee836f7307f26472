import type { Style } from '../../lib/editor/style'
import { currentMessages } from '../messages/messages-provider'
import { toast } from '../ui/toast'
import { shortcutOf } from './shortcuts'

/** Of this visit, on whatever canvas it goes on: the system's clipboard keeps what else was copied. */
let kept: Partial<Style> | null = null

export function keepStyle(style: Partial<Style>): void {
  kept = style
}

/** The style copied last; says how to copy one when there is none. */
export function keptStyle(): Partial<Style> | null {
  if (kept) return kept
  const { editing, format } = currentMessages()
  toast(editing.noStyle, {
    description: format(editing.noStyleText, { keys: shortcutOf('copy-style') ?? '' }),
  })
  return null
}
