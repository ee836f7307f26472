import { Registry } from 'prom-client'
import { expect, test } from 'vitest'
import { createMetrics, metrics } from '../../lib/server/metrics'

test('saves are counted by path and outcome, and only what was saved counts as changes', async () => {
  const registry = new Registry()
  const measured = createMetrics(registry, { withProcess: false })
  measured.recordSave({ path: 'fast', outcome: 'saved', seconds: 0.002, changes: 3 })
  measured.recordSave({ path: 'fast', outcome: 'saved', seconds: 0.02, changes: 4 })
  measured.recordSave({ path: 'decided', outcome: 'conflict', seconds: 0.01, changes: 5 })
  const text = await registry.metrics()
  expect(text).toContain('indelible_saves_total{path="fast",outcome="saved"} 2')
  expect(text).toContain('indelible_saves_total{path="decided",outcome="conflict"} 1')
  expect(text).toContain('indelible_saved_changes_total 7')
  expect(text).toContain('indelible_save_duration_seconds_bucket{le="0.0025",path="fast",outcome="saved"} 1')
})

test('the pool is read at each scrape', async () => {
  const registry = new Registry()
  const pool = { totalCount: 5, idleCount: 2, waitingCount: 1 }
  createMetrics(registry, { withProcess: false }).watchPool(pool)
  pool.waitingCount = 7
  const text = await registry.metrics()
  expect(text).toContain('indelible_database_connections{state="busy"} 3')
  expect(text).toContain('indelible_database_connections{state="waiting"} 7')
})

test('the process has one registry, with its own memory and event loop in it', async () => {
  expect(metrics()).toBe(metrics())
  expect(await metrics().registry.metrics()).toContain('nodejs_eventloop_lag_seconds')
})
