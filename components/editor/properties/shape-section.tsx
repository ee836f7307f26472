'use client'

import { useMessages } from '../../messages/messages-provider'
import { NumberField } from '../../ui/number-field'
import { Slider } from '../../ui/slider'
import { useEditor } from '../editor-context'
import { Row, Section } from './row'
import type { StyleSummary } from './style-summary'

/** How many corners a polygon or star has, and how deep a star is cut. */
export function ShapeSection({ summary: { style, types } }: { summary: StyleSummary }) {
  const editor = useEditor()
  const m = useMessages()
  const { sides, innerRatio } = style
  if (sides === undefined) return null
  const hasBoth = types.has('polygon') && types.has('star')
  const name = hasBoth ? m.looks.sidesOrPoints : types.has('star') ? m.looks.points : m.looks.sides
  return (
    <Section>
      <Row name={name}>
        <div className="grid grid-cols-[minmax(0,1fr)_3.5rem] items-center gap-2.5">
          <Slider
            label={name}
            value={Math.min(sides ?? 3, 12)}
            min={3}
            max={12}
            step={1}
            onChange={(next, hold) => editor.setStyle({ sides: next }, { hold })}
          />
          <NumberField
            label={name}
            value={sides}
            min={3}
            max={60}
            onChange={(next, hold) => editor.setStyle({ sides: Math.round(next) }, { hold })}
          />
        </div>
      </Row>
      {innerRatio !== undefined && <WaistRow innerRatio={innerRatio} />}
    </Section>
  )
}

function WaistRow({ innerRatio }: { innerRatio: number | null }) {
  const editor = useEditor()
  const m = useMessages()
  const percent = innerRatio === null ? null : Math.round(innerRatio * 100)
  const set = (next: number, hold: string | null) => editor.setStyle({ innerRatio: next / 100 }, { hold })
  return (
    <Row name={m.looks.waist}>
      <div className="grid grid-cols-[minmax(0,1fr)_3.5rem] items-center gap-2.5">
        <Slider
          label={m.looks.waist}
          value={percent ?? 45}
          min={10}
          max={95}
          step={1}
          valueText={percent === null ? m.screen.mixed : `${percent} %`}
          onChange={set}
        />
        <NumberField label={m.looks.waistOf} value={percent} min={10} max={95} suffix="%" onChange={set} />
      </div>
    </Row>
  )
}
