'use client'

import { useRouter } from 'next/navigation'
import { LOCALE_COOKIE, type Locale } from '../messages/locale'

const YEAR_SECONDS = 365 * 86_400

/** Chooses the language of the interface on this device; the page speaks it at once. */
export function useSetLocale(): (locale: Locale) => void {
  const router = useRouter()
  return (locale) => {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store is not in every browser.
    document.cookie = `${LOCALE_COOKIE}=${locale}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`
    router.refresh()
  }
}
