import { cruise, type ICruiseResult } from 'dependency-cruiser'
import boundaries from './boundaries'

/**
 * The rings of docs/architecture.md, checked over the imports of every source file. A cruiser that cannot read
 * TypeScript sees almost no modules and finds nothing wrong, so seeing too few of them is a failure too.
 */
const FEWEST_MODULES = 60

const folders = ['lib', 'db', 'actions', 'components', 'app', 'server.ts']
const { output } = await cruise(folders, {
  validate: true,
  ruleSet: boundaries,
  doNotFollow: { path: 'node_modules' },
  exclude: { path: 'node_modules' },
  tsPreCompilationDeps: true,
  enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.mjs'] },
})
const { modules, summary } = output as ICruiseResult
for (const { from, to, rule } of summary.violations) console.error(`${rule.name}: ${from} → ${to}`)
if (modules.length < FEWEST_MODULES) {
  console.error(`Only ${modules.length} modules were seen; is the TypeScript parser missing?`)
  process.exitCode = 1
}
if (summary.error > 0) process.exitCode = 1
if (process.exitCode === undefined) console.log(`${modules.length} modules stay within their rings.`)
