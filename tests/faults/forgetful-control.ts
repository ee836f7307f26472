import { setTimeout as delay } from 'node:timers/promises'
import type { Fault } from './fault'
import { openStage } from './stage'
import { testifyAcknowledged } from './witness'

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
      while (stage.people.reduce((sum, { acknowledged }) => sum + acknowledged.size, 0) < ACKNOWLEDGED)
        await delay(5)
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
      await stage.startApp()
      await stage.close()
    }
  },
}
