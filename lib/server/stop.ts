/**
 * Runs `stop` once, on SIGTERM or SIGINT, and ends the process. A second signal, or `withinMs` passing, ends it at
 * once: whatever was acknowledged is in the database already.
 */
export function stopOnSignal(stop: () => Promise<void>, { withinMs }: { readonly withinMs: number }): void {
  let stopping = false

  const onSignal = () => {
    if (stopping) process.exit(1)
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
  process.on('SIGTERM', onSignal)
  process.on('SIGINT', onSignal)
}
