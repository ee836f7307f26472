'use client'

import { Crop, ImageUp, Maximize2, RotateCcw } from 'lucide-react'
import { imagesIn } from '../../../lib/editor/commands/image'
import { runPlan } from '../../../lib/editor/commands/registry/run-plan'
import { renameElement } from '../../../lib/editor/commands/rename'
import { useMessages } from '../../messages/messages-provider'
import { useEditor } from '../editor-context'
import { CommandButton } from './command-button'
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
            <CommandButton key={id} id={id} icon={icon} />
          ))}
        </div>
      </Row>
    </Section>
  )
}
