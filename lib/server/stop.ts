/** How often it is looked whether the shell that `npm` started us in is still there. */
const PARENT_EVERY_MS = 200

/**
 * Runs `stop` once, on SIGTERM or SIGINT, and ends the process. A second signal, or `withinMs` passing, ends it at
 * once: whatever was acknowledged is in the database already.
 */
export function stopOnSignal(stop: () => Promise<void>, { withinMs }: { readonly withinMs: number }): void {
  let stopping = false

  const begin = () => {
    stopping = true
    console.log('Stopping: finishing what is under way…')
    setTimeout(() => {
      console.error('Something did not finish in time; stopping without it.')
      process.exit(1)
    }, withinMs).unref()
    stop().then(
      () => {
        console.log('Stopped.')
        process.exit(0)
      },
      (error: unknown) => {
        console.error('Stopped, but not cleanly:', error instanceof Error ? error.message : error)
        process.exit(1)
      },
    )
  }
  const onSignal = () => {
    if (stopping) process.exit(1)
    begin()
  }
  process.on('SIGTERM', onSignal)
  process.on('SIGINT', onSignal)
  onOrphaned(() => {
    if (!stopping) begin()
  })
}

/**
 * `npm start` runs us in a shell, and a signal sent to npm ends that shell without ever reaching us: being left
 * behind is then the signal.
 */
function onOrphaned(run: () => void): void {
  if (process.env.npm_lifecycle_event === undefined || process.platform === 'win32') return
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    run()
  }, PARENT_EVERY_MS)
  watch.unref()
}
