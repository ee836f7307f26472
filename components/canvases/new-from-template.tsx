'use client'

import { LayoutTemplate } from 'lucide-react'
import { lazy, useState } from 'react'
import type { TemplateId } from '../editor/templates/templates'
import { useMessages } from '../messages/messages-provider'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { PartBoundary } from '../ui/part-boundary'

const TemplateCards = lazy(() => import('../editor/templates/template-cards'))

interface NewFromTemplateProps {
  readonly isCreating: boolean
  readonly onChoose: (template: TemplateId) => void
}

/** A new canvas that is not empty. */
export function NewFromTemplate({ isCreating, onChoose }: NewFromTemplateProps) {
  const m = useMessages()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button disabled={isCreating} onClick={() => setOpen(true)}>
        <LayoutTemplate className="size-4 text-muted" strokeWidth={1.75} aria-hidden />
        {m.panels.templates.newFrom}
      </Button>
      <Dialog open={isOpen} onClose={() => setOpen(false)} title={m.panels.templates.newFrom} size="large">
        <PartBoundary fallback={<div className="h-96" />}>
          <TemplateCards
            onChoose={(template) => {
              setOpen(false)
              onChoose(template)
            }}
          />
        </PartBoundary>
      </Dialog>
    </>
  )
}
