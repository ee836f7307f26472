'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState, useTransition } from 'react'
import {
  createCanvas,
  duplicateCanvas,
  renameCanvas,
  restoreCanvas,
  trashCanvas,
} from '../../actions/canvases'
import type { Failure, Result } from '../../lib/result'
import type { TemplateId } from '../editor/templates/templates'
import { useMessages } from '../messages/messages-provider'
import { toast, toastError } from '../ui/toast'
import type { ListedCanvas } from './listed-canvas'

/** What can be done with canvases: shown at once, taken back with a sentence when the server refuses. */
export function useCanvasActions(fromServer: readonly ListedCanvas[]) {
  const m = useMessages()
  const router = useRouter()
  const [canvases, setCanvases] = useState(fromServer)
  const [isCreating, startCreating] = useTransition()
  useEffect(() => setCanvases(fromServer), [fromServer])

  /** Shows `next` until the server's own list comes, or the old one again when it says no. */
  async function attempt(
    next: readonly ListedCanvas[],
    what: string,
    call: () => Promise<Result<unknown, Failure>>,
  ): Promise<boolean> {
    const before = canvases
    setCanvases(next)
    const result = await call().catch(() => null)
    if (result?.ok) {
      router.refresh()
      return true
    }
    setCanvases(before)
    toastError(what, { description: m.why(result?.error) })
    return false
  }

  const without = (id: string) => canvases.filter((canvas) => canvas.id !== id)

  return {
    canvases,
    isCreating,

    create() {
      startCreating(async () => {
        const result = await createCanvas({}).catch(() => null)
        if (result?.ok) router.push(`/c/${result.value.canvasId}`)
        else
          toastError(m.canvases.notMade, {
            description: m.why(result?.error),
          })
      })
    },

    createFrom(template: TemplateId) {
      startCreating(async () => {
        const title = m.panels.templates.names[template]
        const result = await createCanvas({ title }).catch(() => null)
        if (result?.ok) router.push(`/c/${result.value.canvasId}?template=${template}`)
        else toastError(m.canvases.notMade, { description: m.why(result?.error) })
      })
    },

    rename(canvas: ListedCanvas, wanted: string) {
      const title = wanted.trim()
      if (title === '' || title === canvas.title) return
      const next = canvases.map((one) => (one.id === canvas.id ? { ...one, title } : one))
      void attempt(next, m.canvases.notRenamed, () => renameCanvas({ canvasId: canvas.id, title }))
    },

    async duplicate(canvas: ListedCanvas) {
      const done = await attempt(canvases, m.canvases.notDuplicated, () =>
        duplicateCanvas({ canvasId: canvas.id }),
      )
      if (done) toast(m.format(m.canvases.duplicated, { title: canvas.title }))
    },

    async trash(canvas: ListedCanvas) {
      const done = await attempt(without(canvas.id), m.canvases.notTrashed, () =>
        trashCanvas({ canvasId: canvas.id }),
      )
      if (!done) return
      toast(m.format(m.canvases.trashed, { title: canvas.title }), {
        action: {
          label: m.canvases.undo,
          onClick: () =>
            attempt(canvases, m.canvases.stillTrashed, () => restoreCanvas({ canvasId: canvas.id })),
        },
      })
    },

    async restore(canvas: ListedCanvas) {
      const done = await attempt(without(canvas.id), m.canvases.notRestored, () =>
        restoreCanvas({ canvasId: canvas.id }),
      )
      if (done) toast(m.format(m.canvases.restored, { title: canvas.title }))
    },
  }
}
