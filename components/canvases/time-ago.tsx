'use client'

import { useEffect, useState } from 'react'
import type { Locale } from '../messages/locale'
import { useMessages } from '../messages/messages-provider'

const STEPS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 365 * 86_400],
  ['month', 30 * 86_400],
  ['week', 7 * 86_400],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
]

/** "5 minutes ago", "yesterday" in a language; null: less than a minute. Both in milliseconds since 1970. */
export function timeAgo(atMs: number, nowMs: number, locale: Locale): string | null {
  const seconds = Math.max(0, (nowMs - atMs) / 1000)
  const step = STEPS.find(([, size]) => seconds >= size)
  if (!step) return null
  const [unit, size] = step
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(-Math.floor(seconds / size), unit)
}

/** Says nothing until the browser's own clock is known: the server's would not match. */
export function TimeAgo({ at }: { at: string }) {
  const m = useMessages()
  const [nowMs, setNowMs] = useState<number | null>(null)
  useEffect(() => {
    setNowMs(Date.now())
    const timer = setInterval(() => setNowMs(Date.now()), 60_000)
    return () => clearInterval(timer)
  }, [])
  return (
    <time dateTime={at} title={nowMs === null ? undefined : new Date(at).toLocaleString(m.locale)}>
      {nowMs === null ? '\u00a0' : (timeAgo(Date.parse(at), nowMs, m.locale) ?? m.canvases.justNow)}
    </time>
  )
}
