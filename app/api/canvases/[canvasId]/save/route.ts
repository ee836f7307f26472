import { enter } from '../../../../../actions/door'
import { failure, statusOf } from '../../../../../actions/failure'
import { saveDoor } from '../../../../../actions/save-door'
import { isOwnOrigin } from '../../../../../lib/auth/origin'
import { readBody } from '../../../body'
import { refusal } from '../../../canvas-route'

/** As the action's own limit; a page that is being closed can send 64 kB at most anyway. */
const MAX_BYTES = 16 * 1024 * 1024

/**
 * The second door to the one write path (docs/sync.md, S1): a page that is being closed can only leave a `keepalive`
 * request behind, which an action cannot be. Behind it stands the same doorman.
 */
export async function POST(request: Request, context: { readonly params: Promise<{ canvasId: string }> }) {
  if (!isOwnOrigin(request.headers)) {
    return refusal(failure('forbidden', 'This may only be asked by the pages of this site.'))
  }
  const body = await readBody(request, MAX_BYTES)
  if (body === null) return refusal(failure('too_large'))
  const input = parseJson(body)
  if (canvasIdOf(input) !== (await context.params).canvasId) return refusal(failure('validation'))
  const result = await enter(saveDoor, input, request.headers)
  return Response.json(result, {
    status: result.ok ? 200 : statusOf(result.error),
    headers: { 'Cache-Control': 'no-store' },
  })
}

/** Undefined when it is no JSON, which no schema accepts. */
function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return undefined
  }
}

function canvasIdOf(input: unknown): unknown {
  return typeof input === 'object' && input !== null && 'canvasId' in input ? input.canvasId : undefined
}
