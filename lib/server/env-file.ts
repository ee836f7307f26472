import { existsSync } from 'node:fs'
import { loadEnvFile } from 'node:process'

/** Takes over what `.env` in the working folder says and the environment does not. */
export function readEnvFile(): void {
  if (existsSync('.env')) loadEnvFile('.env')
}
