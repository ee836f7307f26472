'use client'

import {
  AlignCenter,
  AlignLeft,
  AlignRight,
  AlignVerticalJustifyCenter,
  AlignVerticalJustifyEnd,
  AlignVerticalJustifyStart,
} from 'lucide-react'
import type { Style } from '../../../lib/editor/style'
import { useMessages } from '../../messages/messages-provider'
import { ColorPicker } from '../../ui/color-picker'
import { NumberField } from '../../ui/number-field'
import { SegmentedControl } from '../../ui/segmented-control'
import { useEditor } from '../editor-context'
import { Row, Section } from './row'
import type { StyleSummary } from './style-summary'
import { STROKES, swatchesOf } from './swatches'
import { useFaces } from './use-faces'

const FONT_SIZES = { '16': 'S', '20': 'M', '28': 'L', '40': 'XL' } as const

/** How words are set. */
export function TextSection({ summary: { style } }: { summary: StyleSummary }) {
  const editor = useEditor()
  const m = useMessages()
  const faces = useFaces()
  const { textColor, font, fontSize, align, verticalAlign } = style
  if (textColor === undefined || font === undefined || fontSize === undefined) return null
  const set = (patch: Partial<Style>) => editor.setStyle(patch)
  return (
    <Section>
      <Row name={m.looks.text}>
        <ColorPicker
          label={m.looks.textColor}
          value={textColor}
          swatches={swatchesOf(STROKES, m)}
          faceOf={faces.ink}
          onChange={(color) => set({ textColor: color })}
        />
      </Row>
      <Row name={m.looks.font}>
        <SegmentedControl
          label={m.looks.font}
          value={font}
          onChange={(next) => set({ font: next })}
          segments={[
            { value: 'sans', label: m.looks.sans },
            { value: 'hand', label: m.looks.hand },
            { value: 'mono', label: m.looks.mono },
          ]}
        />
      </Row>
      <Row name={m.looks.size}>
        <div className="grid grid-cols-[minmax(0,1fr)_3.5rem] gap-1.5">
          <SegmentedControl
            label={m.looks.fontSize}
            value={fontSize === null ? null : `${fontSize}`}
            onChange={(next) => set({ fontSize: Number(next) })}
            segments={Object.entries(FONT_SIZES).map(([value, label]) => ({ value, label }))}
          />
          <NumberField
            label={m.looks.fontSizeInUnits}
            value={fontSize}
            min={1}
            max={2000}
            onChange={(next, hold) => editor.setStyle({ fontSize: next }, { hold })}
          />
        </div>
      </Row>
      {align !== undefined && (
        <Row name={m.looks.align}>
          <div className="flex gap-1.5">
            <SegmentedControl
              label={m.looks.textAlign}
              value={align}
              onChange={(next) => set({ align: next })}
              segments={[
                { value: 'left', label: m.looks.left, icon: AlignLeft },
                { value: 'center', label: m.looks.center, icon: AlignCenter },
                { value: 'right', label: m.looks.right, icon: AlignRight },
              ]}
            />
            {verticalAlign !== undefined && (
              <SegmentedControl
                label={m.looks.verticalAlign}
                value={verticalAlign}
                onChange={(next) => set({ verticalAlign: next })}
                segments={[
                  { value: 'top', label: m.looks.top, icon: AlignVerticalJustifyStart },
                  { value: 'middle', label: m.looks.middle, icon: AlignVerticalJustifyCenter },
                  { value: 'bottom', label: m.looks.bottom, icon: AlignVerticalJustifyEnd },
                ]}
              />
            )}
          </div>
        </Row>
      )}
    </Section>
  )
}
