'use client'

import { RotateCw, SquareRoundCorner } from 'lucide-react'
import { type FrameNumbers, setGeometry } from '../../../lib/editor/commands/geometry'
import { NumberField } from '../../ui/number-field'
import { useEditor, useEditorState } from '../editor-context'
import { Section } from './row'

interface GeometrySectionProps {
  /** Canvas units; null: the selected elements differ; absent: nothing selected has corners. */
  readonly cornerRadius: number | null | undefined
}

/** Where the selection is and how large, in canvas units, as numbers to type. */
export function GeometrySection({ cornerRadius }: GeometrySectionProps) {
  const editor = useEditor()
  const frame = useEditorState((state) => state.selectionFrame)
  if (!frame) return null
  const { box, rotation, edges, rotatable } = frame

  function set(numbers: Partial<FrameNumbers>) {
    const { changes } = setGeometry(editor.document, editor.state.getState().selection, numbers)
    editor.commit(changes, { mergeKey: `geometry:${Object.keys(numbers).join()}` })
  }

  return (
    <Section>
      <div className="grid grid-cols-2 gap-1.5">
        <NumberField label="X" mark="X" value={box.x} onChange={(x) => set({ x })} />
        <NumberField label="Y" mark="Y" value={box.y} onChange={(y) => set({ y })} />
        <NumberField
          label="Width"
          mark="W"
          value={box.width}
          min={1}
          disabled={!edges.includes('e')}
          onChange={(width) => set({ width })}
        />
        <NumberField
          label="Height"
          mark="H"
          value={box.height}
          min={1}
          disabled={!edges.includes('s') || box.height === 0}
          onChange={(height) => set({ height })}
        />
        <NumberField
          label="Angle in degrees"
          mark={<RotateCw className="size-3" strokeWidth={2} />}
          value={degreesOf(rotation)}
          suffix="°"
          disabled={!rotatable}
          onChange={(angle) => set({ rotation: (angle * Math.PI) / 180 })}
        />
        {cornerRadius !== undefined && (
          <NumberField
            label="Corner radius"
            mark={<SquareRoundCorner className="size-3" strokeWidth={2} />}
            value={cornerRadius}
            min={0}
            max={100_000}
            onChange={(radius) => editor.setStyle({ cornerRadius: radius })}
          />
        )}
      </div>
    </Section>
  )
}

/** 0…360 */
function degreesOf(radians: number): number {
  const degrees = ((radians * 180) / Math.PI) % 360
  return degrees < 0 ? degrees + 360 : degrees
}
