'use client'

import { X } from 'lucide-react'
import * as Radix from 'radix-ui/dialog'
import { useEffect, useState } from 'react'
import { useOpenProgress, useScene } from '../editor/editor-context'
import { focusCanvas } from '../editor/focus'
import { useMessages } from '../messages/messages-provider'
import { openChoiceStore } from './choice-store'
import { createLinkedCameras } from './linked-cameras'
import { MergeScreen } from './merge-screen'
import { createReview, type Review } from './review'

/**
 * Two changes of one thing, decided by whoever made one of them (docs/sync.md, M4): the drawing before, with mine and
 * with theirs, side by side. Default export: loaded when it is wanted.
 */
export default function MergeDialog({ onClose }: { onClose: () => void }) {
  const m = useMessages()
  const review = useReview()
  const [cameras] = useState(createLinkedCameras)
  return (
    <Radix.Root open onOpenChange={(next) => !next && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-scrim data-[state=open]:animate-in data-[state=open]:fade-in-0 data-[state=open]:duration-150" />
        <Radix.Content
          aria-describedby={undefined}
          onOpenAutoFocus={(event) => {
            event.preventDefault()
            if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus()
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault()
            focusCanvas()
          }}
          className="fixed inset-3 z-40 flex flex-col overflow-hidden rounded-xl border border-line bg-surface shadow-float outline-none data-[state=open]:animate-in data-[state=open]:fade-in-0 data-[state=open]:zoom-in-98 data-[state=open]:duration-150 max-sm:inset-0 max-sm:rounded-none max-sm:border-0"
        >
          <Radix.Title className="sr-only">{m.merging.title}</Radix.Title>
          <Radix.Close
            aria-label={m.screen.close}
            className="absolute top-2.5 right-2.5 z-10 inline-flex size-8 items-center justify-center rounded-md text-muted hover:bg-hover hover:text-text"
          >
            <X className="size-4" strokeWidth={1.75} aria-hidden />
          </Radix.Close>
          {review ? (
            <MergeScreen review={review} cameras={cameras} onClose={onClose} />
          ) : (
            <p className="m-auto text-muted">{m.merging.loading}</p>
          )}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

/** null until the canvas is open: before, everything would seem deleted there. */
function useReview(): Review | null {
  const { editor, session, canvas, user } = useScene()
  const isOpen = useOpenProgress().state === 'ready'
  const [review, setReview] = useState<Review | null>(null)
  useEffect(() => {
    if (!isOpen) return
    const kept = openChoiceStore({ userId: user.id, canvasId: canvas.id })
    const made = createReview({ editor, session, kept })
    setReview(made)
    return () => {
      made.close()
      setReview(null)
    }
  }, [editor, session, canvas.id, user.id, isOpen])
  return review
}
