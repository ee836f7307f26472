import type { ReactNode } from 'react'
import { en } from '../../components/messages/en'
import { MessagesProvider, wordsOf } from '../../components/messages/messages-provider'

export const english = wordsOf('en', en)

/** What is rendered in a test speaks English. */
export function InEnglish({ children }: { children: ReactNode }) {
  return (
    <MessagesProvider locale="en" messages={en}>
      {children}
    </MessagesProvider>
  )
}
