import { spawn } from 'node:child_process'
import { clearStamp, fingerprint, writeStamp } from './build-stamp.js'
import { bundleServer } from './bundle-server'
import { bundleWorker } from './bundle-worker'

/** `npm run build`: the app and the process that serves it, for production. `--quiet` says something when it fails. */

const isQuiet = process.argv.includes('--quiet')

clearStamp()
const sources = fingerprint()
const code = await buildApp()
if (code === 0) {
  await Promise.all([bundleServer(), bundleWorker()])
  writeStamp(sources)
}
process.exitCode = code

async function buildApp(): Promise<number> {
  const said: Buffer[] = []
  const output = isQuiet ? 'pipe' : 'inherit'
  const child = spawn(process.execPath, ['node_modules/next/dist/bin/next', 'build'], {
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', output, output],
  })
  child.stdout?.on('data', (chunk: Buffer) => said.push(chunk))
  child.stderr?.on('data', (chunk: Buffer) => said.push(chunk))
  const exitCode = await new Promise<number>((resolve) => {
    child.on('error', () => resolve(1))
    child.on('exit', (code) => resolve(code ?? 1))
  })
  if (exitCode !== 0) process.stderr.write(Buffer.concat(said))
  return exitCode
}
