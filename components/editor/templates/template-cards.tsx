'use client'

import { nanoid } from 'nanoid'
import { useMemo } from 'react'
import { measureText } from '../../canvas/measure-text'
import { useMessages } from '../../messages/messages-provider'
import { PlainImage } from '../../ui/plain-image'
import { useThumbnail } from '../library/use-thumbnail'
import { TEMPLATE_IDS, type TemplateId } from './templates'
import { elementsOfTemplate } from './thing-of-template'

/** All templates with small pictures of them. Default export: loaded when first opened. */
export default function TemplateCards({ onChoose }: { onChoose: (id: TemplateId) => void }) {
  const m = useMessages()
  return (
    <ul aria-label={m.panels.templates.title} className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
      {TEMPLATE_IDS.map((id) => (
        <li key={id}>
          <button
            type="button"
            onClick={() => onChoose(id)}
            className="flex w-full flex-col gap-2 rounded-lg border border-line p-2 text-left transition-colors hover:border-line-strong hover:bg-hover"
          >
            <Preview id={id} />
            <span className="px-1">
              <span className="block font-medium">{m.panels.templates.names[id]}</span>
              <span className="block text-muted text-sm">{m.panels.templates.about[id]}</span>
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}

function Preview({ id }: { id: TemplateId }) {
  const words = useMessages()
  const thing = useMemo(
    () => ({ name: '', elements: elementsOfTemplate(id, { newId: nanoid, measureText, words }), assets: [] }),
    [id, words],
  )
  const picture = useThumbnail(thing, { measureText, side: 260 })
  return (
    <span className="relative block aspect-[16/10] rounded-md bg-canvas">
      {picture && (
        <PlainImage
          src={picture}
          alt=""
          className="absolute inset-3 size-[calc(100%-1.5rem)] object-contain"
        />
      )}
    </span>
  )
}
