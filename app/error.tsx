'use client'

import { useMessages } from '../components/messages/messages-provider'
import { FailedPage } from '../components/ui/failed-page'
import { isMissingPart } from '../components/ui/missing-part'

export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string }
  reset: () => void
}) {
  // What a newer build has replaced is there again only in a page of that build.
  const retry = isMissingPart(error) ? () => window.location.reload() : reset
  return <FailedPage words={useMessages().pages} onRetry={retry} />
}
