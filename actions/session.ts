'use server'

import { headers } from 'next/headers'
import { uuidv7 } from 'uuidv7'
import * as z from 'zod'
import { database } from '../db/database'
import { createCanvas, findCanvas } from '../db/queries/canvases'
import { joinSamples } from '../db/queries/samples'
import { auth } from '../lib/auth/auth'
import { currentUser } from '../lib/auth/current-user'
import { ok, type Result } from '../lib/result'
import { env } from '../lib/server/env'
import { log } from '../lib/server/log'
import { takeCall } from '../lib/server/rate-limit'
import { remoteAddressOf, requestIdOf } from './door'
import { failure, failureOf } from './failure'

const FIRST_TITLE = 'Untitled'
const GUESTS_OF_ONE_ADDRESS = { calls: 20, seconds: 60 }

/**
 * Lets somebody draw at once: signs in as a guest, unless a session is there already, and leads to the canvas they came
 * for, if they may see it, or to a new one. The one action without a session before it.
 */
export async function startAsGuest(wanted?: string): Promise<Result<{ readonly canvasId: string }>> {
  const requestHeaders = await headers()
  try {
    return await start(requestHeaders, z.uuid().safeParse(wanted).data ?? null)
  } catch (error) {
    log().error({ err: error, requestId: requestIdOf(requestHeaders) }, 'a guest could not start')
    return { ok: false, error: failureOf(error) }
  }
}

async function start(
  requestHeaders: Headers,
  wanted: string | null,
): Promise<Result<{ readonly canvasId: string }>> {
  const userId = (await currentUser(requestHeaders))?.id ?? (await signInAsGuest(requestHeaders))
  if (typeof userId !== 'string') return userId
  const known = wanted === null ? null : await findCanvas(database(), { canvasId: wanted, userId })
  if (known && known.deletedAt === null) return ok({ canvasId: known.id })
  const canvasId = uuidv7()
  await createCanvas(database(), { canvasId, userId, title: FIRST_TITLE })
  return ok({ canvasId })
}

async function signInAsGuest(requestHeaders: Headers): Promise<string | Result<never>> {
  if (!env().ALLOW_GUESTS) {
    return {
      ok: false,
      error: failure('forbidden', 'Guests are not welcome here. Sign in to start drawing.'),
    }
  }
  const address = remoteAddressOf(requestHeaders)
  const waitMs = address === null ? 0 : await takeCall('guests', address, GUESTS_OF_ONE_ADDRESS)
  if (waitMs > 0) return { ok: false, error: { ...failure('rate_limited'), retryAfterMs: waitMs } }
  // Sets the session's cookie on the answer of this action.
  const { user } = await auth().api.signInAnonymous({ headers: withoutCookies(requestHeaders) })
  if (env().isEmbedded) await joinSamples(database(), { userId: user.id })
  return user.id
}

/** The cookie of a session that is over: finding nothing behind it, the library would delete the new one with the old. */
function withoutCookies(requestHeaders: Headers): Headers {
  const others = new Headers(requestHeaders)
  others.delete('cookie')
  return others
}
