'use client'

import { clsx } from 'clsx'
import type { LucideIcon } from 'lucide-react'
import type { Style } from '../../../lib/editor/style'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuTrigger,
} from '../../ui/dropdown-menu'
import { HeadArrow, HeadBar, HeadDiamond, HeadDot, HeadNone, HeadTriangle } from '../icons'

type Head = Style['endHead']

const heads: readonly { value: Head; label: string; icon: LucideIcon }[] = [
  { value: 'none', label: 'None', icon: HeadNone },
  { value: 'arrow', label: 'Arrow', icon: HeadArrow },
  { value: 'triangle', label: 'Triangle', icon: HeadTriangle },
  { value: 'dot', label: 'Dot', icon: HeadDot },
  { value: 'bar', label: 'Bar', icon: HeadBar },
  { value: 'diamond', label: 'Diamond', icon: HeadDiamond },
]

interface HeadPickerProps {
  readonly label: string
  /** null: the selected arrows differ. */
  readonly value: Head | null
  /** Points to the left, as a line's start does. */
  readonly flipped?: boolean
  readonly onChange: (head: Head) => void
}

export function HeadPicker({ label, value, flipped = false, onChange }: HeadPickerProps) {
  const chosen = heads.find((head) => head.value === value)
  const Icon = chosen?.icon ?? HeadNone
  return (
    <DropdownMenu>
      <DropdownMenuTrigger
        aria-label={`${label}: ${chosen?.label ?? 'Mixed'}`}
        className="flex h-7 items-center justify-center rounded-md bg-sunken text-text hover:bg-press data-[state=open]:ring-2 data-[state=open]:ring-accent"
      >
        <Icon
          className={clsx('size-4.5', flipped && '-scale-x-100', !chosen && 'opacity-40')}
          strokeWidth={1.75}
          aria-hidden
        />
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end" className="min-w-40">
        <DropdownMenuRadioGroup value={value ?? ''} onValueChange={(next) => onChange(next as Head)}>
          {heads.map(({ value: own, label: name, icon: HeadIcon }) => (
            <DropdownMenuRadioItem key={own} value={own}>
              <HeadIcon
                className={clsx('size-4.5 text-muted', flipped && '-scale-x-100')}
                strokeWidth={1.75}
                aria-hidden
              />
              {name}
            </DropdownMenuRadioItem>
          ))}
        </DropdownMenuRadioGroup>
      </DropdownMenuContent>
    </DropdownMenu>
  )
}
