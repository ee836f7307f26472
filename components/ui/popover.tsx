'use client'

import { clsx } from 'clsx'
import * as Radix from 'radix-ui/popover'
import type { ComponentProps } from 'react'
import { landmark } from './landmark'

export const Popover = Radix.Root
export const PopoverTrigger = Radix.Trigger
export const PopoverAnchor = Radix.Anchor

interface PopoverContentProps extends ComponentProps<typeof Radix.Content> {
  /** The accessible name. */
  readonly label: string
  /** Within the dialog that it belongs to: what is outside of one takes no keys. */
  readonly inPlace?: boolean
}

export function PopoverContent({ label, inPlace = false, className, ...props }: PopoverContentProps) {
  const content = (
    <Radix.Content
      aria-label={label}
      sideOffset={8}
      collisionPadding={12}
      className={clsx(
        'fade-in-0 zoom-in-98 z-50 rounded-lg border border-line bg-surface p-3 shadow-float outline-none data-[state=open]:animate-in data-[state=open]:duration-100',
        className,
      )}
      {...props}
    />
  )
  return inPlace ? content : <Radix.Portal container={landmark()}>{content}</Radix.Portal>
}
