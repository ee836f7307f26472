'use client'

import { useStore } from 'zustand'
import { useMessages } from '../../messages/messages-provider'
import { Button } from '../../ui/button'
import { Progress } from '../../ui/progress'
import { useScene } from '../editor-context'
import { picturesOf } from './pictures'

/** What of the pictures is not at the server yet; nothing when all are. */
export function PicturesBar() {
  const { canvas } = useScene()
  const m = useMessages()
  const pictures = picturesOf(canvas.id)
  const { count, sent, waitsFor } = useStore(pictures.status)
  if (count === 0) return null
  const sentence =
    waitsFor === null
      ? m.pictures.sending
      : waitsFor === 'network'
        ? m.pictures.waitForNetwork
        : m.pictures.waitForPermission
  return (
    <div className="panel pointer-events-auto flex min-w-64 flex-col gap-2 py-2 pr-2 pl-4">
      <div className="flex items-center gap-3">
        <p role="status" className="min-w-0 flex-1 text-muted text-sm">
          {m.format(sentence, { count })}
        </p>
        {waitsFor === null ? (
          <span aria-hidden className="h-7" />
        ) : (
          <Button onClick={() => pictures.retry()}>{m.pictures.tryAgain}</Button>
        )}
      </div>
      {waitsFor === null && (
        <div className="pr-2 pb-1">
          <Progress label={m.pictures.progress} value={sent} />
        </div>
      )}
    </div>
  )
}
