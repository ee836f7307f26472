import { createHash, timingSafeEqual } from 'node:crypto'
import { CLIENT_ADDRESS_HEADER, isLoopback } from '../../../lib/server/client-address'
import { env } from '../../../lib/server/env'
import { metrics } from '../../../lib/server/metrics'

export const dynamic = 'force-dynamic'

/** For Prometheus: with `Authorization: Bearer <METRICS_TOKEN>` when one is set, else from this machine only. */
export async function GET({ headers }: Request): Promise<Response> {
  if (!mayRead(headers)) return new Response('Not allowed.\n', { status: 403 })
  const { registry } = metrics()
  return new Response(await registry.metrics(), {
    headers: { 'Content-Type': registry.contentType, 'Cache-Control': 'no-store' },
  })
}

function mayRead(headers: Headers): boolean {
  const { METRICS_TOKEN } = env()
  if (METRICS_TOKEN === undefined) return isLoopback(headers.get(CLIENT_ADDRESS_HEADER) ?? '')
  // Hashed first, since the comparison wants equal lengths.
  return timingSafeEqual(digest(headers.get('authorization') ?? ''), digest(`Bearer ${METRICS_TOKEN}`))
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
