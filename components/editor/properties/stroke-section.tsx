'use client'

import type { ElementType } from '../../../lib/editor/model/element'
import { useMessages } from '../../messages/messages-provider'
import { ColorPicker } from '../../ui/color-picker'
import { SegmentedControl } from '../../ui/segmented-control'
import { useEditor } from '../editor-context'
import {
  BoldLine,
  CrossHatchFill,
  DashedLine,
  DottedLine,
  HachureFill,
  HeavyLine,
  MediumLine,
  SolidFill,
  SolidLine,
  ThinLine,
} from '../icons'
import { GradientRow } from './gradient-row'
import { Row, Section } from './row'
import type { StyleSummary } from './style-summary'
import { FILLS, MARKERS, PAPERS, STROKES, swatchesOf } from './swatches'
import { useFaces } from './use-faces'

interface SectionProps {
  readonly summary: StyleSummary
}

const FILLABLE: readonly ElementType[] = [
  'rectangle',
  'ellipse',
  'diamond',
  'polygon',
  'star',
  'note',
  'frame',
]

/** How what is selected is inked: its outline, its inside, and the hand that drew it. */
export function StrokeSection({ summary }: SectionProps) {
  const editor = useEditor()
  const m = useMessages()
  const { style, types, isMarker } = summary
  const isInk = types.size === 1 && types.has('draw')
  const isFillable =
    style.fill !== undefined &&
    (FILLABLE.some((type) => types.has(type)) || (style.fill !== 'transparent' && !isMarker))
  if (style.stroke === undefined && !isFillable) return null
  return (
    <Section>
      {style.stroke !== undefined && <StrokeRow stroke={style.stroke} isMarker={isMarker} />}
      {isFillable && <FillRows summary={summary} />}
      {style.strokeWidth !== undefined && (
        <Row name={m.looks.width}>
          <SegmentedControl
            label={m.looks.strokeWidth}
            value={style.strokeWidth === null ? null : nearestWidth(style.strokeWidth)}
            onChange={(width) => editor.setStyle({ strokeWidth: Number(width) })}
            segments={[
              { value: '1', label: m.looks.thin, icon: ThinLine },
              { value: '2', label: m.looks.medium, icon: MediumLine },
              { value: '4', label: m.looks.bold, icon: BoldLine },
              { value: '8', label: m.looks.heavy, icon: HeavyLine },
            ]}
          />
        </Row>
      )}
      {/* Ink has neither dashes nor a wobble of its own. */}
      {style.dash !== undefined && !isInk && (
        <Row name={m.looks.dash}>
          <SegmentedControl
            label={m.looks.dash}
            value={style.dash}
            onChange={(dash) => editor.setStyle({ dash })}
            segments={[
              { value: 'solid', label: m.looks.solidLine, icon: SolidLine },
              { value: 'dashed', label: m.looks.dashed, icon: DashedLine },
              { value: 'dotted', label: m.looks.dotted, icon: DottedLine },
            ]}
          />
        </Row>
      )}
      {style.look !== undefined && !isInk && (
        <Row name={m.looks.look}>
          <SegmentedControl
            label={m.looks.look}
            value={style.look}
            onChange={(look) => editor.setStyle({ look })}
            segments={[
              { value: 'clean', label: m.looks.clean },
              { value: 'sketch', label: m.looks.sketch },
              { value: 'rough', label: m.looks.rough },
            ]}
          />
        </Row>
      )}
    </Section>
  )
}

function StrokeRow({ stroke, isMarker }: { stroke: string | null; isMarker: boolean }) {
  const editor = useEditor()
  const m = useMessages()
  const faces = useFaces()
  const name = isMarker ? m.looks.marking : m.looks.stroke
  return (
    <Row name={name}>
      <ColorPicker
        label={name}
        value={stroke}
        swatches={swatchesOf(isMarker ? MARKERS : STROKES, m)}
        faceOf={isMarker ? faces.paper : faces.ink}
        onChange={(color) => editor.setStyle({ stroke: color })}
      />
    </Row>
  )
}

function FillRows({ summary: { style, types, mixed } }: SectionProps) {
  const editor = useEditor()
  const m = useMessages()
  const faces = useFaces()
  const isPaper = types.size === 1 && types.has('note')
  const name = isPaper ? m.looks.paper : m.looks.fill
  const { fill = null, fillStyle, gradient } = style
  const isSeen = fill !== 'transparent' || (gradient ?? null) !== null
  return (
    <>
      <Row name={name}>
        <ColorPicker
          label={name}
          value={fill}
          swatches={swatchesOf(isPaper ? PAPERS : FILLS, m)}
          faceOf={isPaper ? faces.note : faces.paper}
          onChange={(color) => editor.setStyle({ fill: color })}
        />
      </Row>
      {fillStyle !== undefined && isSeen && (
        <Row name={m.looks.pattern}>
          <SegmentedControl
            label={m.looks.fillStyle}
            value={fillStyle}
            onChange={(next) => editor.setStyle({ fillStyle: next })}
            segments={[
              { value: 'solid', label: m.looks.solidFill, icon: SolidFill },
              { value: 'hachure', label: m.looks.hachure, icon: HachureFill },
              { value: 'cross-hatch', label: m.looks.crossHatch, icon: CrossHatchFill },
            ]}
          />
        </Row>
      )}
      {/* Hatched lines have one colour. */}
      {gradient !== undefined && fillStyle === 'solid' && isSeen && (
        <GradientRow gradient={gradient} isMixed={mixed.has('gradient')} fill={fill} />
      )}
    </>
  )
}

function nearestWidth(width: number): '1' | '2' | '4' | '8' | null {
  const exact = String(width)
  return exact === '1' || exact === '2' || exact === '4' || exact === '8' ? exact : null
}
