import * as z from 'zod'
import { failure } from '../../../../../../actions/failure'
import { database } from '../../../../../../db/database'
import { copyAssets } from '../../../../../../db/queries/assets'
import { findRole } from '../../../../../../db/queries/members'
import type { Failure, Result } from '../../../../../../lib/result'
import { readBody } from '../../../../body'
import { canvasRoute, refusal } from '../../../../canvas-route'

const MAX_BYTES = 256 * 1024

const wishSchema = z.strictObject({
  /** The canvas that holds them already. */
  from: z.uuid(),
  hashes: z
    .array(z.string().regex(/^[0-9a-f]{64}$/))
    .min(1)
    .max(2_000),
})

/**
 * Lets a canvas hold images that another holds, without their bytes going anywhere: what is pasted brings its pictures
 * along. Answers with those it holds now; one that the person may not see on the other canvas is not among them.
 */
export const POST = canvasRoute<{ canvasId: string }>({
  route: '/api/canvases/[canvasId]/assets/copy',
  limit: { calls: 120, seconds: 60 },
  async handle({ caller, params: { canvasId }, request }) {
    const userId = caller.user.id
    const role = await findRole(database(), { canvasId, userId })
    if (role === null) return refusal(failure('not_found'))
    if (role === 'viewer') return refusal(failure('forbidden'))
    const body = await readBody(request, MAX_BYTES)
    if (body === null) return refusal(failure('too_large'))
    const wish = wishSchema.safeParse(jsonOf(body))
    if (!wish.success) return refusal(failure('validation'))
    const hashes = await copyAssets(database(), { canvasId, userId, ...wish.data })
    const result: Result<{ readonly hashes: readonly string[] }, Failure> = { ok: true, value: { hashes } }
    return Response.json(result, { headers: { 'Cache-Control': 'no-store' } })
  },
})

function jsonOf(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body))
  } catch {
    return null
  }
}
