'use client'

import { clsx } from 'clsx'
import { X } from 'lucide-react'
import * as Radix from 'radix-ui/dialog'
import { type ReactNode, useRef } from 'react'
import { useMessages } from '../messages/messages-provider'

interface DialogProps {
  readonly open: boolean
  readonly onClose: () => void
  readonly title: string
  readonly description?: ReactNode
  readonly size?: 'small' | 'medium' | 'large'
  readonly children?: ReactNode
  /** Buttons, the one that most people want last. */
  readonly actions?: ReactNode
}

const widths = { small: 'max-w-sm', medium: 'max-w-lg', large: 'max-w-5xl' } as const

export function Dialog({
  open,
  onClose,
  title,
  description,
  size = 'small',
  children,
  actions,
}: DialogProps) {
  const m = useMessages()
  const before = useRef<Element | null>(null)
  return (
    <Radix.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="data-[state=closed]:fade-out-0 data-[state=open]:fade-in-0 fixed inset-0 z-40 bg-scrim data-[state=closed]:animate-out data-[state=open]:animate-in data-[state=open]:duration-150" />
        <Radix.Content
          // On what most people want next, not on the cross.
          onOpenAutoFocus={(event) => {
            event.preventDefault()
            before.current = document.activeElement
            const content = event.currentTarget
            if (!(content instanceof HTMLElement)) return
            const wanted = content.querySelector<HTMLElement>('footer button:last-child') ?? content
            wanted.focus()
          }}
          // A dialog that the program opened has no button of its own to go back to.
          onCloseAutoFocus={(event) => {
            event.preventDefault()
            if (before.current instanceof HTMLElement) before.current.focus({ preventScroll: true })
          }}
          {...(description ? {} : { 'aria-describedby': undefined })}
          className={clsx(
            'data-[state=closed]:fade-out-0 data-[state=open]:fade-in-0 data-[state=open]:zoom-in-98 data-[state=open]:slide-in-from-bottom-1 fixed top-1/2 left-1/2 z-40 flex max-h-[min(44rem,calc(100dvh-3rem))] w-[calc(100vw-3rem)] -translate-x-1/2 -translate-y-1/2 flex-col rounded-xl border border-line bg-surface shadow-float outline-none data-[state=closed]:animate-out data-[state=open]:animate-in data-[state=open]:duration-150',
            widths[size],
          )}
        >
          <header className="flex items-start gap-4 px-5 pt-4 pb-3">
            <div className="min-w-0 flex-1">
              <Radix.Title className="font-semibold text-md">{title}</Radix.Title>
              {description && (
                <Radix.Description className="mt-1 text-base text-muted">{description}</Radix.Description>
              )}
            </div>
            <Radix.Close
              aria-label={m.screen.close}
              className="-mr-1.5 inline-flex size-7 shrink-0 items-center justify-center rounded-md text-muted hover:bg-hover hover:text-text"
            >
              <X className="size-4" strokeWidth={1.75} aria-hidden />
            </Radix.Close>
          </header>
          {children && (
            <div
              // biome-ignore lint/a11y/noNoninteractiveTabindex: what is longer than the screen is scrolled by keys, too.
              tabIndex={0}
              className="scroll-quiet min-h-0 flex-1 overflow-y-auto px-5 pb-5 outline-none focus-visible:ring-2 focus-visible:ring-accent"
            >
              {children}
            </div>
          )}
          {actions && <footer className="flex justify-end gap-2 px-5 pb-5">{actions}</footer>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
