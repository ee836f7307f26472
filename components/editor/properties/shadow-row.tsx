'use client'

import { sameValue } from '../../../lib/editor/model/registers'
import type { Style } from '../../../lib/editor/style'
import { useMessages } from '../../messages/messages-provider'
import { ColorPicker } from '../../ui/color-picker'
import { NumberField } from '../../ui/number-field'
import { SegmentedControl } from '../../ui/segmented-control'
import { useEditor } from '../editor-context'
import { DeepShadow, NoShadow, SoftShadow } from '../icons'
import { Row } from './row'
import { SHADES, swatchesOf } from './swatches'

type Shadow = NonNullable<Style['shadow']>

const SOFT: Shadow = { color: '#00000033', x: 0, y: 3, blur: 10 }
const DEEP: Shadow = { color: '#00000066', x: 0, y: 12, blur: 32 }

interface ShadowRowProps {
  readonly shadow: Style['shadow']
  /** The selected elements differ. */
  readonly isMixed: boolean
}

/** Two shadows at one click, and each of their parts. */
export function ShadowRow({ shadow, isMixed }: ShadowRowProps) {
  const editor = useEditor()
  const m = useMessages()
  const set = (next: Style['shadow'], hold: string | null = null) =>
    editor.setStyle({ shadow: next }, { hold })
  return (
    <>
      <Row name={m.looks.shadow}>
        <SegmentedControl
          label={m.looks.shadow}
          value={isMixed ? null : kindOf(shadow)}
          onChange={(kind) => set(kind === 'none' ? null : kind === 'soft' ? SOFT : DEEP)}
          segments={[
            { value: 'none', label: m.looks.noShadow, icon: NoShadow },
            { value: 'soft', label: m.looks.softShadow, icon: SoftShadow },
            { value: 'deep', label: m.looks.deepShadow, icon: DeepShadow },
          ]}
        />
      </Row>
      {shadow && (
        <>
          <Row name={m.looks.tint}>
            <ColorPicker
              label={m.looks.shadowColor}
              value={shadow.color}
              swatches={swatchesOf(SHADES, m)}
              onChange={(color) => set({ ...shadow, color })}
            />
          </Row>
          <Row name={m.looks.offset}>
            <div className="grid grid-cols-3 gap-1.5">
              <Part
                mark="X"
                label={m.looks.shadowRight}
                value={shadow.x}
                onChange={(x, hold) => set({ ...shadow, x }, hold)}
              />
              <Part
                mark="Y"
                label={m.looks.shadowDown}
                value={shadow.y}
                onChange={(y, hold) => set({ ...shadow, y }, hold)}
              />
              <Part
                mark="B"
                label={m.looks.shadowBlur}
                value={shadow.blur}
                min={0}
                onChange={(blur, hold) => set({ ...shadow, blur }, hold)}
              />
            </div>
          </Row>
        </>
      )}
    </>
  )
}

interface PartProps {
  readonly mark: string
  readonly label: string
  readonly value: number
  readonly min?: number
  readonly onChange: (value: number, hold: string | null) => void
}

function Part({ min = -1_000, ...field }: PartProps) {
  return <NumberField min={min} max={1_000} {...field} />
}

function kindOf(shadow: Style['shadow']): 'none' | 'soft' | 'deep' | null {
  if (shadow === null) return 'none'
  if (sameValue(shadow, SOFT)) return 'soft'
  return sameValue(shadow, DEEP) ? 'deep' : null
}
