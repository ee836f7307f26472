import type { Messages } from './en'
import type { Locale } from './locale'

/** The words of one language; on the server, so that a page carries only its own. */
export async function loadMessages(locale: Locale): Promise<Messages> {
  switch (locale) {
    case 'en':
      return (await import('./en')).en
    case 'de':
      return (await import('./de')).de
  }
}
