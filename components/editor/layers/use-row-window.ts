'use client'

import { type RefObject, useCallback, useEffect, useState } from 'react'

/** CSS pixels of every row, unless told otherwise. */
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
export function useRowWindow(
  scroller: RefObject<HTMLElement | null>,
  count: number,
  rowHeight: number = ROW_HEIGHT,
): RowWindow {
  const [seen, setSeen] = useState({ first: 0, last: FIRST_GUESS })

  useEffect(() => {
    const element = scroller.current
    if (!element) return
    const measure = () => {
      const first = Math.floor(element.scrollTop / rowHeight)
      const last = Math.ceil((element.scrollTop + element.clientHeight) / rowHeight)
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
  }, [scroller, rowHeight])

  const show = useCallback(
    (index: number) => {
      const element = scroller.current
      if (!element) return
      const top = index * rowHeight
      if (top < element.scrollTop) element.scrollTop = top
      else if (top + rowHeight > element.scrollTop + element.clientHeight)
        element.scrollTop = top + rowHeight - element.clientHeight
    },
    [scroller, rowHeight],
  )
  const from = Math.max(0, Math.min(seen.first, count) - BEYOND)
  return { from, to: Math.min(count, seen.last + BEYOND), show }
}
