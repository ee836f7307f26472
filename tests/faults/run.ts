import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { type Browser, chromium } from '@playwright/test'
import { findChromium } from '../support/chromium'
import { appKilledBetweenEditAndSave } from './app-killed'
import { databaseKilled } from './database-killed'
import type { Fault } from './fault'
import { replyDropped } from './reply-dropped'
import { tabClosed } from './tab-closed'

/**
 * Real faults on the real product: a browser draws, something is killed, and the rows must hold every stroke once.
 * `npm run test:faults -- --rounds N` goes on for longer, `--only <name>` does one fault.
 */
const faults: readonly Fault[] = [appKilledBetweenEditAndSave, databaseKilled, tabClosed, replyDropped]

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '2' },
    only: { type: 'string' },
    report: { type: 'string' },
  },
})

async function main(): Promise<void> {
  const rounds = Number(values.rounds)
  if (!Number.isInteger(rounds) || rounds < 1) throw new Error('--rounds takes a whole number from 1.')
  const chosen = faults.filter(({ name }) => values.only === undefined || name === values.only)
  if (chosen.length === 0)
    throw new Error(`--only takes one of: ${faults.map(({ name }) => name).join(', ')}.`)

  const browser = await chromium.launch(await findChromium())
  const counts = { passed: 0, failed: 0, skipped: 0 }
  try {
    for (const fault of chosen) await runRounds(fault, { browser, rounds, counts })
  } finally {
    await browser.close()
  }
  if (values.report) await writeFile(values.report, JSON.stringify(counts))
  console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`)
  process.exitCode = counts.failed === 0 ? 0 : 1
}

async function runRounds(
  fault: Fault,
  {
    browser,
    rounds,
    counts,
  }: { browser: Browser; rounds: number; counts: { passed: number; failed: number } },
): Promise<void> {
  const outcome = await fault.run({ browser, rounds }).catch((error: unknown) => ({
    survived: 0,
    broken: [error instanceof Error ? (error.stack ?? '') : String(error)],
  }))
  counts.passed += outcome.survived
  counts.failed += outcome.broken.length
  console.log(
    `${outcome.broken.length === 0 ? '✓' : '✗'} ${fault.title}: ${outcome.survived} of ${rounds} rounds`,
  )
  for (const reason of outcome.broken) console.error(`  ${reason}`)
}

await main()
