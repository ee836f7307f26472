'use client'

import { useMessages } from '../../messages/messages-provider'
import { Dialog } from '../../ui/dialog'
import { useEditor } from '../editor-context'
import { insertTemplate } from './insert-template'
import TemplateCards from './template-cards'

/** Default export: loaded when first opened. */
export default function TemplatesDialog({ onClose }: { onClose: () => void }) {
  const m = useMessages()
  const editor = useEditor()
  return (
    <Dialog open onClose={onClose} title={m.panels.templates.title} size="large">
      <TemplateCards
        onChoose={(id) => {
          onClose()
          insertTemplate(editor, id, m)
        }}
      />
    </Dialog>
  )
}
