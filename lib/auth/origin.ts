import { env } from '../server/env'

/**
 * Whose pages may change things here: those under BASE_URL. A server that was given none only knows itself as
 * localhost; people may reach it by any name, so there it is the very host that the request was sent to.
 */
export function trustedOrigins(headers: Headers): string[] {
  const { BASE_URL } = env()
  const { origin, hostname } = new URL(BASE_URL)
  const host = headers.get('host')
  if (hostname !== 'localhost' || host === null) return [origin]
  return [origin, `http://${host}`, `https://${host}`]
}

/** True when a request with this Origin comes from our own pages. Without an Origin it comes from no page at all. */
export function isOwnOrigin(headers: Headers): boolean {
  const origin = headers.get('origin')
  return origin !== null && trustedOrigins(headers).includes(origin)
}
