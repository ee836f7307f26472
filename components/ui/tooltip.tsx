'use client'

import * as Radix from 'radix-ui/tooltip'
import type { ReactNode } from 'react'
import { landmark } from './landmark'

export function TooltipProvider({ children }: { children: ReactNode }) {
  return (
    <Radix.Provider delayDuration={450} skipDelayDuration={250}>
      {children}
    </Radix.Provider>
  )
}

interface TooltipProps {
  readonly label: string
  /** Shown after the label, such as "V" or "⌘Z". */
  readonly shortcut?: string | null | undefined
  readonly side?: 'top' | 'right' | 'bottom' | 'left' | undefined
  readonly children: ReactNode
}

/** Names its one child for the eye; the child carries its own accessible name. */
export function Tooltip({ label, shortcut, side = 'bottom', children }: TooltipProps) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal container={landmark()}>
        <Radix.Content
          side={side}
          sideOffset={8}
          collisionPadding={8}
          className="fade-in-0 zoom-in-95 z-50 flex select-none items-center gap-2 rounded-sm bg-tip px-2 py-1 font-medium text-sm text-tip-text shadow-float data-[state=delayed-open]:animate-in data-[state=delayed-open]:duration-100"
        >
          {label}
          {shortcut && <span className="opacity-65">{shortcut}</span>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
