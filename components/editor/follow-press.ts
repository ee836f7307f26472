interface PressListeners {
  readonly onMove: (event: PointerEvent) => void
  readonly onUp: (event: PointerEvent) => void
  /** It is over, however it ended; comes before `onUp`. */
  readonly onEnd: () => void
}

/** Follows a pressed pointer over the whole page until it is let go; Escape ends it as if it had not been. Answers with how to end it. */
export function followPress({ onMove, onUp, onEnd }: PressListeners): () => void {
  const aborter = new AbortController()
  const { signal } = aborter

  function end(): void {
    if (signal.aborted) return
    aborter.abort()
    onEnd()
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    end()
  }

  window.addEventListener('pointermove', onMove, { signal })
  window.addEventListener(
    'pointerup',
    (event) => {
      end()
      onUp(event)
    },
    { signal },
  )
  window.addEventListener('pointercancel', end, { signal })
  window.addEventListener('keydown', onKeyDown, { signal, capture: true })
  return end
}
