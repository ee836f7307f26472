'use client'

import { clsx } from 'clsx'
import type { LucideIcon } from 'lucide-react'
import type { Style } from '../../../lib/editor/style'
import { useMessages } from '../../messages/messages-provider'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuTrigger,
} from '../../ui/dropdown-menu'
import {
  HeadArrow,
  HeadBar,
  HeadDiamond,
  HeadDiamondOutline,
  HeadDot,
  HeadDotOutline,
  HeadMany,
  HeadNone,
  HeadOne,
  HeadOneOrMany,
  HeadTriangle,
  HeadTriangleOutline,
} from '../icons'

type Head = Style['endHead']

const heads: readonly { value: Head; icon: LucideIcon }[] = [
  { value: 'none', icon: HeadNone },
  { value: 'arrow', icon: HeadArrow },
  { value: 'triangle', icon: HeadTriangle },
  { value: 'triangle-outline', icon: HeadTriangleOutline },
  { value: 'dot', icon: HeadDot },
  { value: 'dot-outline', icon: HeadDotOutline },
  { value: 'diamond', icon: HeadDiamond },
  { value: 'diamond-outline', icon: HeadDiamondOutline },
  { value: 'bar', icon: HeadBar },
  { value: 'one', icon: HeadOne },
  { value: 'many', icon: HeadMany },
  { value: 'one-or-many', icon: HeadOneOrMany },
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
  const m = useMessages()
  const chosen = heads.find((head) => head.value === value)
  const Icon = chosen?.icon ?? HeadNone
  return (
    <DropdownMenu>
      <DropdownMenuTrigger
        aria-label={`${label}: ${chosen ? m.heads[chosen.value] : m.screen.mixed}`}
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
          {heads.map(({ value: own, icon: HeadIcon }) => (
            <DropdownMenuRadioItem key={own} value={own}>
              <HeadIcon
                className={clsx('size-4.5 text-muted', flipped && '-scale-x-100')}
                strokeWidth={1.75}
                aria-hidden
              />
              {m.heads[own]}
            </DropdownMenuRadioItem>
          ))}
        </DropdownMenuRadioGroup>
      </DropdownMenuContent>
    </DropdownMenu>
  )
}
