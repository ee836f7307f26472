'use client'

import { clsx } from 'clsx'
import * as Radix from 'radix-ui/context-menu'
import type { ComponentProps } from 'react'
import { landmark } from './landmark'
import { menuClasses } from './menu-classes'

export const ContextMenu = Radix.Root
export const ContextMenuTrigger = Radix.Trigger

export function ContextMenuContent(props: ComponentProps<typeof Radix.Content>) {
  return (
    <Radix.Portal container={landmark()}>
      <Radix.Content collisionPadding={12} className={menuClasses.content} {...props} />
    </Radix.Portal>
  )
}

interface ItemProps extends ComponentProps<typeof Radix.Item> {
  readonly shortcut?: string | null
  readonly danger?: boolean
}

export function ContextMenuItem({ shortcut, danger, children, ...props }: ItemProps) {
  return (
    <Radix.Item
      data-danger={danger || undefined}
      className={clsx(menuClasses.item, danger && menuClasses.dangerItem)}
      {...props}
    >
      {children}
      {shortcut && (
        <span aria-hidden className={menuClasses.shortcut}>
          {shortcut}
        </span>
      )}
    </Radix.Item>
  )
}

export function ContextMenuSeparator() {
  return <Radix.Separator className={menuClasses.separator} />
}
