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

/** Runs once everything that the page itself asked for is there and the browser is idle; the answer cancels. */
export function whenLoaded(run: () => void): () => void {
  if (document.readyState === 'complete') return whenIdle(run)
  let cancel = () => {}
  const onLoad = () => {
    cancel = whenIdle(run)
  }
  window.addEventListener('load', onLoad, { once: true })
  return () => {
    window.removeEventListener('load', onLoad)
    cancel()
  }
}
