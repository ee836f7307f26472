import type { Locale } from './locale'

/** A sentence with `{places}`, or one for each way of counting that the language has. */
export type Message = string | Plural

export interface Plural {
  readonly one: string
  readonly other: string
}

/** The same tree of messages in any language. */
export type Widened<T> = T extends string
  ? string
  : T extends Plural
    ? Plural
    : { readonly [K in keyof T]: Widened<T[K]> }

export type MessageValues = Readonly<Record<string, string | number>>

/** Fills the places of a message; a plural is chosen by `count`, and numbers are written as the language does. */
export function formatMessage(locale: Locale, message: Message, values: MessageValues): string {
  const text = typeof message === 'string' ? message : message[formOf(locale, values.count)]
  return text.replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = values[name]
    if (value === undefined) return place
    return typeof value === 'number' ? value.toLocaleString(locale) : value
  })
}

function formOf(locale: Locale, count: string | number | undefined): keyof Plural {
  return new Intl.PluralRules(locale).select(Number(count)) === 'one' ? 'one' : 'other'
}
