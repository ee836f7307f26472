import type { PageWord, ShellBuild } from './shell-build'
import { SHELL_PATH } from './shell-build'

/**
 * Lets the app open without a network (docs/decisions/0014): it keeps the files of its own build and one page that
 * holds nothing of anybody. Drawings are not its business: they stand in IndexedDB, by person, and nothing that the
 * server answers to a person is ever kept here.
 */
declare const self: ServiceWorkerGlobalScope
/** Put in by the build. */
declare const __SHELL_BUILD__: ShellBuild

const build = __SHELL_BUILD__
const PREFIX = 'indelible-build-'
const OWN = `${PREFIX}${build.id}`
/** Pages of the build before still load their parts from it. */
const KEPT_BUILDS = 2
/** A network that says nothing for this long is no network. */
const ANSWER_WITHIN_MS = 8_000
/** Files fetched at once while installing: what the person does comes first. */
const AT_ONCE = 4

self.addEventListener('install', (event) => {
  event.waitUntil(install())
})

self.addEventListener('activate', (event) => {
  event.waitUntil(activate())
})

self.addEventListener('message', (event) => {
  const word = event.data as PageWord | undefined
  if (word?.kind === 'language') event.waitUntil(speak(word.language))
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== self.location.origin) return
  if (request.mode === 'navigate') {
    if (!url.pathname.startsWith('/api/')) event.respondWith(page(event))
  } else if (url.pathname.startsWith('/_next/static/')) event.respondWith(file(request))
})

async function install(): Promise<void> {
  const cache = await caches.open(OWN)
  await keepShell(cache)
  const waiting = build.files[Symbol.iterator]()
  const worker = async () => {
    for (const path of waiting) await keepFile(cache, path)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  // At once: a person with one tab would otherwise stay on the old build for weeks.
  await self.skipWaiting()
}

async function keepFile(cache: Cache, path: string): Promise<void> {
  if (await cache.match(path)) return
  // Named by their content: another build that had it has the same.
  const response = (await caches.match(path)) ?? (await fetch(path))
  if (!response.ok) throw new Error(`${path} answered ${response.status}`)
  await cache.put(path, response)
}

/** A shell of another build would ask for files that are not here. Throws then; the browser tries again later. */
async function keepShell(cache: Cache): Promise<void> {
  const response = await fetch(SHELL_PATH, { cache: 'reload' })
  if (!response.ok) throw new Error(`The shell answered ${response.status}`)
  const html = await response.clone().text()
  const known = new Set(build.files)
  for (const [, path = ''] of html.matchAll(/<script[^>]* src="([^"?]+)/g))
    if (!known.has(path)) throw new Error(`The shell is of another build: ${path}`)
  await cache.put(SHELL_PATH, response)
}

async function activate(): Promise<void> {
  const builds = (await caches.keys()).filter((name) => name.startsWith(PREFIX))
  const old = builds.filter((name) => name !== OWN)
  await Promise.all(old.slice(0, Math.max(0, builds.length - KEPT_BUILDS)).map((name) => caches.delete(name)))
  await self.registration.navigationPreload?.enable()
  await self.clients.claim()
}

/** The shell in the language that the person reads now. */
async function speak(language: string): Promise<void> {
  const cache = await caches.open(OWN)
  const shell = await cache.match(SHELL_PATH)
  const spoken = shell && /<html lang="([^"]+)"/.exec(await shell.text())?.[1]
  if (spoken !== language) await keepShell(cache)
}

/** From the server whenever it can be had: what is kept here is only for when it cannot. */
async function page(event: FetchEvent): Promise<Response> {
  const shell = () => caches.open(OWN).then((cache) => cache.match(SHELL_PATH))
  const fromServer = answerOf(event)
  try {
    const response = await orAfter(fromServer, ANSWER_WITHIN_MS)
    const isServed = response !== undefined && !UNAVAILABLE.has(response.status)
    return isServed ? response : ((await shell()) ?? (await fromServer))
  } catch (error) {
    const kept = await shell()
    if (kept) return kept
    throw error
  }
}

/** What stands before a server says of it when it is not there. */
const UNAVAILABLE: ReadonlySet<number> = new Set([502, 503, 504])

async function answerOf({ preloadResponse, request }: FetchEvent): Promise<Response> {
  return ((await preloadResponse) as Response | undefined) ?? fetch(request)
}

function orAfter<T>(work: Promise<T>, delayMs: number): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(undefined), delayMs)
    work.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}

async function file(request: Request): Promise<Response> {
  const kept = await caches.match(request, { ignoreVary: true })
  if (kept) return kept
  const response = await fetch(request)
  if (response.ok && response.status === 200) await remember(request, response.clone())
  return response
}

/** Fonts of further scripts, for one: kept once they were wanted. Without room the page has its file all the same. */
async function remember(request: Request, response: Response): Promise<void> {
  const cache = await caches.open(OWN)
  await cache.put(request, response).catch(() => undefined)
}
