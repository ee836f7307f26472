'use client'

import { AlignCenter, AlignLeft, AlignRight } from 'lucide-react'
import type { Style } from '../../../lib/editor/style'
import { themedColor } from '../../../lib/painter/theme'
import { ColorPicker } from '../../ui/color-picker'
import { NumberField } from '../../ui/number-field'
import { SegmentedControl } from '../../ui/segmented-control'
import { Slider } from '../../ui/slider'
import { useTheme } from '../../ui/theme'
import { useEditor } from '../editor-context'
import {
  BoldLine,
  CrossHatchFill,
  DashedLine,
  DottedLine,
  ElbowCurve,
  HachureFill,
  HeavyLine,
  MediumLine,
  RoundCurve,
  SolidFill,
  SolidLine,
  StraightCurve,
  ThinLine,
} from '../icons'
import { HeadPicker } from './head-picker'
import { Row, Section } from './row'
import type { StyleSummary } from './style-summary'
import { fillSwatches, strokeSwatches } from './swatches'

interface SectionProps {
  readonly summary: StyleSummary
}

export function StrokeAndFill({ summary: { style, types } }: SectionProps) {
  const editor = useEditor()
  const faces = useFaces()
  const set = (patch: Partial<Style>) => editor.setStyle(patch)
  const fillable =
    ['rectangle', 'ellipse', 'diamond', 'frame'].some((type) => types.has(type as 'rectangle')) ||
    (style.fill !== undefined && style.fill !== 'transparent')
  if (style.stroke === undefined && !fillable) return null
  return (
    <Section>
      {style.stroke !== undefined && (
        <Row name="Stroke">
          <ColorPicker
            label="Stroke"
            value={style.stroke}
            swatches={strokeSwatches}
            faceOf={faces.ink}
            onChange={(stroke) => set({ stroke })}
          />
        </Row>
      )}
      {fillable && style.fill !== undefined && (
        <Row name="Fill">
          <ColorPicker
            label="Fill"
            value={style.fill}
            swatches={fillSwatches}
            faceOf={faces.paper}
            onChange={(fill) => set({ fill })}
          />
        </Row>
      )}
      {fillable && style.fillStyle !== undefined && style.fill !== 'transparent' && (
        <Row name="Pattern">
          <SegmentedControl
            label="Fill style"
            value={style.fillStyle}
            onChange={(fillStyle) => set({ fillStyle })}
            segments={[
              { value: 'solid', label: 'Solid fill', icon: SolidFill },
              { value: 'hachure', label: 'Hachure', icon: HachureFill },
              { value: 'cross-hatch', label: 'Cross-hatch', icon: CrossHatchFill },
            ]}
          />
        </Row>
      )}
      {style.strokeWidth !== undefined && (
        <Row name="Width">
          <SegmentedControl
            label="Stroke width"
            value={style.strokeWidth === null ? null : nearestWidth(style.strokeWidth)}
            onChange={(width) => set({ strokeWidth: Number(width) })}
            segments={[
              { value: '1', label: 'Thin', icon: ThinLine },
              { value: '2', label: 'Medium', icon: MediumLine },
              { value: '4', label: 'Bold', icon: BoldLine },
              { value: '8', label: 'Heavy', icon: HeavyLine },
            ]}
          />
        </Row>
      )}
      {style.dash !== undefined && (
        <Row name="Dash">
          <SegmentedControl
            label="Dash"
            value={style.dash}
            onChange={(dash) => set({ dash })}
            segments={[
              { value: 'solid', label: 'Solid line', icon: SolidLine },
              { value: 'dashed', label: 'Dashed', icon: DashedLine },
              { value: 'dotted', label: 'Dotted', icon: DottedLine },
            ]}
          />
        </Row>
      )}
      {style.look !== undefined && !(types.size === 1 && types.has('draw')) && (
        <Row name="Look">
          <SegmentedControl
            label="Look"
            value={style.look}
            onChange={(look) => set({ look })}
            segments={[
              { value: 'clean', label: 'Clean' },
              { value: 'sketch', label: 'Sketch' },
            ]}
          />
        </Row>
      )}
    </Section>
  )
}

