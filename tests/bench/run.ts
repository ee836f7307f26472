import { parseArgs } from 'node:util'
import type { Bench } from './bench'

/**
 * `npm run bench`: every bench; `npm run bench -- save` one of them; `--quick` with few repetitions. Each prints its
 * figures beside the references it is compared with, all measured in the same run on the same machine.
 */

const benches: Readonly<Record<string, () => Promise<Bench>>> = {
  drawing: async () => (await import('./drawing/drawing-bench')).drawingBench,
  script: async () => (await import('./script/script-bench')).scriptBench,
  save: async () => (await import('./save/save-bench')).saveBench,
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { quick: { type: 'boolean' } },
    allowPositionals: true,
  })
  const names = positionals.length > 0 ? positionals : Object.keys(benches)
  for (const name of names) {
    const load = benches[name]
    if (!load) throw new Error(`There is no bench "${name}". There are: ${Object.keys(benches).join(', ')}.`)
    const bench = await load()
    console.log(`\n## ${bench.title}\n`)
    await bench.run({ quick: values.quick ?? false })
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
