'use client'

import { Button, buttonClasses } from '../ui/button'
import { downloadText } from './download'
import { useOpenProgress, useSaveStatus, useScene } from './editor-context'

/** The canvas could not be opened at all; what waits on this device is still there. */
export function OpenFailed() {
  const { state, message } = useOpenProgress()
  const { pending, parked } = useSaveStatus()
  const { session, canvas } = useScene()
  if (state !== 'failed') return null
  return (
    <div className="absolute inset-0 z-30 grid place-items-center bg-canvas px-8">
      <div role="alert" className="flex max-w-md flex-col items-center text-center">
        <h2 className="font-semibold text-xl tracking-tight">This canvas did not open</h2>
        <p className="mt-2 text-md text-muted">{message}</p>
        {pending + parked > 0 && (
          <p className="mt-2 text-muted">
            {(pending + parked).toLocaleString('en')} of your changes wait on this device and are not lost.
          </p>
        )}
        <div className="mt-6 flex flex-wrap justify-center gap-2">
          <a href="/canvases" className={buttonClasses({ look: 'plain' })}>
            Your canvases
          </a>
          {pending + parked > 0 && (
            <Button
              onClick={() =>
                downloadText(
                  `${canvas.title} (not saved).json`,
                  JSON.stringify(session.exportUnsaved()),
                  'application/json',
                )
              }
            >
              Download what is not saved
            </Button>
          )}
          <Button look="primary" onClick={() => window.location.reload()}>
            Try again
          </Button>
        </div>
      </div>
    </div>
  )
}
