import { spawn } from 'node:child_process'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * `npm test`: every suite, one after the other, for they share two cores. A suite that fails does not hide the next.
 * Ends with one plain line over all of them.
 */

interface Counts {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

interface Suite {
  readonly name: string
  readonly command: readonly string[]
  readonly env?: Record<string, string>
  readonly report: string
  readonly count: (report: unknown) => Counts
}

const REPORTS = '.tmp/reports'

const suites: readonly Suite[] = [
  {
    name: 'checks',
    command: ['tsx', 'scripts/check.ts', '--no-tests', '--report', join(REPORTS, 'checks.json')],
    report: 'checks.json',
    count: (report) => report as Counts,
  },
  {
    name: 'unit, database and realtime',
    command: [
      'vitest',
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${REPORTS}/vitest.json`,
    ],
    report: 'vitest.json',
    count: countVitest,
  },
  {
    name: 'browser',
    command: ['playwright', 'test', '--reporter=list,json'],
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: join(REPORTS, 'playwright.json') },
    report: 'playwright.json',
    count: countPlaywright,
  },
  {
    name: 'faults',
    command: ['tsx', 'tests/faults/run.ts', '--report', join(REPORTS, 'faults.json')],
    report: 'faults.json',
    count: (report) => report as Counts,
  },
]

async function main(): Promise<void> {
  await rm(REPORTS, { recursive: true, force: true })
  await mkdir(REPORTS, { recursive: true })
  const total = { passed: 0, failed: 0, skipped: 0 }
  const build = await run(['tsx', 'scripts/start.js', '--build-only'])
  if (build !== 0) {
    console.error('The build failed, so nothing was tested.')
    total.failed += 1
  } else {
    for (const suite of suites) {
      const counts = await runSuite(suite)
      console.log(`\n${suite.name}: ${lineOf(counts)}`)
      total.passed += counts.passed
      total.failed += counts.failed
      total.skipped += counts.skipped
    }
  }
  console.log(`\n${lineOf(total)}`)
  process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1
}

async function runSuite(suite: Suite): Promise<Counts> {
  console.log(`\n── ${suite.name} ──`)
  const code = await run(suite.command, suite.env)
  const counts = await readFile(join(REPORTS, suite.report), 'utf8')
    .then((text) => suite.count(JSON.parse(text)))
    .catch(() => ({ passed: 0, failed: 0, skipped: 0 }))
  // A suite that broke outside of any test is a failure too.
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts
}

function run([program = '', ...args]: readonly string[], env: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn('npx', ['--no-install', program, ...args], {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
    })
    child.on('error', () => resolve(1))
    child.on('exit', (code) => resolve(code ?? 1))
  })
}

function countVitest(report: unknown): Counts {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = report as {
    numPassedTests: number
    numFailedTests: number
    numPendingTests: number
    numTodoTests: number
    testResults: { status: string; assertionResults: unknown[] }[]
  }
  // A file that cannot even be loaded has no tests to count.
  const broken = testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length
  return { passed: numPassedTests, failed: numFailedTests + broken, skipped: numPendingTests + numTodoTests }
}

function countPlaywright(report: unknown): Counts {
  const { stats, errors } = report as {
    stats: { expected: number; unexpected: number; flaky: number; skipped: number }
    errors: unknown[]
  }
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
  }
}

function lineOf({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`
}

await main()
