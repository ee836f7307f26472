'use client'

import { useState } from 'react'
import { useMessages } from '../messages/messages-provider'
import { PlainImage } from '../ui/plain-image'
import type { ListedCanvas } from './listed-canvas'

/** How the canvas looks at its version; plain paper while that is on its way or cannot be had. */
export function Thumbnail({ canvas }: { canvas: ListedCanvas }) {
  const m = useMessages()
  const [missing, setMissing] = useState(false)
  const empty = canvas.version === 0
  return (
    <div className="relative grid aspect-[16/10] place-items-center bg-[radial-gradient(var(--line)_1px,transparent_1px)] bg-[length:1rem_1rem]">
      {empty || missing ? (
        <span className="text-faint text-sm">{empty ? m.canvases.empty : ''}</span>
      ) : (
        <PlainImage
          src={`/api/canvases/${canvas.id}/thumbnail?v=${canvas.version}`}
          alt=""
          loading="lazy"
          decoding="async"
          draggable={false}
          onError={() => setMissing(true)}
          className="absolute inset-0 size-full bg-white object-contain p-3 dark:hue-rotate-180 dark:invert-[0.9]"
        />
      )}
    </div>
  )
}
