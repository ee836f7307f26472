'use client'

import { Button, buttonClasses } from '../components/ui/button'
import { MessagePage } from '../components/ui/message-page'

export default function ErrorPage({ reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <MessagePage
      title="This page did not open"
      text="Something failed on our side. Your drawings are safe: what was not saved yet is kept on this device."
    >
      {/* A plain link: a full load clears whatever went wrong. */}
      <a href="/canvases" className={buttonClasses({ look: 'plain' })}>
        Your canvases
      </a>
      <Button look="primary" onClick={reset}>
        Try again
      </Button>
    </MessagePage>
  )
}
