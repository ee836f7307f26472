/**
 * Canvas calls are recorded and rastered later: a clock around them sees a tenth of the cost. Where the processor rasters,
 * reading one pixel makes it happen now. Where a graphics card does, reading would stall it and in the end take the canvas
 * off the card, and there the calls are the cost of this thread.
 */
export function settleRaster(context: CanvasRenderingContext2D): void {
  if (rastersOnProcessor()) context.getImageData(0, 0, 1, 1)
}

let onProcessor: boolean | null = null

function rastersOnProcessor(): boolean {
  onProcessor ??= !hasGraphicsCard()
  return onProcessor
}

function hasGraphicsCard(): boolean {
  const canvas = document.createElement('canvas')
  canvas.width = 1
  canvas.height = 1
  const gl = canvas.getContext('webgl', { failIfMajorPerformanceCaveat: true })
  gl?.getExtension('WEBGL_lose_context')?.loseContext()
  return gl !== null
}
