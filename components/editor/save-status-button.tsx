'use client'

import { clsx } from 'clsx'
import {
  Check,
  CloudAlert,
  CloudOff,
  LoaderCircle,
  type LucideIcon,
  Pencil,
  TriangleAlert,
} from 'lucide-react'
import type { ComponentProps } from 'react'
import type { SaveStatus as Status } from '../../lib/sync/contracts'
import { useMessages } from '../messages/messages-provider'
import { useSaveStatus } from './editor-context'
import { sayStatus } from './save-words'

interface Look {
  readonly icon: LucideIcon
  readonly tone: string
}

const looks: Record<Status['state'], Look> = {
  saved: { icon: Check, tone: 'text-muted' },
  dirty: { icon: Pencil, tone: 'text-muted' },
  saving: { icon: LoaderCircle, tone: 'text-muted' },
  offline: { icon: CloudOff, tone: 'text-warning bg-warning-soft' },
  conflict: { icon: TriangleAlert, tone: 'text-warning bg-warning-soft' },
  error: { icon: CloudAlert, tone: 'text-danger bg-danger-soft' },
}

/** The words; they stand alone until the details behind them are loaded. */
export function SaveStatusButton(props: ComponentProps<'button'>) {
  const m = useMessages()
  const status = useSaveStatus()
  // Work that would not survive this tab is a worry in any state.
  const look = status.storage === 'ok' ? looks[status.state] : looks.error
  const Icon = look.icon
  return (
    <button
      type="button"
      className={clsx(
        'flex h-7 min-w-0 items-center gap-1.5 rounded-md px-2 font-medium text-sm transition-colors hover:bg-hover',
        look.tone,
      )}
      {...props}
    >
      <Icon
        className={clsx('size-3.5 shrink-0', status.state === 'saving' && 'animate-spin')}
        strokeWidth={2}
        aria-hidden
      />
      <span className="max-w-72 truncate max-lg:max-w-44">{sayStatus(m, status)}</span>
    </button>
  )
}
