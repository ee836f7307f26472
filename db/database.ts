import { once } from '../lib/server/once'
import type { Database } from './client'

/**
 * The process's one database, which `openDatabase` made. In a module of its own, so that pages and actions take nothing
 * of the way to it into their bundles: no relay, no embedded server.
 */
export function database(): Database {
  return once<Database>('database', () => {
    throw new Error('The database is not open: openDatabase() comes first.')
  })
}
