'use client'

import { createContext, type ReactNode, useContext, useMemo } from 'react'
import type { Failure } from '../../lib/result'
import type { Messages } from './en'
import type { Locale } from './locale'
import { formatMessage, type Message, type MessageValues } from './message'
import { reasonOf } from './reason'
import { translate } from './sentences'

/** The messages of one language, and how that language fills them. */
export type Words = Messages & {
  readonly locale: Locale
  format(message: Message, values: MessageValues): string
  /** Why something failed; no failure at all means that no answer came. */
  why(failure: Failure | undefined): string
  /** What a lower ring wrote for people, in this language if it is known. */
  told(sentence: string): string
}

const WordsContext = createContext<Words | null>(null)
let inThisBrowser: Words | null = null

interface MessagesProviderProps {
  readonly locale: Locale
  readonly messages: Messages
  readonly children: ReactNode
}

export function MessagesProvider({ locale, messages, children }: MessagesProviderProps) {
  const words = useMemo(() => wordsOf(locale, messages), [locale, messages])
  // A server speaks many languages at once; a browser one.
  if (typeof window !== 'undefined') inThisBrowser = words
  return <WordsContext value={words}>{children}</WordsContext>
}

export function useMessages(): Words {
  const words = useContext(WordsContext)
  if (!words) throw new Error('This part belongs inside a MessagesProvider.')
  return words
}

/** For what is no component: notices, the clipboard. In the browser only. */
export function currentMessages(): Words {
  if (!inThisBrowser) throw new Error('Words are asked for before the page has any.')
  return inThisBrowser
}

/** The same without React, as a test needs it. */
export function wordsOf(locale: Locale, messages: Messages): Words {
  return {
    ...messages,
    locale,
    format: (message, values) => formatMessage(locale, message, values),
    why: (failure) => reasonOf(locale, messages, failure),
    told: (sentence) => translate(messages.sentences, sentence) ?? sentence,
  }
}
