export interface Bitmap {
  readonly canvas: HTMLCanvasElement
  readonly context: CanvasRenderingContext2D
}

/** A bitmap off the page; an opaque one is copied several times faster than one with alpha. */
export function createBitmap(
  width: number,
  height: number,
  { opaque }: { readonly opaque: boolean },
): Bitmap {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const context = canvas.getContext('2d', { alpha: !opaque })
  if (!context) throw new Error('The browser gave no canvas to draw on.')
  return { canvas, context }
}

/** Frees its pixels now: the collector of garbage knows nothing of their size, and takes its time. */
export function letGo({ canvas }: Bitmap): void {
  canvas.width = 0
  canvas.height = 0
}
