'use client'

import { LOCALES, type Locale } from '../messages/locale'
import { useMessages } from '../messages/messages-provider'
import { DropdownMenuRadioGroup, DropdownMenuRadioItem } from './dropdown-menu'
import { useSetLocale } from './language'

/** The languages of the interface, each by its own name, inside a menu. */
export function LanguageItems() {
  const { locale } = useMessages()
  const setLocale = useSetLocale()
  return (
    <DropdownMenuRadioGroup value={locale} onValueChange={(next) => setLocale(next as Locale)}>
      {Object.entries(LOCALES).map(([id, name]) => (
        <DropdownMenuRadioItem key={id} value={id} lang={id}>
          {name}
        </DropdownMenuRadioItem>
      ))}
    </DropdownMenuRadioGroup>
  )
}
