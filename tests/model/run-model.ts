import { rm } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { bundleModel } from './bundle'
import type { ModelOptions, ModelRun } from './model'
import type { Mutant } from './mutants'

/** Runs the model on the product as it is, or with one rule switched off. */
export async function runModelOn(mutant: Mutant | null, options: ModelOptions): Promise<ModelRun> {
  const bundle = await bundleModel(mutant)
  // The module is the bundle of that file.
  const { runModel } = (await import(pathToFileURL(bundle).href)) as typeof import('./model')
  await rm(bundle)
  return runModel(options)
}
