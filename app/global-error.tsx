'use client'

import './globals.css'
import ErrorPage from './error'

/** Stands in for the layout itself when that failed. */
export default function GlobalError(props: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <ErrorPage {...props} />
      </body>
    </html>
  )
}
