'use client'

import { FlipHorizontal2, FlipVertical2, Link2, Link2Off, RotateCw, SquareRoundCorner } from 'lucide-react'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { type FrameNumbers, setGeometry } from '../../../lib/editor/commands/geometry'
import { gestureKey, heldKey } from '../../../lib/editor/commands/plan'
import { useMessages } from '../../messages/messages-provider'
import { IconButton } from '../../ui/icon-button'
import { NumberField } from '../../ui/number-field'
import { useEditor } from '../editor-context'
import { CommandButton } from './command-button'
import { Section } from './row'
import { useReadableFrame } from './use-readable-frame'

interface GeometrySectionProps {
  /** Canvas units; null: the selected elements differ; absent: nothing selected has corners. */
  readonly cornerRadius: number | null | undefined
  /** What the selected elements have in common, radians; null: they differ. */
  readonly angle: number | null
}

/** Of this visit, for whatever is selected: a number of the width then sets the height as well. */
const proportions = createStore<{ readonly kept: boolean }>(() => ({ kept: false }))

/** Where the selection is and how large, in canvas units, as numbers to type and to pull at. */
export function GeometrySection({ cornerRadius, angle: common }: GeometrySectionProps) {
  const m = useMessages()
  const editor = useEditor()
  const frame = useReadableFrame()
  const { kept } = useStore(proportions)
  if (!frame) return null
  const { box, edges, rotatable, rotation } = frame
  // Of the one frame that is seen, also while it is turned.
  const angle = rotation === 0 ? common : rotation
  const isWide = edges.includes('e')
  const isHigh = edges.includes('s') && box.height > 0

  function set(numbers: Partial<FrameNumbers>, hold: string | null) {
    const { selection } = editor.state.getState()
    const name = `geometry:${Object.keys(numbers).join()}`
    const { changes } = setGeometry(editor.document, selection, { ...numbers, isProportional: kept })
    editor.commit(changes, {
      mergeKey: hold === null ? gestureKey(name, [], selection) : heldKey(name, hold),
    })
  }

  return (
    <Section>
      <div className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)_1.75rem] gap-1.5">
        <NumberField label={m.editing.x} mark="X" value={box.x} onChange={(x, hold) => set({ x }, hold)} />
        <NumberField label={m.editing.y} mark="Y" value={box.y} onChange={(y, hold) => set({ y }, hold)} />
        {/* The icons are named by their axis. */}
        <CommandButton id="flip-horizontally" icon={FlipVertical2} />
        <NumberField
          label={m.editing.width}
          mark="W"
          value={box.width}
          min={1}
          disabled={!isWide}
          onChange={(width, hold) => set({ width }, hold)}
        />
        <NumberField
          label={m.editing.height}
          mark="H"
          value={box.height}
          min={1}
          disabled={!isHigh}
          onChange={(height, hold) => set({ height }, hold)}
        />
        <IconButton
          icon={kept ? Link2 : Link2Off}
          label={m.editing.keepProportions}
          aria-pressed={kept}
          size="small"
          className={kept ? 'text-accent' : undefined}
          disabled={!isWide || !isHigh}
          onClick={() => proportions.setState({ kept: !kept })}
        />
        <NumberField
          label={m.editing.angle}
          mark={<RotateCw className="size-3" strokeWidth={2} />}
          value={angle === null ? null : degreesOf(angle)}
          suffix="°"
          disabled={!rotatable}
          onChange={(degrees, hold) => set({ rotation: (degrees * Math.PI) / 180 }, hold)}
        />
        {cornerRadius === undefined ? (
          <span />
        ) : (
          <NumberField
            label={m.editing.cornerRadius}
            mark={<SquareRoundCorner className="size-3" strokeWidth={2} />}
            value={cornerRadius}
            min={0}
            max={100_000}
            onChange={(radius, hold) => editor.setStyle({ cornerRadius: radius }, { hold })}
          />
        )}
        <CommandButton id="flip-vertically" icon={FlipHorizontal2} />
      </div>
    </Section>
  )
}

/** 0…360 */
function degreesOf(radians: number): number {
  const degrees = ((radians * 180) / Math.PI) % 360
  return degrees < 0 ? degrees + 360 : degrees
}
