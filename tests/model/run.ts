import { parseArgs } from 'node:util'
import { mutants } from './mutants'
import { runModelOn } from './run-model'

/**
 * The long round of the model: `npm run test:model -- --runs 200000 [--seed N] [--only RULE]`. Says after how many runs
 * each mutant was caught, then one line of counts.
 */
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '20261122' },
    only: { type: 'string' },
    mutants: { type: 'string', default: '3000' },
  },
})
const seed = Number(values.seed)

let missed = 0
const chosen = mutants.filter(({ name }) => values.only === undefined || name.startsWith(values.only))
for (const mutant of chosen) {
  const { runs, failure } = await runModelOn(mutant, { runs: Number(values.mutants), seed })
  if (!failure) missed++
  console.log(
    `${mutant.name}: ${failure ? `caught after ${runs} by ${failure.rule}` : `NOT caught in ${runs}`}`,
  )
}

const whole = await runModelOn(null, { runs: Number(values.runs), seed, shrinks: true })
if (whole.failure) console.error(`${whole.failure.message}\n${whole.failure.example}`)
console.log(
  `${whole.runs} runs, ${whole.happenings} happenings, ${whole.failure ? 1 : 0} failed, ` +
    `${chosen.length - missed} of ${chosen.length} mutants caught`,
)
process.exitCode = whole.failure || missed > 0 ? 1 : 0
