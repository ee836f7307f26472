import { LIMITS } from './limits'

const SCHEMES: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:'])

/**
 * The address that a person means, written out: of the web ("example.org" as well) or of mail ("ana@example.org"). Null
 * for anything else, above all for what would run code when it is followed.
 */
export function linkOf(typed: string): string | null {
  const text = typed.trim()
  if (text === '' || /\s/.test(text)) return null
  const meant = withScheme(text)
  const url = meant !== null && URL.canParse(meant) ? new URL(meant) : null
  if (!url || !SCHEMES.has(url.protocol) || url.href.length > LIMITS.link) return null
  return url.protocol === 'mailto:' || url.hostname !== '' ? url.href : null
}

function withScheme(text: string): string | null {
  if (/^[a-z][a-z0-9+.-]*:/i.test(text) && !/^[a-z0-9.-]+:\d+(\/|$)/i.test(text)) return text
  if (/^[^@/\s]+@[^@/\s]+\.[a-z]{2,}$/i.test(text)) return `mailto:${text}`
  return /^([a-z0-9-]+\.)+[a-z]{2,}(:\d+)?([/?#].*)?$/i.test(text) ? `https://${text}` : null
}