export function ArrowSection({ summary: { style } }: SectionProps) {
  const editor = useEditor()
  if (style.curve === undefined) return null
  return (
    <Section>
      <Row name="Path">
        <SegmentedControl
          label="Curve"
          value={style.curve}
          onChange={(curve) => editor.setStyle({ curve })}
          segments={[
            { value: 'straight', label: 'Straight', icon: StraightCurve },
            { value: 'curved', label: 'Curved', icon: RoundCurve },
            { value: 'elbow', label: 'Elbow', icon: ElbowCurve },
          ]}
        />
      </Row>
      {style.startHead !== undefined && style.endHead !== undefined && (
        <Row name="Ends">
          <div className="grid grid-cols-2 gap-1.5">
            <HeadPicker
              label="Start arrowhead"
              flipped
              value={style.startHead}
              onChange={(startHead) => editor.setStyle({ startHead })}
            />
            <HeadPicker
              label="End arrowhead"
              value={style.endHead}
              onChange={(endHead) => editor.setStyle({ endHead })}
            />
          </div>
        </Row>
      )}
    </Section>
  )
}

const FONT_SIZES = { '16': 'S', '20': 'M', '28': 'L', '40': 'XL' } as const

export function TextSection({ summary: { style } }: SectionProps) {
  const editor = useEditor()
  const faces = useFaces()
  const { textColor, font, fontSize, align } = style
  if (textColor === undefined || font === undefined || fontSize === undefined || align === undefined)
    return null
  const set = (patch: Partial<Style>) => editor.setStyle(patch)
  return (
    <Section>
      <Row name="Text">
        <ColorPicker
          label="Text color"
          value={textColor}
          swatches={strokeSwatches}
          faceOf={faces.ink}
          onChange={(color) => set({ textColor: color })}
        />
      </Row>
      <Row name="Font">
        <SegmentedControl
          label="Font"
          value={font}
          onChange={(next) => set({ font: next })}
          segments={[
            { value: 'sans', label: 'Sans' },
            { value: 'hand', label: 'Hand' },
            { value: 'mono', label: 'Mono' },
          ]}
        />
      </Row>
      <Row name="Size">
        <div className="grid grid-cols-[minmax(0,1fr)_3.5rem] gap-1.5">
          <SegmentedControl
            label="Font size"
            value={fontSize === null ? null : `${fontSize}`}
            onChange={(next) => set({ fontSize: Number(next) })}
            segments={Object.entries(FONT_SIZES).map(([value, label]) => ({ value, label }))}
          />
          <NumberField
            label="Font size in units"
            value={fontSize}
            min={1}
            max={2000}
            onChange={(next) => set({ fontSize: next })}
          />
        </div>
      </Row>
      <Row name="Align">
        <SegmentedControl
          label="Text align"
          value={align}
          onChange={(next) => set({ align: next })}
          segments={[
            { value: 'left', label: 'Left', icon: AlignLeft },
            { value: 'center', label: 'Center', icon: AlignCenter },
            { value: 'right', label: 'Right', icon: AlignRight },
          ]}
        />
      </Row>
    </Section>
  )
}

/** Colours as the drawing shows them: the painter turns them over in the dark. */
function useFaces() {
  const { shown } = useTheme()
  return {
    ink: (color: string) => themedColor(color, shown, 'ink'),
    paper: (color: string) => themedColor(color, shown, 'paper'),
  }
}

export function AppearanceSection({ summary: { style, count } }: SectionProps) {
  const editor = useEditor()
  return (
    <Section>
      {style.opacity !== undefined && (
        <Row name="Opacity">
          <OpacitySlider
            value={style.opacity}
            onChange={(opacity, hold) => editor.setStyle({ opacity }, { hold })}
          />
        </Row>
      )}
      {/* Of what is selected it stands beside the size. */}
      {count === 0 && style.cornerRadius !== undefined && (
        <Row name="Corners">
          <NumberField
            label="Corner radius"
            value={style.cornerRadius}
            min={0}
            max={100_000}
            onChange={(cornerRadius) => editor.setStyle({ cornerRadius })}
          />
        </Row>
      )}
    </Section>
  )
}

interface OpacitySliderProps {
  /** 0…1; null: the selected elements differ. */
  readonly value: number | null
  readonly onChange: (value: number, hold: string | null) => void
}

function OpacitySlider({ value, onChange }: OpacitySliderProps) {
  const percent = value === null ? null : Math.round(value * 100)
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_3.5rem] items-center gap-2.5">
      <Slider
        label="Opacity"
        value={percent ?? 100}
        min={0}
        max={100}
        step={5}
        valueText={percent === null ? 'Mixed' : `${percent}%`}
        onChange={(next, hold) => onChange(next / 100, hold)}
      />
      <NumberField
        label="Opacity in percent"
        value={percent}
        min={0}
        max={100}
        suffix="%"
        onChange={(next, hold) => onChange(next / 100, hold)}
      />
    </div>
  )
}

function nearestWidth(width: number): '1' | '2' | '4' | '8' | null {
  const exact = String(width)
  return exact === '1' || exact === '2' || exact === '4' || exact === '8' ? exact : null
}
