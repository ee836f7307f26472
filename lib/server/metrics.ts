import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { once } from './once'

export interface SaveMeasure {
  /** fast: the one-statement path; decided: lock, compare, write (docs/sync.md, S5). */
  readonly path: 'fast' | 'decided'
  /** 'saved', or the type of its failure. */
  readonly outcome: string
  readonly seconds: number
  /** Changes the save carried. */
  readonly changes: number
}

export interface HttpMeasure {
  readonly method: string
  /** The route's pattern, never the address: ids would make a series each. */
  readonly route: string
  readonly status: number
  readonly seconds: number
}

export interface ActionMeasure {
  readonly action: string
  /** 'ok', or the type of its failure. */
  readonly outcome: string
  readonly seconds: number
}

export interface PoolCounts {
  readonly totalCount: number
  readonly idleCount: number
  readonly waitingCount: number
}

export interface Metrics {
  readonly registry: Registry
  recordSave(measure: SaveMeasure): void
  recordHttp(measure: HttpMeasure): void
  recordAction(measure: ActionMeasure): void
  countDatabaseRetry(reason: 'deadlock' | 'serialization'): void
  /** Read at each scrape. */
  watchPool(pool: PoolCounts): void
}

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

/** The process's metrics, for `/api/metrics`. */
export function metrics(): Metrics {
  return once('metrics', () => createMetrics(new Registry(), { withProcess: true }))
}

export function createMetrics(
  registry: Registry,
  { withProcess }: { readonly withProcess: boolean },
): Metrics {
  if (withProcess) collectDefaultMetrics({ register: registry })
  const registers = [registry]

  const saveSeconds = new Histogram({
    name: 'indelible_save_duration_seconds',
    help: 'Time of one save inside the server, by path and outcome.',
    labelNames: ['path', 'outcome'],
    buckets: SECONDS,
    registers,
  })
  const saves = new Counter({
    name: 'indelible_saves_total',
    help: 'Saves, by path and outcome.',
    labelNames: ['path', 'outcome'],
    registers,
  })
  const savedChanges = new Counter({
    name: 'indelible_saved_changes_total',
    help: 'Changes that saves committed.',
    registers,
  })
  const httpSeconds = new Histogram({
    name: 'indelible_http_request_duration_seconds',
    help: 'Time of one HTTP request, by method, route and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: SECONDS,
    registers,
  })
  const actionSeconds = new Histogram({
    name: 'indelible_action_duration_seconds',
    help: 'Time of one server action, by name and outcome.',
    labelNames: ['action', 'outcome'],
    buckets: SECONDS,
    registers,
  })
  const databaseRetries = new Counter({
    name: 'indelible_database_retries_total',
    help: 'Transactions that were run again, by reason.',
    labelNames: ['reason'],
    registers,
  })
  let watched: PoolCounts | null = null
  new Gauge({
    name: 'indelible_database_connections',
    help: 'Connections of the pool, and requests that wait for one.',
    labelNames: ['state'],
    registers,
    collect() {
      if (!watched) return
      this.set({ state: 'busy' }, watched.totalCount - watched.idleCount)
      this.set({ state: 'idle' }, watched.idleCount)
      this.set({ state: 'waiting' }, watched.waitingCount)
    },
  })

  return {
    registry,
    recordSave({ path, outcome, seconds, changes }) {
      saveSeconds.observe({ path, outcome }, seconds)
      saves.inc({ path, outcome })
      if (outcome === 'saved') savedChanges.inc(changes)
    },
    recordHttp({ method, route, status, seconds }) {
      httpSeconds.observe({ method, route, status }, seconds)
    },
    recordAction({ action, outcome, seconds }) {
      actionSeconds.observe({ action, outcome }, seconds)
    },
    countDatabaseRetry(reason) {
      databaseRetries.inc({ reason })
    },
    watchPool(pool) {
      watched = pool
    },
  }
}
