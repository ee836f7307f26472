import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

/** The other editors, each on a page of its own, served like the product: from this machine. */
export interface PeerServer {
  urlOf(peer: Peer): string
  close(): Promise<void>
}

export const PEERS = ['excalidraw', 'tldraw'] as const
export type Peer = (typeof PEERS)[number]

const FOLDER = fileURLToPath(new URL('../peers/', import.meta.url))
/** Excalidraw fetches its letters from here. */
const EXCALIDRAW_FILES = join(FOLDER, 'node_modules/@excalidraw/excalidraw/dist/prod')
const INSTALL_WITHIN_MS = 300_000

const pageOf = (peer: Peer) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${peer}</title>
<link rel="stylesheet" href="/${peer}.css"></head>
<body><div id="root"></div>
<script>window.EXCALIDRAW_ASSET_PATH = '/excalidraw-files/'</script>
<script type="module" src="/${peer}.js"></script></body></html>`

export async function servePeers(): Promise<PeerServer> {
  await install()
  const bundle = await build({
    absWorkingDir: FOLDER,
    entryPoints: PEERS.map((peer) => `${peer}.tsx`),
    outdir: '/',
    bundle: true,
    splitting: true,
    format: 'esm',
    minify: true,
    write: false,
    jsx: 'automatic',
    conditions: ['production'],
    define: { 'process.env.NODE_ENV': '"production"' },
    loader: { '.woff2': 'file', '.woff': 'file', '.svg': 'file', '.png': 'file' },
    logLevel: 'error',
  })
  const files = new Map(bundle.outputFiles.map(({ path, contents }) => [path, Buffer.from(contents)]))
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const peer = PEERS.find((name) => pathname === `/${name}`)
    const body = peer ? pageOf(peer) : (files.get(pathname) ?? (await excalidrawFile(pathname)))
    if (body === null) response.statusCode = 404
    response.setHeader('content-type', peer ? 'text/html; charset=utf-8' : typeOf(pathname))
    response.end(body ?? 'Not here.')
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  return {
    // By name: tldraw takes this for a developer's own machine, and asks for no licence.
    urlOf: (peer) => `http://localhost:${port}/${peer}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}

/** In their own folder, when they are not there yet: the product never has them. */
async function install(): Promise<void> {
  const wanted = await readFile(join(FOLDER, 'package-lock.json'), 'utf8')
  const stamp = join(FOLDER, 'node_modules/.installed-lock.json')
  if (existsSync(stamp) && (await readFile(stamp, 'utf8')) === wanted) return
  console.log('Installing the other editors into tests/bench/peers/node_modules (once)…')
  const npm = spawn(
    process.platform === 'win32' ? 'npm.cmd' : 'npm',
    ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', '--engine-strict=false'],
    { cwd: FOLDER, stdio: ['ignore', 'inherit', 'inherit'], timeout: INSTALL_WITHIN_MS },
  )
  const code = await new Promise<number | null>((resolve) => {
    npm.on('error', () => resolve(null))
    npm.on('exit', resolve)
  })
  if (code !== 0) throw new Error('The other editors could not be installed (npm ci in tests/bench/peers).')
  await writeFile(stamp, wanted)
}

async function excalidrawFile(pathname: string): Promise<Buffer | null> {
  const name = /^\/excalidraw-files\/((?:[\w-]+\/)*[\w-]+\.\w+)$/.exec(pathname)?.[1]
  if (!name) return null
  return readFile(join(EXCALIDRAW_FILES, name)).catch(() => null)
}

function typeOf(pathname: string): string {
  if (pathname.endsWith('.js')) return 'text/javascript; charset=utf-8'
  if (pathname.endsWith('.css')) return 'text/css; charset=utf-8'
  return pathname.endsWith('.woff2') ? 'font/woff2' : 'application/octet-stream'
}
