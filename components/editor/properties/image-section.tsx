'use client'

import { Crop, ImageUp, Maximize2, RotateCcw } from 'lucide-react'
import { imagesIn } from '../../../lib/editor/commands/image'
import { runPlan } from '../../../lib/editor/commands/registry/run-plan'
import { renameElement } from '../../../lib/editor/commands/rename'
import { useMessages } from '../../messages/messages-provider'
import { IconButton } from '../../ui/icon-button'
import { useEditor } from '../editor-context'
import { type CommandId, shortcutOf } from '../shortcuts'
import { useCanRun, useRun } from '../use-run'
import { NameField } from './name-field'
import { Row, Section } from './row'
import { useSelection } from './use-selection'
import { useDocumentRevision } from './use-summary'

const actions = [
  ['crop-image', Crop],
  ['reset-crop', RotateCcw],
  ['original-size', Maximize2],
  ['replace-image', ImageUp],
] as const

/** Of the selected pictures: what they show, in words, and what is done with them. */
export function ImageSection() {
  const editor = useEditor()
  const m = useMessages()
  const selection = useSelection()
  useDocumentRevision(true)
  const images = imagesIn(editor.document, selection)
  const [image, ...more] = images
  if (!image || images.length < selection.size) return null
  return (
    <Section>
      {more.length === 0 && (
        <Row name={m.pictures.altText}>
          <NameField
            key={image.id}
            label={m.pictures.altText}
            placeholder={m.pictures.altHint}
            value={image.name}
            onChange={(name) => runPlan(editor, renameElement(editor.document, image.id, name))}
          />
        </Row>
      )}
      <Row name={m.pictures.section}>
        <div className="-mx-1 flex gap-1">
          {actions.map(([id, icon]) => (
            <Action key={id} id={id} icon={icon} />
          ))}
        </div>
      </Row>
    </Section>
  )
}

function Action({ id, icon }: { id: CommandId; icon: typeof Crop }) {
  const m = useMessages()
  const run = useRun()
  const enabled = useCanRun(id)
  return (
    <IconButton
      icon={icon}
      label={m.commands[id]}
      shortcut={shortcutOf(id)}
      size="small"
      disabled={!enabled}
      onClick={() => run(id)}
    />
  )
}
