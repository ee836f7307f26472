/** Runs once the browser has nothing better to do; the answer cancels. */
export function whenIdle(run: () => void): () => void {
  // Safari has no idle callback.
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(run, 300)
    return () => clearTimeout(timer)
  }
  const request = requestIdleCallback(run, { timeout: 3_000 })
  return () => cancelIdleCallback(request)
}
