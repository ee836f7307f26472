'use client'

import { useMessages } from '../components/messages/messages-provider'
import { FailedPage } from '../components/ui/failed-page'

export default function ErrorPage({ reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return <FailedPage words={useMessages().pages} onRetry={reset} />
}
