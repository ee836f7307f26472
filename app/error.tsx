'use client'

import { useMessages } from '../components/messages/messages-provider'
import { Button, buttonClasses } from '../components/ui/button'
import { MessagePage } from '../components/ui/message-page'

export default function ErrorPage({ reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const { failed, failedText, yourCanvases, tryAgain } = useMessages().pages
  return (
    <MessagePage title={failed} text={failedText}>
      {/* A plain link: a full load clears whatever went wrong. */}
      <a href="/canvases" className={buttonClasses({ look: 'plain' })}>
        {yourCanvases}
      </a>
      <Button look="primary" onClick={reset}>
        {tryAgain}
      </Button>
    </MessagePage>
  )
}
