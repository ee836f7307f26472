import type { Sketcher } from '../../../lib/painter/sketcher'

/** Brings the code of the sketch look, which no clean stroke waits for. */
export interface SketcherSource {
  /** null while it is still to come. */
  readonly sketcher: () => Sketcher | null
  /** Brings it before an element asks for it. */
  prepare(): void
  /** Whether something was painted without it that asked for it. */
  isOwed(): boolean
  dispose(): void
}

/** A network that could not bring it is asked again, milliseconds. */
const RETRY_MS = 10_000

/** `onArrived`: what asked for it looks different now. */
export function createSketcherSource(onArrived: () => void): SketcherSource {
  let sketcher: Sketcher | null = null
  let isAskedFor = false
  let isOwed = false
  let isDisposed = false
  let retry: ReturnType<typeof setTimeout> | undefined

  function prepare(): void {
    if (isAskedFor) return
    isAskedFor = true
    void bring()
  }

  async function bring(): Promise<void> {
    try {
      const { roughSketcher } = await import('../../../lib/painter/sketch')
      sketcher = roughSketcher
    } catch {
      if (!isDisposed) retry = setTimeout(bring, RETRY_MS)
      return
    }
    if (!isOwed) return
    isOwed = false
    onArrived()
  }

  return {
    sketcher() {
      if (sketcher) return sketcher
      isOwed = true
      prepare()
      return null
    },
    prepare,
    isOwed: () => isOwed,
    dispose() {
      isDisposed = true
      clearTimeout(retry)
    },
  }
}
