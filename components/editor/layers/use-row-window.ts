'use client'

import { type RefObject, useCallback, useEffect, useState } from 'react'

/** CSS pixels of every row. */
export const ROW_HEIGHT = 28
/** Rows rendered beyond either edge. */
const BEYOND = 6
const FIRST_GUESS = 30

export interface RowWindow {
  /** The first row to render, and the one after the last. */
  readonly from: number
  readonly to: number
  /** Scrolls as little as shows a row. */
  show(index: number): void
}

/** Which rows of a long list can be seen: all have one height, so that a million cost no more than ten. */
export function useRowWindow(scroller: RefObject<HTMLElement | null>, count: number): RowWindow {
  const [seen, setSeen] = useState({ first: 0, last: FIRST_GUESS })

  useEffect(() => {
    const element = scroller.current
    if (!element) return
    const measure = () => {
      const first = Math.floor(element.scrollTop / ROW_HEIGHT)
      const last = Math.ceil((element.scrollTop + element.clientHeight) / ROW_HEIGHT)
      setSeen((now) => (now.first === first && now.last === last ? now : { first, last }))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    element.addEventListener('scroll', measure, { passive: true })
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', measure)
    }
  }, [scroller])

  const show = useCallback(
    (index: number) => {
      const element = scroller.current
      if (!element) return
      const top = index * ROW_HEIGHT
      if (top < element.scrollTop) element.scrollTop = top
      else if (top + ROW_HEIGHT > element.scrollTop + element.clientHeight)
        element.scrollTop = top + ROW_HEIGHT - element.clientHeight
    },
    [scroller],
  )
  const from = Math.max(0, Math.min(seen.first, count) - BEYOND)
  return { from, to: Math.min(count, seen.last + BEYOND), show }
}
