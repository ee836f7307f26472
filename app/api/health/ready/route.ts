import { database } from '../../../../db/database'
import { isStopping } from '../../../../lib/server/lifecycle'
import { log } from '../../../../lib/server/log'

export const dynamic = 'force-dynamic'

/** Soon enough for a balancer that asks every few seconds. */
const ANSWER_WITHIN_MS = 2_000

/** Whether this process should get requests: it is not stopping, and the database answers it. */
export async function GET(): Promise<Response> {
  if (isStopping()) return answer(503, 'stopping')
  try {
    await askDatabase()
    return answer(200, 'ready')
  } catch (error) {
    log().warn({ err: error }, 'not ready')
    return answer(503, 'database unreachable')
  }
}

async function askDatabase(): Promise<void> {
  const db = database()
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in time')), ANSWER_WITHIN_MS)
  })
  await Promise.race([db.pool.query('SELECT 1'), tooLate]).finally(() => clearTimeout(timer))
}

function answer(status: number, text: string): Response {
  return Response.json({ status: text }, { status, headers: { 'Cache-Control': 'no-store' } })
}
