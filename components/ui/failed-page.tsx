import type { Messages } from '../messages/en'
import { Button, buttonClasses } from './button'
import { MessagePage } from './message-page'

interface FailedPageProps {
  /** Given, not looked up: where the layout itself failed nobody provides any. */
  readonly words: Pick<Messages['pages'], 'failed' | 'failedText' | 'yourCanvases' | 'tryAgain'>
  readonly onRetry: () => void
}

/** Stands where a page broke. */
export function FailedPage({ words, onRetry }: FailedPageProps) {
  return (
    <MessagePage title={words.failed} text={words.failedText}>
      {/* A plain link: a full load clears whatever went wrong. */}
      <a href="/canvases" className={buttonClasses({ look: 'plain' })}>
        {words.yourCanvases}
      </a>
      <Button look="primary" onClick={onRetry}>
        {words.tryAgain}
      </Button>
    </MessagePage>
  )
}
