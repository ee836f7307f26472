/** Asks for animation frames only while there is something to draw. */
export interface FrameLoop {
  request(): void
  stop(): void
}

/** `draw` answers whether it wants another frame at once. */
export function createFrameLoop(draw: () => boolean): FrameLoop {
  let handle = 0
  let stopped = false

  function frame(): void {
    handle = 0
    if (draw()) request()
  }

  function request(): void {
    if (handle === 0 && !stopped) handle = requestAnimationFrame(frame)
  }

  return {
    request,
    stop() {
      stopped = true
      cancelAnimationFrame(handle)
    },
  }
}
