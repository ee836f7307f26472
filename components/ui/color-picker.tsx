'use client'

import { clsx } from 'clsx'
import { lazy, useState } from 'react'
import { useMessages } from '../messages/messages-provider'
import { PartBoundary } from './part-boundary'
import { Popover, PopoverAnchor, PopoverContent, PopoverTrigger } from './popover'
import { Skeleton } from './skeleton'

// A wheel of colours is wanted rarely, the swatches always.
const ColorWheel = lazy(() => import('./color-wheel'))

export interface Swatch {
  readonly value: string
  readonly name: string
}

interface ColorPickerProps {
  /** Such as "Stroke". */
  readonly label: string
  /** `#rrggbb`, `#rrggbbaa` or `transparent`; null: the selected things differ. */
  readonly value: string | null
  readonly swatches: readonly Swatch[]
  /** How a colour looks where it is used, when that is not as it is written. */
  readonly faceOf?: (color: string) => string
  readonly onChange: (color: string) => void
}

const QUICK = 5
const asWritten = (color: string) => color

/** The first swatches at one click, everything else behind the last one. */
export function ColorPicker({ label, value, swatches, faceOf = asWritten, onChange }: ColorPickerProps) {
  const m = useMessages()
  const quick = swatches.slice(0, QUICK)
  return (
    <Popover>
      <PopoverAnchor className="flex items-center gap-1.5">
        <fieldset aria-label={label} className="flex flex-1 items-center justify-between">
          {quick.map((swatch) => (
            <SwatchButton
              key={swatch.value}
              swatch={swatch}
              face={faceOf(swatch.value)}
              chosen={swatch.value === value}
              onChoose={() => onChange(swatch.value)}
            />
          ))}
        </fieldset>
        <span aria-hidden className="h-5 w-px bg-line" />
        <PopoverTrigger
          aria-label={m.format(m.screen.moreColors, { label })}
          className="relative size-5 shrink-0 overflow-hidden rounded-sm border border-line-strong data-[state=open]:ring-2 data-[state=open]:ring-accent"
        >
          <ColorFace face={value === null ? null : faceOf(value)} />
        </PopoverTrigger>
      </PopoverAnchor>
      {/* Beside the row's name, which stands to the left of this. */}
      <PopoverContent
        label={m.format(m.screen.colorOf, { label })}
        side="left"
        sideOffset={88}
        align="start"
        className="w-60"
      >
        <Palette label={label} value={value} swatches={swatches} faceOf={faceOf} onChange={onChange} />
      </PopoverContent>
    </Popover>
  )
}

function Palette({ label, value, swatches, faceOf, onChange }: Required<ColorPickerProps>) {
  const m = useMessages()
  return (
    <div className="flex flex-col gap-3">
      <fieldset aria-label={m.format(m.screen.paletteOf, { label })} className="grid grid-cols-7 gap-1.5">
        {swatches.map((swatch) => (
          <SwatchButton
            key={swatch.value}
            swatch={swatch}
            face={faceOf(swatch.value)}
            chosen={swatch.value === value}
            onChoose={() => onChange(swatch.value)}
          />
        ))}
      </fieldset>
      <PartBoundary fallback={<Skeleton className="h-40 w-full" />}>
        <ColorWheel
          value={value === null || value === 'transparent' ? '#000000' : value}
          onChange={onChange}
        />
      </PartBoundary>
      <HexField label={label} value={value} onChange={onChange} />
    </div>
  )
}

function SwatchButton({
  swatch,
  face,
  chosen,
  onChoose,
}: {
  swatch: Swatch
  face: string
  chosen: boolean
  onChoose: () => void
}) {
  return (
    <button
      type="button"
      aria-label={swatch.name}
      aria-pressed={chosen}
      title={swatch.name}
      onClick={onChoose}
      className={clsx(
        'relative size-5 shrink-0 overflow-hidden rounded-sm border border-line-strong transition-transform hover:scale-108',
        chosen && 'ring-2 ring-accent ring-offset-2 ring-offset-surface',
      )}
    >
      <ColorFace face={face} />
    </button>
  )
}

/** null: several colours. */
function ColorFace({ face }: { face: string | null }) {
  if (face === null) {
    return (
      <span className="absolute inset-0 bg-[linear-gradient(135deg,var(--line-strong)_50%,transparent_50%)]" />
    )
  }
  return (
    <>
      <span className="checkerboard absolute inset-0" />
      <span className="absolute inset-0" style={{ background: face }} />
    </>
  )
}

function HexField({ label, value, onChange }: Pick<ColorPickerProps, 'label' | 'value' | 'onChange'>) {
  const m = useMessages()
  const [draft, setDraft] = useState<string | null>(null)
  const shown = value ?? ''
  return (
    <input
      aria-label={m.format(m.screen.asHex, { label })}
      spellCheck={false}
      placeholder={m.screen.mixed}
      value={draft ?? shown}
      onChange={(event) => {
        const text = event.currentTarget.value
        setDraft(text)
        const color = toColor(text)
        if (color) onChange(color)
      }}
      onBlur={() => setDraft(null)}
      className="h-7 w-full rounded-md bg-sunken px-2 font-mono text-sm outline-none focus:ring-2 focus:ring-accent"
    />
  )
}

/** Reads what people type for a colour: `f00`, `#ff0000`, `#ff000080`, `transparent`; null when it is none. */
export function toColor(text: string): string | null {
  const typed = text.trim().toLowerCase()
  if (typed === 'transparent') return typed
  const digits = typed.replace(/^#/, '')
  if (/^[0-9a-f]{3}$/.test(digits)) return `#${[...digits].map((digit) => digit + digit).join('')}`
  return /^([0-9a-f]{6}|[0-9a-f]{8})$/.test(digits) ? `#${digits}` : null
}
