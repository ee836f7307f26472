import { spawnSync } from 'node:child_process'
import { isBuilt } from './build-stamp.js'

// `npm start`: the whole product in this process, built first when its sources changed. In plain JavaScript, since
// the TypeScript loader would take longer than the rest of a start. `--build-only` stops before starting.

if (!isBuilt()) {
  console.log('Building Indelible. This takes a while the first time only…')
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/build.ts', '--quiet'], {
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  if (status !== 0) {
    console.error('The build failed; what it said stands above.')
    process.exit(status ?? 1)
  }
}
if (!process.argv.includes('--build-only')) {
  // Before anything of React is loaded, which looks at it once.
  Object.assign(process.env, { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' })
  const { runServer } = await import('../.next/process.mjs')
  await runServer({ dev: false })
}
