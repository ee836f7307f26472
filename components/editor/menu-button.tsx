import { Menu } from 'lucide-react'
import type { ComponentProps } from 'react'
import { useMessages } from '../messages/messages-provider'

/** Stands alone until the menu behind it is loaded. */
export function MenuButton(props: ComponentProps<'button'>) {
  const m = useMessages()
  return (
    <button
      type="button"
      aria-label={m.screen.menu}
      className="inline-flex size-8 shrink-0 items-center justify-center rounded-md transition-colors hover:bg-hover data-[state=open]:bg-press"
      {...props}
    >
      <Menu className="size-4" strokeWidth={1.75} aria-hidden />
    </button>
  )
}
