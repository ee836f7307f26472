'use client'

import { useMessages } from '../messages/messages-provider'
import { Popover, PopoverContent, PopoverTrigger } from '../ui/popover'
import { returnFocus } from './focus'
import { SaveDetails } from './save-details'
import { SaveStatusButton } from './save-status-button'

/** Default export: loaded after the screen. */
export default function SavePopover({ defaultOpen }: { defaultOpen: boolean }) {
  const m = useMessages()
  return (
    <Popover defaultOpen={defaultOpen}>
      <PopoverTrigger asChild>
        <SaveStatusButton />
      </PopoverTrigger>
      <PopoverContent
        label={m.saving.details}
        align="start"
        className="w-88 p-4"
        onCloseAutoFocus={returnFocus}
      >
        <SaveDetails />
      </PopoverContent>
    </Popover>
  )
}
