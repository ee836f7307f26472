'use client'

import { useEffect, useRef } from 'react'
import type { Surface } from '../../canvas/surface'
import { useMessages } from '../../messages/messages-provider'
import { useEditor } from '../editor-context'
import { followSurface, listenToMinimap, MINIMAP } from './draw-minimap'

/** The whole drawing and what of it is seen. Default export: loaded when first opened. */
export default function Minimap({ surface }: { surface: Surface | null }) {
  const m = useMessages()
  const editor = useEditor()
  const canvas = useRef<HTMLCanvasElement>(null)
  const frame = useRef<HTMLDivElement>(null)
  const map = useRef<HTMLDivElement>(null)

  useEffect(() => {
    if (!surface || !canvas.current || !frame.current || !map.current) return
    const stopFollowing = followSurface({
      editor,
      surface,
      canvas: canvas.current,
      frame: frame.current,
    })
    const stopListening = listenToMinimap(map.current, { editor, surface })
    return () => {
      stopFollowing()
      stopListening()
    }
  }, [editor, surface])

  return (
    <section
      aria-label={m.commands['toggle-minimap']}
      className="panel fade-in-0 pointer-events-auto shrink-0 animate-in overflow-hidden duration-100"
    >
      <div
        ref={map}
        data-testid="minimap"
        className="relative touch-none overflow-hidden bg-canvas"
        style={MINIMAP}
      >
        <canvas ref={canvas} aria-hidden className="absolute inset-0 size-full" />
        <div
          ref={frame}
          className="absolute top-0 left-0 rounded-xs bg-accent-soft/40 ring-[1.5px] ring-accent ring-inset"
        />
      </div>
    </section>
  )
}
