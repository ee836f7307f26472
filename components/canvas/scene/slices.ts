import type { PixelRect } from './pixel-rect'

/** Below this a slice is a sliver that costs a query for hardly any pixels. */
const THINNEST = 16

/**
 * Cuts off a first slice that holds about `affordable` of the `count` things in `rect`, across its longer side; the rest
 * is null when all of it is affordable. Both edges are whole pixels.
 */
export function cutSlice(
  rect: PixelRect,
  count: number,
  affordable: number,
): { readonly slice: PixelRect; readonly rest: PixelRect | null } {
  const width = rect.right - rect.left
  const height = rect.bottom - rect.top
  const length = Math.max(width, height)
  const share = Math.ceil(length * Math.min(1, affordable / Math.max(1, count)))
  const thickness = Math.max(THINNEST, share)
  if (count <= affordable || thickness >= length) return { slice: rect, rest: null }
  if (height >= width) {
    const cut = rect.top + thickness
    return { slice: { ...rect, bottom: cut }, rest: { ...rect, top: cut } }
  }
  const cut = rect.left + thickness
  return { slice: { ...rect, right: cut }, rest: { ...rect, left: cut } }
}
