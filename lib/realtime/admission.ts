import type { IncomingMessage } from 'node:http'
import * as z from 'zod'
import { database } from '../../db/database'
import { findVersion } from '../../db/queries/canvases'
import { currentUser } from '../auth/current-user'
import { isOwnOrigin } from '../auth/origin'
import type { Visitor } from './connection'

/** A visitor who may come in, or the HTTP status that refuses the upgrade. */
export type Admission =
  | { readonly admitted: true; readonly visitor: Visitor }
  | { readonly admitted: false; readonly status: 400 | 401 | 403 | 404 }

const canvasIdSchema = z.uuid()

/** Origin, session and role, all before the upgrade (docs/sync.md, P1). Throws when the database cannot be asked. */
export async function admit(request: IncomingMessage): Promise<Admission> {
  const headers = headersOf(request)
  // Other sites' pages can open sockets here with the visitor's cookies: no browser stops them.
  if (!isOwnOrigin(headers)) return { admitted: false, status: 403 }

  const url = new URL(request.url ?? '/', 'http://localhost')
  const canvasId = canvasIdSchema.safeParse(url.searchParams.get('canvas'))
  if (!canvasId.success) return { admitted: false, status: 400 }

  const user = await currentUser(headers)
  if (user === null) return { admitted: false, status: 401 }

  const version = await findVersion(database(), { canvasId: canvasId.data, userId: user.id })
  if (version === null) return { admitted: false, status: 404 }
  const visitor = { canvasId: canvasId.data, userId: user.id, sessionId: user.sessionId }
  return { admitted: true, visitor }
}

function headersOf(request: IncomingMessage): Headers {
  const headers = new Headers()
  for (const name of ['cookie', 'host', 'origin']) {
    const value = request.headers[name]
    if (typeof value === 'string') headers.set(name, value)
  }
  return headers
}
