'use client'

import type { ComponentProps } from 'react'
import { useMessages } from '../messages/messages-provider'
import { useEditorState } from './editor-context'

/** How near the drawing is; stands alone until the menu behind it is loaded. */
export function ZoomButton(props: ComponentProps<'button'>) {
  const m = useMessages()
  const percent = useEditorState((state) => Math.round(state.camera.zoom * 100))
  return (
    <button
      type="button"
      aria-label={m.format(m.screen.zoom, { percent })}
      className="h-8 w-14 rounded-md text-center text-sm tabular-nums hover:bg-hover data-[state=open]:bg-press"
      {...props}
    >
      {percent}%
    </button>
  )
}
