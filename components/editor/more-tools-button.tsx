import { ChevronUp } from 'lucide-react'
import type { ComponentProps } from 'react'
import { useMessages } from '../messages/messages-provider'
import { Tooltip } from '../ui/tooltip'

/** Stands alone until the menu behind it is loaded. */
export function MoreToolsButton(props: ComponentProps<'button'>) {
  const m = useMessages()
  return (
    <Tooltip label={m.tools.more} side="top">
      <button
        type="button"
        aria-label={m.tools.more}
        className="flex h-9 w-5 items-center justify-center rounded-md text-muted transition-colors duration-100 hover:bg-hover active:bg-press data-[state=open]:bg-press"
        {...props}
      >
        <ChevronUp className="size-3.5" strokeWidth={2} aria-hidden />
      </button>
    </Tooltip>
  )
}
