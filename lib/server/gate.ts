/** Lets `max` in at a time; the others wait in line. */
export interface Gate {
  /** Resolves when it is one's turn; the answer lets the next one in, and may be called twice. */
  enter(): Promise<() => void>
}

export function createGate(max: number): Gate {
  let inside = 0
  const waiting: (() => void)[] = []

  function leaveOnce(): () => void {
    let left = false
    return () => {
      if (left) return
      left = true
      const next = waiting.shift()
      if (next) next()
      else inside -= 1
    }
  }

  return {
    async enter() {
      if (inside < max) inside += 1
      // Who leaves hands the place on, so that nobody can come in between.
      else await new Promise<void>((resolve) => waiting.push(resolve))
      return leaveOnce()
    },
  }
}
