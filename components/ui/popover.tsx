'use client'

import { clsx } from 'clsx'
import * as Radix from 'radix-ui/popover'
import type { ComponentProps } from 'react'

export const Popover = Radix.Root
export const PopoverTrigger = Radix.Trigger
export const PopoverAnchor = Radix.Anchor
export const PopoverClose = Radix.Close

export function PopoverContent({ className, ...props }: ComponentProps<typeof Radix.Content>) {
  return (
    <Radix.Portal>
      <Radix.Content
        sideOffset={8}
        collisionPadding={12}
        className={clsx(
          'fade-in-0 zoom-in-98 z-50 rounded-lg border border-line bg-surface p-3 shadow-float outline-none data-[state=open]:animate-in data-[state=open]:duration-100',
          className,
        )}
        {...props}
      />
    </Radix.Portal>
  )
}
