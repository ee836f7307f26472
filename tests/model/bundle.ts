import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'esbuild'
import type { Mutant } from './mutants'

const ROOT = join(import.meta.dirname, '../..')

/**
 * The model and the product's code under it as one module, with one rule switched off when asked for. The rule goes
 * while it is bundled, so that the product's code carries no seam for it. Throws when the code of the rule is not there
 * any more: then the mutant must be written anew.
 */
export async function bundleModel(mutant: Mutant | null): Promise<string> {
  const folder = join(ROOT, 'node_modules/.cache/indelible-model')
  await mkdir(folder, { recursive: true })
  const outfile = join(folder, `${mutant ? mutant.name.replace(/\W+/g, '-') : 'whole'}-${process.pid}.mjs`)
  let isSwitchedOff = false
  await build({
    entryPoints: [join(import.meta.dirname, 'model.ts')],
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    outfile,
    logLevel: 'error',
    plugins: mutant
      ? [
          {
            name: 'switch a rule off',
            setup(plugin) {
              plugin.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
                if (path !== join(ROOT, mutant.file)) return undefined
                const code = await readFile(path, 'utf8')
                if (code.split(mutant.find).length !== 2)
                  throw new Error(`The code of "${mutant.name}" is not found once in ${mutant.file}.`)
                isSwitchedOff = true
                return { contents: code.replace(mutant.find, () => mutant.put), loader: 'ts' }
              })
            },
          },
        ]
      : [],
  })
  if (mutant && !isSwitchedOff) throw new Error(`The model does not run ${mutant.file}.`)
  return outfile
}
