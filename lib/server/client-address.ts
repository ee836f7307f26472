import { isIP } from 'node:net'

/** Set by server.ts on every request, over whatever the client sent under this name. */
export const CLIENT_ADDRESS_HEADER = 'x-indelible-address'
export const REQUEST_ID_HEADER = 'x-request-id'

/**
 * Who is at the other end. `x-forwarded-for` is believed only from a neighbour (a proxy on this machine or in its
 * private network), and then only its last entry: the one that this proxy itself wrote.
 */
export function clientAddress(socketAddress: string | undefined, forwardedFor: string | undefined): string {
  const direct = (socketAddress ?? 'unknown').replace(/^::ffff:/, '')
  if (!isPrivate(direct)) return direct
  const last = forwardedFor?.split(',').at(-1)?.trim() ?? ''
  return isIP(last) === 0 ? direct : last
}

export function isLoopback(address: string): boolean {
  return address === '::1' || address.startsWith('127.') || address.startsWith('::ffff:127.')
}

function isPrivate(address: string): boolean {
  if (isLoopback(address)) return true
  return /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.|f[cd][0-9a-f]{2}:|fe80:)/i.test(address)
}
