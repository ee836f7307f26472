'use client'

import { useEffect, useLayoutEffect, useRef, useState } from 'react'

/** Milliseconds of resting on something before its name shows; none while another's has just been read. */
const DELAY_MS = 450
const STILL_READING_MS = 250
/** CSS pixels. */
const GAP = 8

interface Tip {
  readonly target: HTMLElement
  readonly label: string
  readonly keys: string | undefined
  readonly side: string | undefined
}

/** The one tooltip of the page, over whatever carries `data-tip`. Default export: loaded after the page. */
export default function TooltipLayer() {
  const tip = useTip()
  const box = useRef<HTMLDivElement>(null)

  useLayoutEffect(() => {
    const own = box.current
    if (!own || !tip) return
    const target = tip.target.getBoundingClientRect()
    const centered = target.left + target.width / 2 - own.offsetWidth / 2
    const left = Math.max(GAP, Math.min(centered, window.innerWidth - own.offsetWidth - GAP))
    const above = target.top - own.offsetHeight - GAP
    const below = target.bottom + GAP
    const fitsBelow = below + own.offsetHeight < window.innerHeight
    const top = (tip.side === 'top' && above > 0) || !fitsBelow ? above : below
    own.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`
  }, [tip])

  if (!tip) return null
  return (
    // For the eye: what it names has the same name for everybody else.
    <div
      ref={box}
      aria-hidden
      className="pointer-events-none fixed top-0 left-0 z-60 flex select-none items-center gap-2 rounded-sm bg-tip px-2 py-1 font-medium text-sm text-tip-text shadow-float"
    >
      {tip.label}
      {tip.keys && <span className="opacity-65">{tip.keys}</span>}
    </div>
  )
}

function useTip(): Tip | null {
  const [tip, setTip] = useState<Tip | null>(null)
  useEffect(() => {
    const listening = new AbortController()
    const { signal } = listening
    let timer: ReturnType<typeof setTimeout> | undefined
    let over: HTMLElement | null = null
    let hiddenAtMs = Number.NEGATIVE_INFINITY
    let isShown = false

    function show(target: HTMLElement) {
      isShown = true
      const { tip: label = '', tipKeys: keys, tipSide: side } = target.dataset
      setTip({ target, label, keys, side })
    }

    function hide() {
      clearTimeout(timer)
      if (isShown) hiddenAtMs = performance.now()
      isShown = false
      setTip(null)
    }

    function onOver(event: PointerEvent) {
      const target = tippedAt(event.target)
      if (target === over) return
      over = target
      hide()
      if (!target || event.pointerType === 'touch' || event.buttons !== 0) return
      const isReading = performance.now() - hiddenAtMs < STILL_READING_MS
      timer = setTimeout(() => show(target), isReading ? 0 : DELAY_MS)
    }

    function onFocus(event: FocusEvent) {
      const target = tippedAt(event.target)
      if (target?.matches(':focus-visible')) show(target)
    }

    document.addEventListener('pointerover', onOver, { signal })
    document.addEventListener('focusin', onFocus, { signal })
    for (const end of ['pointerdown', 'focusout', 'keydown', 'scroll'] as const)
      document.addEventListener(end, hide, { signal, capture: true })
    return () => {
      listening.abort()
      clearTimeout(timer)
    }
  }, [])
  return tip
}

function tippedAt(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-tip]') : null
}
