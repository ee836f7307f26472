'use client'

import { clsx } from 'clsx'
import type { LucideIcon } from 'lucide-react'
import type { ComponentProps } from 'react'
import { Tooltip, type TooltipSide } from './tooltip'

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children'> {
  readonly icon: LucideIcon
  /** The accessible name, and the tooltip. */
  readonly label: string
  readonly shortcut?: string | null | undefined
  readonly side?: TooltipSide | undefined
  readonly size?: 'small' | 'medium'
}

const sizes = { small: 'size-7', medium: 'size-8' } as const

/** A disabled one keeps its tooltip and its place in the tab order, so that its name can be found out. */
export function IconButton({
  icon: Icon,
  label,
  shortcut,
  side,
  size = 'medium',
  disabled,
  className,
  onClick,
  type = 'button',
  ...props
}: IconButtonProps) {
  return (
    <Tooltip label={label} shortcut={shortcut} side={side}>
      <button
        type={type}
        aria-label={label}
        aria-disabled={disabled || undefined}
        onClick={disabled ? undefined : onClick}
        className={clsx(
          'inline-flex shrink-0 items-center justify-center rounded-md text-text transition-colors duration-100',
          disabled ? 'opacity-35' : 'hover:bg-hover active:bg-press data-[state=open]:bg-press',
          sizes[size],
          className,
        )}
        {...props}
      >
        <Icon className="size-4" strokeWidth={1.75} aria-hidden />
      </button>
    </Tooltip>
  )
}
