import * as z from 'zod'
import { type Caller, requestIdOf } from '../../actions/door'
import { failure, failureOf, statusOf } from '../../actions/failure'
import { currentUser } from '../../lib/auth/current-user'
import { isOwnOrigin } from '../../lib/auth/origin'
import type { Failure } from '../../lib/result'
import { log } from '../../lib/server/log'
import { metrics } from '../../lib/server/metrics'
import { type Limit, takeCall } from '../../lib/server/rate-limit'

export interface CanvasRoute<P extends { readonly canvasId: string }> {
  /** The pattern, in logs and metrics: never an address with ids in it. */
  readonly route: string
  /** Of one person. */
  readonly limit: Limit
  readonly handle: (visit: {
    readonly caller: Caller
    readonly params: P
    readonly request: Request
  }) => Promise<Response>
}

const SAFE_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD'])
const canvasIdSchema = z.uuid()

/**
 * What every route of a canvas asks first: for anything but reading that the page is ours, then session and limit.
 * The role is asked in the SQL of the work itself. What is thrown becomes an answer here, by its class.
 */
export function canvasRoute<P extends { readonly canvasId: string }>({
  route,
  limit,
  handle,
}: CanvasRoute<P>) {
  return async (request: Request, context: { readonly params: Promise<P> }): Promise<Response> => {
    const startedAt = performance.now()
    const response = await answer(request, await context.params).catch((error: unknown) => {
      log().error({ err: error, route, requestId: requestIdOf(request.headers) }, 'request failed')
      return refusal(failureOf(error))
    })
    const seconds = (performance.now() - startedAt) / 1000
    metrics().recordHttp({ method: request.method, route, status: response.status, seconds })
    return response
  }

  async function answer(request: Request, params: P): Promise<Response> {
    const { headers, method } = request
    if (!SAFE_METHODS.has(method) && !isOwnOrigin(headers)) {
      return refusal(failure('forbidden', 'This may only be asked by the pages of this site.'))
    }
    const user = await currentUser(headers)
    if (user === null) return refusal(failure('unauthenticated'))
    const waitMs = await takeCall(route, user.id, limit)
    if (waitMs > 0) return refusal({ ...failure('rate_limited'), retryAfterMs: waitMs })
    // An id that cannot be one and an id that is nobody's are the same to a stranger.
    if (!canvasIdSchema.safeParse(params.canvasId).success) return refusal(failure('not_found'))
    return handle({ caller: { user, headers, requestId: requestIdOf(headers) }, params, request })
  }
}

/** A failure as JSON, in the shape of a Result. */
export function refusal(error: Failure): Response {
  const headers = new Headers({ 'Cache-Control': 'no-store' })
  if (error.retryAfterMs) headers.set('Retry-After', String(Math.ceil(error.retryAfterMs / 1000)))
  return Response.json({ ok: false, error }, { status: statusOf(error), headers })
}
