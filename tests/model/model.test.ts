import { expect, test } from 'vitest'
import { runModel } from './model'

/** The long round, and the mutants, are `npm run test:model -- --runs 200000`. */
const RUNS = 200
const SEED = 20_261_122

test('whatever happens to three people, their devices and the wires, every rule of docs/sync.md holds', async () => {
  const { failure } = await runModel({ runs: RUNS, seed: SEED, shrinks: true })
  expect(failure).toBeNull()
}, 300_000)
