'use client'

import { useMessages } from '../messages/messages-provider'
import { Button, buttonClasses } from '../ui/button'
import { downloadText } from './download'
import { useOpenProgress, useSaveStatus, useScene } from './editor-context'

/** The canvas could not be opened at all; what waits on this device is still there. */
export function OpenFailed() {
  const m = useMessages()
  const { state, failure } = useOpenProgress()
  const { pending, parked } = useSaveStatus()
  const { session, canvas } = useScene()
  if (state !== 'failed' || !failure) return null
  return (
    <div className="absolute inset-0 z-30 grid place-items-center bg-canvas px-8">
      <div role="alert" className="flex max-w-md flex-col items-center text-center">
        <h2 className="font-semibold text-xl tracking-tight">{m.saving.didNotOpen}</h2>
        <p className="mt-2 text-md text-muted">{m.why(failure)}</p>
        {pending + parked > 0 && (
          <p className="mt-2 text-muted">{m.format(m.saving.waitHere, { count: pending + parked })}</p>
        )}
        <div className="mt-6 flex flex-wrap justify-center gap-2">
          <a href="/canvases" className={buttonClasses({ look: 'plain' })}>
            {m.pages.yourCanvases}
          </a>
          {pending + parked > 0 && (
            <Button
              onClick={() =>
                downloadText(
                  m.format(m.saving.fileName, { title: canvas.title }),
                  JSON.stringify(session.exportUnsaved()),
                  'application/json',
                )
              }
            >
              {m.saving.download}
            </Button>
          )}
          <Button look="primary" onClick={() => window.location.reload()}>
            {m.pages.tryAgain}
          </Button>
        </div>
      </div>
    </div>
  )
}
