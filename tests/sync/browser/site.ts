import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { CANVAS } from '../support/model-client'
import { ModelServer } from '../support/model-server'
import { modelBackend } from '../support/place'

export interface Site {
  readonly url: string
  readonly server: ModelServer
  /** While true, nothing is saved and nothing answered, as if the server were dead. */
  isDown: boolean
  close(): Promise<void>
}

/** The page with its bundle, and the model server behind the real addresses. */
export async function openSite(): Promise<Site> {
  const script = await bundlePage()
  const model = new ModelServer()
  const backend = modelBackend(model)
  const http = createServer((request, response) => {
    if (site.isDown && request.url !== '/' && request.url !== '/page.js') request.destroy()
    else void answer(request, response)
  })

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://localhost')
    const api = `/api/canvases/${CANVAS}`
    if (url.pathname === '/') response.setHeader('content-type', 'text/html').end(PAGE)
    else if (url.pathname === '/page.js') response.setHeader('content-type', 'text/javascript').end(script)
    else if (url.pathname === '/action' || url.pathname === `${api}/save`) {
      const result = await backend.save('ana', JSON.parse(await text(request)))
      response.end(JSON.stringify(result))
    } else if (url.pathname === `${api}/changes`) {
      response.end(JSON.stringify(await backend.changesSince('ana', Number(url.searchParams.get('since')))))
    } else if (url.pathname === `${api}/elements`) response.end(await backend.elements('ana'))
    else response.writeHead(404).end()
  }

  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const site: Site = {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}/`,
    server: model,
    isDown: false,
    close: () =>
      new Promise((resolve) => {
        http.closeAllConnections()
        http.close(() => resolve())
      }),
  }
  return site
}

const PAGE =
  '<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><script src="/page.js"></script>'

async function bundlePage(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('page.ts', import.meta.url))],
    bundle: true,
    format: 'iife',
    target: 'es2022',
    write: false,
  })
  return outputFiles[0]?.text ?? ''
}
