import { existsSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { chromium } from '@playwright/test'

/** How to launch a Chromium that is on this machine or in node_modules. */
export interface ChromiumLaunch {
  readonly executablePath: string
  readonly args: string[]
  readonly env: Record<string, string>
}

const SYSTEM_BROWSERS = [
  '/usr/bin/google-chrome',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** Software rendering, and quiet without a network. */
const ARGS = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--font-render-hinting=none',
  // Test clicks are hands: without this a headless page throttles what nobody looks at.
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
]

const UNPACK_WITHIN_MS = 120_000

/**
 * Looks in this order: E2E_CHROMIUM, Playwright's own, a system browser, the one packed in node_modules.
 * Throws a sentence with the way out when there is none.
 */
export async function findChromium(): Promise<ChromiumLaunch> {
  const named = process.env.E2E_CHROMIUM
  if (named !== undefined && !existsSync(named))
    throw new Error(`E2E_CHROMIUM names ${named}, which does not exist.`)
  const installed = [named, chromium.executablePath(), ...SYSTEM_BROWSERS].find(
    (path) => path && existsSync(path),
  )
  if (installed) return { executablePath: installed, args: ARGS, env: plainEnvironment() }
  if (process.platform === 'linux' && process.arch === 'x64') return unpackedChromium()
  throw new Error('No Chromium found. Install one with: npx playwright install chromium')
}

/** Unpacks once a machine and version; processes that start at the same moment wait for the first. */
async function unpackedChromium(): Promise<ChromiumLaunch> {
  const folder = join(tmpdir(), `indelible-chromium-147-2-${process.getuid?.() ?? 0}`)
  const ready = join(folder, '.ready')
  for (let waited = 0; !existsSync(ready); waited += 200) {
    const lock = `${folder}.lock`
    const mine = await mkdir(lock).then(
      () => true,
      () => false,
    )
    if (!mine) {
      // Whoever took the lock may have been killed holding it.
      if (waited > UNPACK_WITHIN_MS) await rm(lock, { recursive: true, force: true })
      await delay(200)
      continue
    }
    try {
      await rm(folder, { recursive: true, force: true })
      await mkdir(folder, { recursive: true })
      await loadPacked(folder)
      await writeFile(join(folder, 'fonts', 'fonts.conf'), fontConfiguration(join(folder, 'fonts')))
      await writeFile(ready, '')
    } finally {
      await rm(lock, { recursive: true, force: true })
    }
  }
  return loadPacked(folder)
}

/**
 * The package reads its folder and platform from the environment when imported, and writes library paths into it;
 * those are for the browser alone, for a database started later must not load them.
 */
async function loadPacked(folder: string): Promise<ChromiumLaunch> {
  const saved = { ...process.env }
  try {
    process.env.TMPDIR = folder
    process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs22.x'
    const { default: packed } = await import('@sparticuz/chromium')
    const executablePath = await packed.executablePath()
    const env = {
      ...plainEnvironment(saved),
      FONTCONFIG_PATH: join(folder, 'fonts'),
      LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
    }
    return { executablePath, args: ARGS, env }
  } finally {
    for (const name of Object.keys(process.env)) if (!(name in saved)) delete process.env[name]
    Object.assign(process.env, saved)
  }
}

/**
 * The package's own configuration names the folders of a hosted function. Without any system font the first character that a
 * web font lacks kills the whole page.
 */
function fontConfiguration(fonts: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${fonts}</dir>
  <cachedir>${join(fonts, 'cache')}</cachedir>
</fontconfig>
`
}

function plainEnvironment(source: NodeJS.ProcessEnv = process.env): Record<string, string> {
  return Object.fromEntries(
    Object.entries(source).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
}
