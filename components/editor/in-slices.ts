/** Milliseconds of work between two breaths. */
const SLICE_MS = 8

interface Slices {
  readonly signal: AbortSignal
  /** Called after every slice but the last. */
  readonly onSlice?: () => void
}

/** Visits many things without holding up the screen; answers whether it came to the end. */
export async function visitInSlices<T>(
  items: Iterable<T>,
  visit: (item: T) => void,
  { signal, onSlice }: Slices,
): Promise<boolean> {
  let until = performance.now() + SLICE_MS
  for (const item of items) {
    visit(item)
    if (performance.now() < until) continue
    onSlice?.()
    await breath()
    if (signal.aborted) return false
    until = performance.now() + SLICE_MS
  }
  return !signal.aborted
}

function breath(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve))
}
