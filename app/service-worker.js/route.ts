import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

export const dynamic = 'force-dynamic'

/** In development nothing is kept; a worker left there by a build served under the same address lets go of everything. */
const NONE = `self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name.startsWith('indelible-build-')) await caches.delete(name)
  await self.registration.unregister()
})()))
`

/** The service worker of this build (lib/offline/service-worker.ts). Asked for anew each time: it is how a new build is noticed. */
export async function GET(): Promise<Response> {
  const script =
    process.env.NODE_ENV === 'development'
      ? NONE
      : await readFile(join(process.cwd(), '.next/service-worker.js'), 'utf8')
  return new Response(script, {
    headers: { 'Content-Type': 'text/javascript; charset=utf-8', 'Cache-Control': 'no-cache' },
  })
}
