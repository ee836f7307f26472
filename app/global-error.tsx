'use client'

import './globals.css'
import { pages } from '../components/messages/en/pages'
import { FailedPage } from '../components/ui/failed-page'

/** Stands in for the layout itself when that failed, and so in English: nobody could ask for the language. */
export default function GlobalError({ reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <FailedPage words={pages} onRetry={reset} />
      </body>
    </html>
  )
}
