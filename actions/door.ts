import * as z from 'zod/mini'
import { type CurrentUser, currentUser, renewSession } from '../lib/auth/current-user'
import type { ErrorType, Failure, Result } from '../lib/result'
import { CLIENT_ADDRESS_HEADER, isLoopback, REQUEST_ID_HEADER } from '../lib/server/client-address'
import { log } from '../lib/server/log'
import { metrics } from '../lib/server/metrics'
import { type Limit, takeCall } from '../lib/server/rate-limit'
import { failure, failureOf } from './failure'

/** Who is asking, as far as the session says. */
export interface Caller {
  readonly user: CurrentUser
  readonly headers: Headers
  readonly requestId: string
}

/** What the doorman itself may answer; a conflict is never his to find. */
export type DoorFailure = Failure<Exclude<ErrorType, 'conflict'>>

/** One public endpoint, whether an action or a route handler lets people in by it. */
export interface Door<S extends z.core.$ZodType, V, F extends Failure> {
  /** In logs and metrics. */
  readonly name: string
  readonly input: S
  /** Of one person. */
  readonly limit: Limit
  /** Null lets in. Roles on a canvas are better asked in the WHERE of the work itself. */
  readonly permit?: (caller: Caller, input: z.output<S>) => Promise<F | null>
  readonly run: (caller: Caller, input: z.output<S>) => Promise<Result<V, F>>
  /** Gives the doorman's own refusal the shape that this endpoint promises. */
  readonly refused?: (failure: DoorFailure, about: Refused) => F
}

/** `issues` is empty unless the input did not fit its schema. */
export interface Refused {
  readonly input: unknown
  readonly issues: readonly z.core.$ZodIssue[]
}

/** Session → rate limit → zod → permission → run. Never throws. Reading a big input costs, so the limit comes before it. */
export async function enter<S extends z.core.$ZodType, V, F extends Failure>(
  door: Door<S, V, F>,
  input: unknown,
  headers: Headers,
): Promise<Result<V, F | DoorFailure>> {
  const startedAt = performance.now()
  const visit: Visit = { userId: null, cause: null }
  const result = await attempt(door, input, headers, visit)
  record(door.name, result, visit, headers, performance.now() - startedAt)
  return result
}

/** What the log wants to know besides the answer. */
interface Visit {
  userId: string | null
  cause: unknown
}

async function attempt<S extends z.core.$ZodType, V, F extends Failure>(
  door: Door<S, V, F>,
  input: unknown,
  headers: Headers,
  visit: Visit,
): Promise<Result<V, F | DoorFailure>> {
  const refuse = (failure: DoorFailure, issues: Refused['issues'] = []) =>
    ({ ok: false, error: door.refused?.(failure, { input, issues }) ?? failure }) as const
  try {
    const user = await currentUser(headers)
    if (user === null) return refuse(failure('unauthenticated'))
    visit.userId = user.id
    await renewSession(headers, user)

    const waitMs = await takeCall(door.name, user.id, door.limit)
    if (waitMs > 0) return refuse({ ...failure('rate_limited'), retryAfterMs: waitMs })

    const parsed = z.safeParse(door.input, input)
    if (!parsed.success) return refuse(misfit(parsed.error.issues), parsed.error.issues)

    const caller = { user, headers, requestId: requestIdOf(headers) }
    const forbidden = (await door.permit?.(caller, parsed.data)) ?? null
    if (forbidden) return { ok: false, error: forbidden }
    return await door.run(caller, parsed.data)
  } catch (error) {
    visit.cause = error
    return refuse(failureOf(error))
  }
}

/** The first sentence that was written for people, if there is one; zod's own are for programmers. */
function misfit(issues: readonly z.core.$ZodIssue[]): Failure<'validation'> {
  const told = issues.find((issue) => issue.code === 'custom' && issue.message.endsWith('.'))
  return told ? failure('validation', told.message) : failure('validation')
}

function record(
  name: string,
  result: Result<unknown, Failure>,
  { userId, cause }: Visit,
  headers: Headers,
  durationMs: number,
): void {
  const outcome = result.ok ? 'ok' : result.error.type
  metrics().recordAction({ action: name, outcome, seconds: durationMs / 1000 })
  const line = {
    action: name,
    outcome,
    userId,
    requestId: requestIdOf(headers),
    durationMs: Math.round(durationMs * 10) / 10,
  }
  if (cause) log().error({ ...line, err: cause }, 'action failed')
  else log().info(line, 'action')
}

export function requestIdOf(headers: Headers): string {
  return headers.get(REQUEST_ID_HEADER) ?? 'none'
}

/** The person's network address; null on this very machine, whose owner limits himself. */
export function remoteAddressOf(headers: Headers): string | null {
  const address = headers.get(CLIENT_ADDRESS_HEADER) ?? 'unknown'
  return isLoopback(address) ? null : address
}
