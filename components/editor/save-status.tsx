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
import { lazy, Suspense } from 'react'
import type { SaveStatus as Status } from '../../lib/sync/contracts'
import { Popover, PopoverContent, PopoverTrigger } from '../ui/popover'
import { Skeleton } from '../ui/skeleton'
import { useSaveStatus } from './editor-context'

const SaveDetails = lazy(() => import('./save-details'))

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

/** Tells the truth about saving, and more of it when opened. */
export function SaveStatus() {
  const status = useSaveStatus()
  // Work that would not survive this tab is a worry in any state.
  const look = status.storage === 'ok' ? looks[status.state] : looks.error
  const Icon = look.icon
  return (
    <Popover>
      <div role="status" aria-label="Save status" data-state={status.state} className="flex min-w-0">
        <PopoverTrigger
          className={clsx(
            'flex h-7 min-w-0 items-center gap-1.5 rounded-md px-2 font-medium text-sm transition-colors hover:bg-hover',
            look.tone,
          )}
        >
          <Icon
            className={clsx('size-3.5 shrink-0', status.state === 'saving' && 'animate-spin')}
            strokeWidth={2}
            aria-hidden
          />
          <span className="max-w-72 truncate max-lg:max-w-44">{status.message}</span>
        </PopoverTrigger>
      </div>
      <PopoverContent label="Saving" align="start" className="w-88 p-4">
        <Suspense fallback={<Skeleton className="h-20" />}>
          <SaveDetails />
        </Suspense>
      </PopoverContent>
    </Popover>
  )
}

export function changes(count: number): string {
  return count === 1 ? '1 change' : `${count.toLocaleString('en')} changes`
}
