import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const HARNESS = fileURLToPath(new URL('./harness.tsx', import.meta.url))

const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Drawing surface</title>
<link rel="stylesheet" href="/harness.css">
<style>html,body,#root{margin:0;height:100%;overflow:hidden;background:#fff}</style>
<div id="root"></div><script src="/harness.js"></script></html>`

export interface PageServer {
  readonly url: string
  close(): Promise<void>
}

/** Bundles the harness as a release would and serves it; port 0 takes any free one. */
export async function serveHarness(port = 0): Promise<PageServer> {
  const bundle = await build({
    entryPoints: [HARNESS],
    bundle: true,
    write: false,
    minify: true,
    outdir: 'out',
    format: 'iife',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    loader: { '.woff2': 'dataurl', '.woff': 'dataurl' },
  })
  const files = new Map(
    bundle.outputFiles.map(({ path, contents }) => [`/${path.split(/[\\/]/).pop()}`, Buffer.from(contents)]),
  )
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname
    const file = files.get(path)
    if (file) {
      response.setHeader(
        'content-type',
        path.endsWith('.css') ? 'text/css' : 'text/javascript; charset=utf-8',
      )
      response.end(file)
      return
    }
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(PAGE)
  })
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening))
  const { port: taken } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${taken}/`,
    close: () => new Promise((closed) => server.close(() => closed())),
  }
}
