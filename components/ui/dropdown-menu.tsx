'use client'

import { clsx } from 'clsx'
import { Check, ChevronRight, type LucideIcon } from 'lucide-react'
import * as Radix from 'radix-ui/dropdown-menu'
import type { ComponentProps, ReactNode } from 'react'
import { landmark } from './landmark'
import { menuClasses } from './menu-classes'

/** Not modal: the drawing and its words stay where assistive technology can reach them. */
export function DropdownMenu(props: ComponentProps<typeof Radix.Root>) {
  return <Radix.Root modal={false} {...props} />
}
export const DropdownMenuTrigger = Radix.Trigger
export const DropdownMenuRadioGroup = Radix.RadioGroup

export function DropdownMenuContent({ className, ...props }: ComponentProps<typeof Radix.Content>) {
  return (
    <Radix.Portal container={landmark()}>
      <Radix.Content
        sideOffset={8}
        collisionPadding={12}
        align="start"
        className={clsx(menuClasses.content, className)}
        {...props}
      />
    </Radix.Portal>
  )
}

interface ItemProps extends ComponentProps<typeof Radix.Item> {
  readonly icon?: LucideIcon
  readonly shortcut?: string | null
  readonly danger?: boolean
}

export function DropdownMenuItem({ icon: Icon, shortcut, danger, children, ...props }: ItemProps) {
  return (
    <Radix.Item
      data-danger={danger || undefined}
      className={clsx(menuClasses.item, danger && menuClasses.dangerItem)}
      {...props}
    >
      {Icon && <Icon className={menuClasses.icon} strokeWidth={1.75} aria-hidden />}
      {children}
      {shortcut && (
        <span aria-hidden className={menuClasses.shortcut}>
          {shortcut}
        </span>
      )}
    </Radix.Item>
  )
}

export function DropdownMenuRadioItem({ children, ...props }: ComponentProps<typeof Radix.RadioItem>) {
  return (
    <Radix.RadioItem className={menuClasses.item} {...props}>
      {children}
      <Radix.ItemIndicator className="ml-auto pl-6">
        <Check className="size-4 text-accent" strokeWidth={2} aria-hidden />
      </Radix.ItemIndicator>
    </Radix.RadioItem>
  )
}

export function DropdownMenuCheckItem({
  icon: Icon,
  shortcut,
  children,
  ...props
}: ComponentProps<typeof Radix.CheckboxItem> & { icon?: LucideIcon; shortcut?: string | null }) {
  return (
    <Radix.CheckboxItem className={menuClasses.item} {...props}>
      {Icon && <Icon className={menuClasses.icon} strokeWidth={1.75} aria-hidden />}
      {children}
      <span aria-hidden className="ml-auto flex items-center gap-2 pl-6">
        <Radix.ItemIndicator>
          <Check className="size-4 text-accent" strokeWidth={2} />
        </Radix.ItemIndicator>
        {shortcut && <span className="text-faint text-sm">{shortcut}</span>}
      </span>
    </Radix.CheckboxItem>
  )
}

/** Over the items of a part of a menu. */
export function DropdownMenuLabel({ children }: { children: ReactNode }) {
  return <Radix.Label className="px-2 pt-1.5 pb-1 text-faint text-sm">{children}</Radix.Label>
}

export function DropdownMenuSeparator() {
  return <Radix.Separator className={menuClasses.separator} />
}

interface SubProps {
  readonly icon?: LucideIcon
  readonly label: string
  readonly children: ReactNode
}

export function DropdownMenuSub({ icon: Icon, label, children }: SubProps) {
  return (
    <Radix.Sub>
      <Radix.SubTrigger className={menuClasses.item}>
        {Icon && <Icon className={menuClasses.icon} strokeWidth={1.75} aria-hidden />}
        {label}
        <ChevronRight className="ml-auto size-4 text-faint" strokeWidth={1.75} aria-hidden />
      </Radix.SubTrigger>
      <Radix.Portal container={landmark()}>
        <Radix.SubContent
          sideOffset={6}
          collisionPadding={12}
          className={clsx(menuClasses.content, 'min-w-40')}
        >
          {children}
        </Radix.SubContent>
      </Radix.Portal>
    </Radix.Sub>
  )
}
