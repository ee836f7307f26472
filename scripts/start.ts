import { readEnvFile } from '../lib/server/env-file'
import { build } from './build'
import { isBuilt } from './build-stamp'

/** `npm start`: the whole product in this process, built first when its sources changed. */

readEnvFile()
if (!isBuilt()) {
  console.log('Building Indelible. This takes a while the first time only…')
  const code = await build({ isQuiet: true })
  if (code !== 0) {
    console.error('The build failed; what it said stands above.')
    process.exit(code)
  }
}
// Before anything of React is loaded, which looks at it once.
Object.assign(process.env, { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' })
const { runServer } = await import('../server')
await runServer({ dev: false })
