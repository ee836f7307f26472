import type { PoolClient } from '@neondatabase/serverless'
import { drizzle } from 'drizzle-orm/neon-serverless'
import type { Database, Orm } from './client'
import { classifyError } from './errors'
import { waitForever } from './pool'

export interface TxOptions {
  readonly isolation?: 'read committed' | 'repeatable read' | 'serializable'
  /** One unchanging picture for several reads: together with 'repeatable read'. */
  readonly readOnly?: boolean
  /** Without any timeout, for what takes the time it takes: migrations. */
  readonly isPatient?: boolean
}

/** A hung connection must not hold its slot while it is told to roll back. */
const ROLLBACK_TIMEOUT_MS = 2000

/**
 * Runs in one transaction: COMMIT when `run` returns, ROLLBACK when it throws. What it throws is the first error, also
 * when the connection died of it; a dead connection never goes back into the pool, and no slot is lost.
 *
 * Drizzle's own `transaction` does neither (drizzle-orm #6241).
 *
 * An error during COMMIT is an unknown outcome: it may have happened (docs/sync.md, S6).
 */
export async function tx<T>(
  database: Database,
  run: (client: PoolClient, orm: Orm) => Promise<T>,
  options: TxOptions = {},
): Promise<T> {
  const client = await database.pool.connect()
  const death = watchDeath(client)
  const hurryAgain = options.isPatient ? waitForever(client) : () => {}
  try {
    await client.query(beginOf(options, database.localSettings))
    const value = await run(client, drizzle<Record<string, never>, PoolClient>({ client }))
    const { command } = await client.query('COMMIT')
    // A failed statement whose error `run` swallowed: the server answers COMMIT with ROLLBACK, and no error.
    if (command !== 'COMMIT')
      throw new Error('The transaction was rolled back: a statement in it had failed.')
    death.forget()
    hurryAgain()
    client.release()
    return value
  } catch (error) {
    const first = death.error && classifyError(error) === 'unknown' ? death.error : error
    const broken = death.error ?? (await rollback(client))
    death.forget()
    hurryAgain()
    // Released with the error, the pool ends it and makes room for another.
    client.release(broken ?? undefined)
    throw first
  }
}

/** BEGIN and the settings of this transaction in one message. */
function beginOf({ isolation, readOnly, isPatient }: TxOptions, localSettings: string): string {
  const level = isolation ? ` ISOLATION LEVEL ${isolation.toUpperCase()}` : ''
  return `BEGIN${level}${readOnly ? ' READ ONLY' : ''}${isPatient ? NO_TIMEOUTS : localSettings}`
}

const NO_TIMEOUTS =
  '; SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0'

/** Why the connection cannot be used again; null: it can. */
async function rollback(client: PoolClient): Promise<Error | null> {
  let timer: NodeJS.Timeout | undefined
  const tooLong = new Promise<Error>((resolve) => {
    timer = setTimeout(
      () => resolve(new Error('The connection did not answer a ROLLBACK.')),
      ROLLBACK_TIMEOUT_MS,
    )
  })
  const rolledBack = client.query('ROLLBACK').then(
    () => null,
    (error: Error) => error,
  )
  const broken = await Promise.race([rolledBack, tooLong])
  clearTimeout(timer)
  return broken
}

function watchDeath(client: PoolClient) {
  const death = { error: null as Error | null, forget: () => client.removeListener('error', listen) }
  const listen = (error: Error) => {
    death.error ??= error
  }
  client.on('error', listen)
  return death
}
