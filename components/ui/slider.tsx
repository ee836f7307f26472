'use client'

import * as Radix from 'radix-ui/slider'
import { useState } from 'react'
import { useHold } from './use-hold'

interface SliderProps {
  readonly label: string
  readonly value: number
  readonly min: number
  readonly max: number
  readonly step: number
  /** `hold` names the pull of a hand that the value belongs to: all of one are one to undo. */
  readonly onChange: (value: number, hold: string | null) => void
  /** How a screen reader says the value, such as "40 %". */
  readonly valueText?: string
}

export function Slider({ label, value, min, max, step, onChange, valueText }: SliderProps) {
  const hold = useHold()
  // What comes of a change is told a frame later: until then the next key goes on from what this one set.
  const [ahead, setAhead] = useState<{ readonly of: number; readonly value: number } | null>(null)
  if (ahead && ahead.of !== value) setAhead(null)

  function change(next: number) {
    setAhead({ of: value, value: next })
    onChange(next, hold.key)
  }

  return (
    <Radix.Root
      value={[ahead?.value ?? value]}
      min={min}
      max={max}
      step={step}
      // Before the slider's own handler, which sets the first value.
      onPointerDownCapture={hold.begin}
      onLostPointerCapture={hold.end}
      onValueChange={([next]) => next !== undefined && change(next)}
      className="relative flex h-7 w-full touch-none select-none items-center"
    >
      <Radix.Track className="relative h-1 grow rounded-full bg-press">
        <Radix.Range className="absolute h-full rounded-full bg-accent" />
      </Radix.Track>
      <Radix.Thumb
        aria-label={label}
        aria-valuetext={valueText}
        className="block size-3.5 rounded-full border border-line-strong bg-white shadow-panel transition-transform hover:scale-110"
      />
    </Radix.Root>
  )
}
