import { failure } from '../../../../../actions/failure'
import { database } from '../../../../../db/database'
import { changesSince } from '../../../../../db/queries/changes'
import { versionSchema } from '../../../../../lib/editor/changes/change'
import type { ChangesAnswer } from '../../../../../lib/protocol/elements'
import { canvasRoute, refusal } from '../../../canvas-route'

/** `?since=V`: what was committed after V. */
export const GET = canvasRoute<{ canvasId: string }>({
  route: '/api/canvases/[canvasId]/changes',
  limit: { calls: 1_200, seconds: 60 },
  async handle({ caller, params: { canvasId }, request }) {
    const since = versionSchema.safeParse(
      Number(new URL(request.url).searchParams.get('since') ?? Number.NaN),
    )
    if (!since.success) return refusal(failure('validation', 'Say since which version: ?since=0 or more.'))
    const query = { canvasId, userId: caller.user.id, since: since.data }
    const answer: ChangesAnswer | null = await changesSince(database(), query)
    if (answer === null) return refusal(failure('not_found'))
    return Response.json(answer, { headers: { 'Cache-Control': 'no-store' } })
  },
})
