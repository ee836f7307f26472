'use client'

import { type PointerEvent as ReactPointerEvent, useEffect, useRef, useState } from 'react'
import type { Point } from '../../../lib/editor/geometry/box'
import { followPress } from '../follow-press'

/** A press that moves less than this is a click, CSS pixels. */
const CLICK_WITHIN = 4

interface Carried {
  /** Address of its picture. */
  readonly picture: string | null
  /** CSS pixels of the window. */
  readonly at: Point
}

/** A thing carried from the panel onto the canvas by a pointer; Escape puts it back. */
export function useThingDrag() {
  const [carried, setCarried] = useState<Carried | null>(null)
  const stop = useRef<() => void>(() => undefined)
  useEffect(() => () => stop.current(), [])

  function press(
    event: ReactPointerEvent,
    picture: string | null,
    { onClick, onDrop }: { onClick: () => void; onDrop: (clientPoint: Point) => void },
  ): void {
    if (event.button !== 0) return
    const from = { x: event.clientX, y: event.clientY }
    let isCarried = false
    stop.current = followPress({
      onMove({ clientX, clientY }) {
        isCarried ||= Math.hypot(clientX - from.x, clientY - from.y) >= CLICK_WITHIN
        if (isCarried) setCarried({ picture, at: { x: clientX, y: clientY } })
      },
      onUp({ clientX, clientY }) {
        if (!isCarried) onClick()
        else if (isOverCanvas(clientX, clientY)) onDrop({ x: clientX, y: clientY })
      },
      onEnd: () => setCarried(null),
    })
  }
  return { carried, press }
}

function isOverCanvas(x: number, y: number): boolean {
  return document.elementFromPoint(x, y)?.closest('[data-testid="canvas"]') != null
}
