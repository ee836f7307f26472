'use client'

import type { Style } from '../../../lib/editor/style'
import { useMessages } from '../../messages/messages-provider'
import { ColorPicker } from '../../ui/color-picker'
import { NumberField } from '../../ui/number-field'
import { SegmentedControl } from '../../ui/segmented-control'
import { useEditor } from '../editor-context'
import { LinearGradient, NoGradient, RadialGradient } from '../icons'
import { Row } from './row'
import { FILLS, swatchesOf } from './swatches'
import { useFaces } from './use-faces'

interface GradientRowProps {
  readonly gradient: Style['gradient']
  /** The selected elements differ. */
  readonly isMixed: boolean
  /** Where it begins. */
  readonly fill: string | null
}

/** A gradient from the fill to another colour, and which way it runs. */
export function GradientRow({ gradient, isMixed, fill }: GradientRowProps) {
  const editor = useEditor()
  const m = useMessages()
  const faces = useFaces()
  const set = (next: Style['gradient'], hold: string | null = null) =>
    editor.setStyle({ gradient: next }, { hold })
  return (
    <>
      <Row name={m.looks.gradient}>
        <div className="grid grid-cols-[minmax(0,1fr)_3.5rem] gap-1.5">
          <SegmentedControl
            label={m.looks.gradient}
            value={isMixed ? null : (gradient?.kind ?? 'none')}
            onChange={(kind) => set(kind === 'none' ? null : { ...(gradient ?? firstGradient(fill)), kind })}
            segments={[
              { value: 'none', label: m.looks.noGradient, icon: NoGradient },
              { value: 'linear', label: m.looks.linear, icon: LinearGradient },
              { value: 'radial', label: m.looks.radial, icon: RadialGradient },
            ]}
          />
          <NumberField
            label={m.looks.gradientAngle}
            value={gradient?.kind === 'linear' ? toDegrees(gradient.angle) : 0}
            suffix="°"
            disabled={gradient?.kind !== 'linear'}
            onChange={(degrees, hold) => gradient && set({ ...gradient, angle: toRadians(degrees) }, hold)}
          />
        </div>
      </Row>
      {gradient && (
        <Row name={m.looks.gradientTo}>
          <ColorPicker
            label={m.looks.gradientColor}
            value={gradient.to}
            swatches={swatchesOf(FILLS, m)}
            faceOf={faces.paper}
            onChange={(to) => set({ ...gradient, to })}
          />
        </Row>
      )}
    </>
  )
}

/** Downwards, to a colour that shows on the one it begins with. */
function firstGradient(fill: string | null): NonNullable<Style['gradient']> {
  const isPale = fill === null || fill === 'transparent' || fill === '#ffffff'
  return { kind: 'linear', to: isPale ? '#d5e3ff' : '#ffffff', angle: Math.PI / 2 }
}

function toDegrees(radians: number): number {
  return Math.round((radians * 1800) / Math.PI) / 10
}

function toRadians(degrees: number): number {
  return ((degrees % 360) * Math.PI) / 180
}
