'use client'

import { ArrowRight, LoaderCircle } from 'lucide-react'
import { useState, useTransition } from 'react'
import { startAsGuest } from '../../actions/session'
import { useMessages } from '../messages/messages-provider'
import { Button } from '../ui/button'

/** Makes a guest, and goes to the canvas that was wanted, if it may be seen, or to a first one. */
export function StartDrawing({ wanted }: { wanted?: string | undefined }) {
  const m = useMessages()
  const [isStarting, start] = useTransition()
  const [problem, setProblem] = useState<string | null>(null)

  function begin() {
    setProblem(null)
    start(async () => {
      const result = await startAsGuest(wanted).catch(() => null)
      if (result?.ok) {
        // A full load: the new session's cookie must be on every request of the editor.
        window.location.assign(`/c/${result.value.canvasId}`)
        // Busy until the page is left.
        await new Promise(() => {})
      } else {
        setProblem(m.why(result?.error))
      }
    })
  }

  return (
    <div className="flex flex-col items-center gap-3">
      <Button
        look="primary"
        size="large"
        onClick={begin}
        disabled={isStarting}
        className="min-w-48 shadow-panel"
      >
        {m.pages.start}
        {isStarting ? (
          <LoaderCircle className="size-4 animate-spin" strokeWidth={2} aria-hidden />
        ) : (
          <ArrowRight className="size-4" strokeWidth={2} aria-hidden />
        )}
      </Button>
      {problem && (
        <p role="alert" className="text-danger">
          {problem}
        </p>
      )}
    </div>
  )
}
