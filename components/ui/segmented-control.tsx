'use client'

import { clsx } from 'clsx'
import type { LucideProps } from 'lucide-react'
import * as Radix from 'radix-ui/toggle-group'
import type { ComponentType } from 'react'
import { Tooltip } from './tooltip'

export interface Segment<V extends string> {
  readonly value: V
  readonly label: string
  /** What stands in the segment; the label when absent. */
  readonly icon?: ComponentType<LucideProps>
}

interface SegmentedControlProps<V extends string> {
  readonly label: string
  /** null: the selected things differ. */
  readonly value: V | null
  readonly segments: readonly Segment<V>[]
  readonly onChange: (value: V) => void
}

/** One of a few, all in sight. */
export function SegmentedControl<V extends string>({
  label,
  value,
  segments,
  onChange,
}: SegmentedControlProps<V>) {
  return (
    <Radix.Root
      type="single"
      aria-label={label}
      value={value ?? ''}
      // A click on the chosen one would choose none.
      onValueChange={(next) => next !== '' && onChange(next as V)}
      className="flex h-7 w-full gap-px rounded-md bg-sunken p-0.5"
    >
      {segments.map((segment) => (
        <SegmentItem key={segment.value} {...segment} />
      ))}
    </Radix.Root>
  )
}

function SegmentItem<V extends string>({ value, label, icon: Icon }: Segment<V>) {
  const item = (
    <Radix.Item
      value={value}
      aria-label={label}
      className={clsx(
        'flex h-6 min-w-0 flex-1 items-center justify-center rounded-sm font-medium text-muted text-sm transition-colors hover:text-text',
        'aria-checked:bg-surface aria-checked:text-accent aria-checked:shadow-panel',
        'dark:aria-checked:bg-press',
      )}
    >
      {Icon ? <Icon className="size-4" strokeWidth={1.75} aria-hidden /> : label}
    </Radix.Item>
  )
  return Icon ? <Tooltip label={label}>{item}</Tooltip> : item
}
