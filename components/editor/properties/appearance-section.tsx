'use client'

import { useMessages } from '../../messages/messages-provider'
import { NumberField } from '../../ui/number-field'
import { Slider } from '../../ui/slider'
import { useEditor } from '../editor-context'
import { Row, Section } from './row'
import { ShadowRow } from './shadow-row'
import type { StyleSummary } from './style-summary'

/** How an element lies on what is below: how much shows through, how its corners are cut, what shadow it casts. */
export function AppearanceSection({ summary: { style, count, mixed } }: { summary: StyleSummary }) {
  const editor = useEditor()
  const m = useMessages()
  return (
    <Section>
      {style.opacity !== undefined && (
        <Row name={m.looks.opacity}>
          <OpacitySlider
            value={style.opacity}
            onChange={(opacity, hold) => editor.setStyle({ opacity }, { hold })}
          />
        </Row>
      )}
      {/* Of what is selected it stands beside the size. */}
      {count === 0 && style.cornerRadius !== undefined && (
        <Row name={m.looks.corners}>
          <NumberField
            label={m.looks.cornerRadius}
            value={style.cornerRadius}
            min={0}
            max={100_000}
            onChange={(cornerRadius, hold) => editor.setStyle({ cornerRadius }, { hold })}
          />
        </Row>
      )}
      {style.shadow !== undefined && <ShadowRow shadow={style.shadow} isMixed={mixed.has('shadow')} />}
    </Section>
  )
}

interface OpacitySliderProps {
  /** 0…1; null: the selected elements differ. */
  readonly value: number | null
  readonly onChange: (value: number, hold: string | null) => void
}

function OpacitySlider({ value, onChange }: OpacitySliderProps) {
  const m = useMessages()
  const percent = value === null ? null : Math.round(value * 100)
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_3.5rem] items-center gap-2.5">
      <Slider
        label={m.looks.opacity}
        value={percent ?? 100}
        min={0}
        max={100}
        step={5}
        valueText={percent === null ? m.screen.mixed : `${percent}%`}
        onChange={(next, hold) => onChange(next / 100, hold)}
      />
      <NumberField
        label={m.looks.opacityInPercent}
        value={percent}
        min={0}
        max={100}
        suffix="%"
        onChange={(next, hold) => onChange(next / 100, hold)}
      />
    </div>
  )
}
