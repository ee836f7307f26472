import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { type Browser, chromium } from '@playwright/test'
import { findChromium } from '../support/chromium'
import { appKilledBetweenEditAndSave } from './app-killed'
import { doubledControl, forgetfulControl } from './controls'
import { databaseKilled } from './database-killed'
import { type Fault, type FaultOptions, type FaultOutcome, timeIsUp } from './fault'
import { appKilledAtMoments, relayCutAtMoments } from './killed-at-moments'
import { appKilledAtRandom, bothKilledAtRandom, postgresKilledAtRandom } from './killed-at-random'
import { replyDropped } from './reply-dropped'
import { openStage, type Stage } from './stage'
import { tabClosed } from './tab-closed'
import { tabCrashed } from './tab-crashed'
import { connectionsTerminated, repliesDropped, requestsDelayed, requestsRepeated } from './unkind-network'

/**
 * Real faults on the real product: people draw, something is killed, and the rows must hold every stroke once.
 * `npm run test:faults -- --rounds N` goes on for longer, `--only <name>[,<name>]` does some faults,
 * `--minutes N` ends it after the round under way then, with the counts so far.
 */
const faults: readonly Fault[] = [
  appKilledBetweenEditAndSave,
  databaseKilled,
  tabClosed,
  tabCrashed,
  replyDropped,
  appKilledAtRandom,
  postgresKilledAtRandom,
  bothKilledAtRandom,
  appKilledAtMoments,
  relayCutAtMoments,
  connectionsTerminated,
  repliesDropped,
  requestsRepeated,
  requestsDelayed,
  doubledControl,
  forgetfulControl,
]

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '1' },
    only: { type: 'string' },
    minutes: { type: 'string' },
    report: { type: 'string' },
  },
})

const sum = { rounds: 0, acknowledged: 0, lost: 0, twice: 0, passed: 0, failed: 0 }

async function main(): Promise<void> {
  const rounds = Number(values.rounds)
  if (!Number.isInteger(rounds) || rounds < 1) throw new Error('--rounds takes a whole number from 1.')
  const names = values.only?.split(',')
  const chosen = faults.filter(({ name }) => names === undefined || names.includes(name))
  if (chosen.length === 0)
    throw new Error(`--only takes some of: ${faults.map(({ name }) => name).join(', ')}.`)

  if (values.minutes !== undefined)
    setTimeout(() => timeIsUp.abort(), Number(values.minutes) * 60_000).unref()
  let browser: Promise<Browser> | undefined
  const stages = new Map<'own' | 'wired', Promise<Stage>>()
  const options: FaultOptions = {
    rounds,
    browser() {
      browser ??= findChromium().then((found) => chromium.launch(found))
      return browser
    },
    stage(postgres) {
      const stage = stages.get(postgres) ?? openStage({ postgres })
      stages.set(postgres, stage)
      return stage
    },
  }
  const kills = { app: 0, postgres: 0 }
  try {
    for (const fault of chosen) {
      if (!timeIsUp.signal.aborted) await runFault(fault, options)
    }
  } finally {
    await (await browser)?.close()
    for (const opening of stages.values()) {
      const stage = await opening.catch(() => null)
      kills.app += stage?.kills.app ?? 0
      kills.postgres += stage?.kills.postgres ?? 0
      await stage?.close()
    }
  }
  const { passed, failed } = sum
  if (values.report) await writeFile(values.report, JSON.stringify({ passed, failed, skipped: 0 }))
  console.log(
    `${sum.rounds} rounds, ${kills.app} app kills and ${kills.postgres} Postgres kills while saving, ${sum.acknowledged} acknowledged, ${sum.lost} lost, ${sum.twice} applied twice, ${failed} failed`,
  )
  console.log(`${passed} passed, ${failed} failed, 0 skipped`)
  process.exitCode = failed === 0 ? 0 : 1
}

async function runFault(fault: Fault, options: FaultOptions): Promise<void> {
  const startedAt = performance.now()
  const outcome: FaultOutcome = await fault.run(options).catch((error: unknown) => ({
    survived: 0,
    broken: [error instanceof Error ? (error.stack ?? '') : String(error)],
  }))
  const { survived, broken } = outcome
  const rounds = survived + broken.length
  sum.rounds += rounds
  sum.passed += survived
  sum.failed += broken.length
  sum.acknowledged += outcome.acknowledged ?? 0
  sum.lost += outcome.lost ?? 0
  sum.twice += outcome.twice ?? 0
  if (rounds === 0) return
  const seconds = (performance.now() - startedAt) / 1000
  console.log(
    `${broken.length === 0 ? '✓' : '✗'} ${fault.title}: ${survived} of ${rounds} rounds, ${(seconds / rounds).toFixed(2)} s each`,
  )
  for (const reason of broken) console.error(`  ${reason}`)
}

await main()
