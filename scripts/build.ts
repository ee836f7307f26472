import { spawn } from 'node:child_process'
import { pathToFileURL } from 'node:url'
import { clearStamp, fingerprint, writeStamp } from './build-stamp'

/** Builds the app for production. Answers with the exit code; what the build says is shown when it fails, or if asked. */
export async function build({ isQuiet }: { readonly isQuiet: boolean }): Promise<number> {
  clearStamp()
  const sources = fingerprint()
  const said: Buffer[] = []
  const child = spawn(process.execPath, ['node_modules/next/dist/bin/next', 'build'], {
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', isQuiet ? 'pipe' : 'inherit', isQuiet ? 'pipe' : 'inherit'],
  })
  child.stdout?.on('data', (chunk: Buffer) => said.push(chunk))
  child.stderr?.on('data', (chunk: Buffer) => said.push(chunk))
  const code = await new Promise<number>((resolve) => {
    child.on('error', () => resolve(1))
    child.on('exit', (exitCode) => resolve(exitCode ?? 1))
  })
  if (code === 0) writeStamp(sources)
  else process.stderr.write(Buffer.concat(said))
  return code
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  process.exitCode = await build({ isQuiet: false })
}
