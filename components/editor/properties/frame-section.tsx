'use client'

import { fitFrames, framesIn, sizeFrames } from '../../../lib/editor/commands/frame'
import { runPlan } from '../../../lib/editor/commands/registry/run-plan'
import { renameElement } from '../../../lib/editor/commands/rename'
import { useMessages } from '../../messages/messages-provider'
import { Button } from '../../ui/button'
import { useEditor } from '../editor-context'
import { NameField } from './name-field'
import { Row, Section } from './row'
import { useSelection } from './use-selection'
import { useDocumentRevision } from './use-summary'

/** Canvas units: what is shown or printed at these sizes needs no scaling. */
const PRESETS = [
  ['landscape', 1920, 1080],
  ['square', 1080, 1080],
  ['a4', 794, 1123],
  ['a4Landscape', 1123, 794],
  ['phone', 393, 852],
  ['tablet', 834, 1194],
  ['desktop', 1440, 1024],
] as const

/** Of the selected frames: name, size, and what is done with what is in them. */
export function FrameSection() {
  const editor = useEditor()
  const m = useMessages()
  const selection = useSelection()
  useDocumentRevision(true)
  const frames = framesIn(editor.document, selection)
  const [frame, ...more] = frames
  if (!frame || frames.length < selection.size) return null
  const preset = PRESETS.find(([, width, height]) =>
    frames.every((one) => one.width === width && one.height === height),
  )

  function resize(name: string) {
    const chosen = PRESETS.find(([key]) => key === name)
    if (chosen)
      runPlan(editor, sizeFrames(editor.document, selection, { width: chosen[1], height: chosen[2] }))
  }

  return (
    <Section>
      {more.length === 0 && (
        <Row name={m.frames.nameShort}>
          <NameField
            key={frame.id}
            label={m.frames.name}
            placeholder={m.panels.layers.types.frame}
            value={frame.name}
            onChange={(name) => runPlan(editor, renameElement(editor.document, frame.id, name))}
          />
        </Row>
      )}
      <Row name={m.frames.size}>
        <select
          aria-label={m.frames.presets}
          value={preset?.[0] ?? ''}
          onChange={(event) => resize(event.currentTarget.value)}
          className="h-7 w-full min-w-0 rounded-md bg-sunken px-1.5 text-sm outline-none focus-visible:ring-2 focus-visible:ring-accent"
        >
          {!preset && <option value="">{m.frames.customSize}</option>}
          {PRESETS.map(([name, width, height]) => (
            <option key={name} value={name}>
              {m.frames[name]} · {width} × {height}
            </option>
          ))}
        </select>
      </Row>
      <Row name={m.frames.contents}>
        <Button onClick={() => runPlan(editor, fitFrames(editor.document, selection))}>
          {m.commands['fit-frame']}
        </Button>
      </Row>
    </Section>
  )
}
