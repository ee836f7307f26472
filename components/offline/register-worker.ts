import { type PageWord, WORKER_PATH } from '../../lib/offline/shell-build'

/** Lets the app open without a network from now on; off in development, where every file changes all the time. */
export async function registerWorker(language: string): Promise<void> {
  if (process.env.NODE_ENV !== 'production' || !('serviceWorker' in navigator)) return
  try {
    await navigator.serviceWorker.register(WORKER_PATH, { scope: '/', updateViaCache: 'none' })
    const { active } = await navigator.serviceWorker.ready
    const word: PageWord = { kind: 'language', language }
    active?.postMessage(word)
  } catch {
    // Private windows and full devices refuse: everything but opening without a network works all the same.
  }
}
