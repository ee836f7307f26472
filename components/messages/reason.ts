import type { Failure } from '../../lib/result'
import type { Messages } from './en'
import type { Locale } from './locale'
import { translate } from './sentences'

/**
 * Why something failed, in the language of the page. What lower rings write themselves is English; a sentence of theirs
 * is looked up as it stands, and one that is not known is told by the type of the failure.
 */
export function reasonOf(locale: Locale, messages: Messages, failure: Failure | undefined): string {
  if (!failure) return messages.failures.unavailable
  if (locale === 'en') return failure.message
  return translate(messages.sentences, failure.message) ?? messages.failures[failure.type]
}
