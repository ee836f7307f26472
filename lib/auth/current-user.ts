import { createHmac, timingSafeEqual } from 'node:crypto'
import { parseCookies } from 'better-auth/cookies'
import { database } from '../../db/database'
import { findSession } from '../../db/queries/people'
import { env } from '../server/env'
import { log } from '../server/log'
import { auth, RENEW_AFTER_SECONDS, SESSION_SECONDS } from './auth'

export interface CurrentUser {
  readonly id: string
  readonly name: string
  readonly isAnonymous: boolean
  readonly sessionId: string
  readonly sessionExpiresAt: Date
}

/**
 * Whose session the request carries, asked of the database each time: a revoked session is over at once. One query,
 * and its errors come out as they are, for a lost database must not look like a signed-out person (the library's own
 * getSession takes two queries and hides what failed).
 */
export async function currentUser(headers: Headers): Promise<CurrentUser | null> {
  const token = sessionToken(headers)
  return token === null ? null : findSession(database(), { token })
}

/**
 * Prolongs a session that is some days old, where the answer can still set cookies. Best effort: whatever was asked
 * must not fail for it.
 */
export async function renewSession(headers: Headers, user: CurrentUser): Promise<void> {
  const ageSeconds = SESSION_SECONDS - (user.sessionExpiresAt.getTime() - Date.now()) / 1000
  if (ageSeconds <= RENEW_AFTER_SECONDS) return
  await auth()
    .api.getSession({ headers })
    .catch((error: unknown) => log().warn({ err: error }, 'a session could not be prolonged'))
}

/** The token in the cookie that the auth library set (`token.signature`), if the signature is ours. */
function sessionToken(headers: Headers): string | null {
  const { AUTH_SECRET, BASE_URL } = env()
  const prefix = BASE_URL.startsWith('https:') ? '__Secure-' : ''
  const signed = parseCookies(headers.get('cookie') ?? '').get(`${prefix}better-auth.session_token`)
  const dot = signed?.lastIndexOf('.') ?? -1
  if (signed === undefined || dot < 1) return null
  const token = signed.slice(0, dot)
  const expected = createHmac('sha256', AUTH_SECRET).update(token).digest()
  const given = Buffer.from(signed.slice(dot + 1), 'base64')
  return given.length === expected.length && timingSafeEqual(given, expected) ? token : null
}
