import { cookies, headers } from 'next/headers'
import type { Messages } from '../components/messages/en'
import { loadMessages } from '../components/messages/load'
import { LOCALE_COOKIE, type Locale, pickLocale } from '../components/messages/locale'

/** The language of who asks, and its words. */
export async function requestMessages(): Promise<{ locale: Locale; messages: Messages }> {
  const chosen = (await cookies()).get(LOCALE_COOKIE)?.value
  const locale = pickLocale(chosen, (await headers()).get('accept-language'))
  return { locale, messages: await loadMessages(locale) }
}
