'use client'

import './globals.css'
import { en } from '../components/messages/en'
import { MessagesProvider } from '../components/messages/messages-provider'
import ErrorPage from './error'

/** Stands in for the layout itself when that failed, and so in English: nobody could ask for the language. */
export default function GlobalError(props: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <MessagesProvider locale="en" messages={en}>
          <ErrorPage {...props} />
        </MessagesProvider>
      </body>
    </html>
  )
}
