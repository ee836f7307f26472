import { expect, test } from 'vitest'
import { mutants } from './mutants'
import { runModelOn } from './run-model'

/** Each was caught within 80 when this was written; what takes as many as this is hardly caught at all. */
const RUNS = 600
const SEED = 20_261_122

test.each(mutants)(
  'the model notices when a rule is switched off: $name',
  async (mutant) => {
    const { runs, failure } = await runModelOn(mutant, { runs: RUNS, seed: SEED })
    console.log(
      `${mutant.name}: ${failure ? `caught after ${runs} by ${failure.rule}` : `not caught in ${runs}`}`,
    )
    expect(failure).not.toBeNull()
  },
  120_000,
)
