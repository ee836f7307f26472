'use client'

import { useSpoken } from './use-spoken'

/** Tells a screen reader what happens on the drawing. Default export: loaded after the screen. */
export default function Spoken() {
  const said = useSpoken()
  return (
    <p role="log" aria-live="polite" aria-atomic className="sr-only" data-testid="spoken">
      {said}
    </p>
  )
}
