'use client'

import type { LucideIcon } from 'lucide-react'
import { useMessages } from '../../messages/messages-provider'
import { IconButton } from '../../ui/icon-button'
import { type CommandId, shortcutOf } from '../shortcuts'
import { useCanRun, useRun } from '../use-run'

/** A command of the table as a small button. */
export function CommandButton({ id, icon }: { id: CommandId; icon: LucideIcon }) {
  const m = useMessages()
  const run = useRun()
  const enabled = useCanRun(id)
  return (
    <IconButton
      icon={icon}
      label={m.commands[id]}
      shortcut={shortcutOf(id)}
      size="small"
      disabled={!enabled}
      onClick={() => run(id)}
    />
  )
}
