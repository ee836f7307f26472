/** What one build of the app is made of, as its service worker must know it; written by scripts/bundle-worker.ts. */
export interface ShellBuild {
  /** Differs from build to build, so that browsers notice a new worker. */
  readonly id: string
  /** Paths of everything the screens may load, the lazily loaded parts too. */
  readonly files: readonly string[]
}

/** The page that every address shows when the server cannot be asked: it holds nothing of anybody. */
export const SHELL_PATH = '/offline'

/** Where the worker is served; at the root, since it may only serve what lies below it. */
export const WORKER_PATH = '/service-worker.js'

/** What a page tells its worker. */
export interface PageWord {
  readonly kind: 'language'
  /** As in `<html lang>`. */
  readonly language: string
}
