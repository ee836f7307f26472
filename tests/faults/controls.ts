import { setTimeout as delay } from 'node:timers/promises'
import type { Fault } from './fault'
import { openStage, type Stage } from './stage'
import { settleAndTestify, testifyAcknowledged } from './witness'

/** Commits are answered before they are on the disk, and written there when the writer wakes, which it hardly does. */
const FORGETFUL = { synchronous_commit: 'off', wal_writer_delay: '10s', wal_writer_flush_after: '1GB' }

/** Enough to lose some, and few enough that nobody has to write them to make room for more. */
const ACKNOWLEDGED = 60

/** The control: on a Postgres that answers too early the same kill must lose what was acknowledged, and be seen to. */
export const forgetfulControl: Fault = {
  name: 'forgetful-control',
  title: 'control: a Postgres that answers before it has written loses, and the loss is seen',
  async run() {
    const stage = await openStage({ postgres: 'wired', settings: FORGETFUL })
    try {
      await stage.newCanvas()
      await stage.database.pool.query('CHECKPOINT')
      stage.begin()
      while (acknowledgedBy(stage) < ACKNOWLEDGED) await delay(5)
      stage.rest()
      await stage.killPostgres()
      // Nobody saves again what Postgres forgot.
      await stage.killApp()
      await stage.whenPostgresIsBack()
      const { lost, acknowledged } = await testifyAcknowledged(stage)
      console.log(`  the control lost ${lost} of ${acknowledged} acknowledged operations`)
      if (lost > 0) return { survived: 1, broken: [] }
      return { survived: 0, broken: ['nothing was lost, so a loss could not have been seen'] }
    } finally {
      await stage.close()
    }
  },
}

/** The control of the other kind: a gesture that stands in the log a second time, under another id, must be seen. */
export const doubledControl: Fault = {
  name: 'doubled-control',
  title: 'control: a gesture applied a second time is seen',
  async run({ stage: open }) {
    const stage = await open('wired')
    await stage.newCanvas()
    stage.begin()
    while (acknowledgedBy(stage) < ACKNOWLEDGED) await delay(5)
    const before = await settleAndTestify(stage)
    await stage.database.pool.query(
      `INSERT INTO canvas_change_log (canvas_id, version, operation_id, client_id, user_id, kind, base, changes)
       SELECT canvas_id, version + 1, gen_random_uuid(), client_id, user_id, kind, base, changes
       FROM canvas_change_log WHERE canvas_id = $1 ORDER BY version DESC LIMIT 1`,
      [stage.canvasId],
    )
    const after = await testifyAcknowledged(stage)
    if (before.wrong === null && before.twice === 0 && after.twice === 1) return { survived: 1, broken: [] }
    return { survived: 0, broken: [before.wrong ?? `${after.twice} were seen twice`] }
  },
}

function acknowledgedBy({ people }: Stage): number {
  return people.reduce((sum, { acknowledged }) => sum + acknowledged.size, 0)
}
