import { parseColor } from '../../../lib/painter/color'
import { type ColorRole, type Theme, themedColor } from '../../../lib/painter/theme'

/**
 * Colours as one number each, in the byte order of ImageData on a little-endian machine (0xAABBGGRR): a pixel is then
 * one write. Every machine that runs a browser with a canvas is little-endian.
 */
export type Packed = number

export const NO_COLOR: Packed = 0

export type PackColor = (color: string, opacity: number, role: ColorRole) => Packed

/** A packer that remembers: drawings use few colours on many elements. */
export function createPacker(theme: Theme): PackColor {
  const known = {
    ink: new Map<string, Packed>(),
    paper: new Map<string, Packed>(),
    note: new Map<string, Packed>(),
  }
  return (color, opacity, role) => {
    let packed = known[role].get(color)
    if (packed === undefined) {
      packed = pack(themedColor(color, theme, role))
      known[role].set(color, packed)
    }
    return opacity >= 1 ? packed : withOpacity(packed, opacity)
  }
}

export function pack(color: string): Packed {
  const { r, g, b, a } = parseColor(color)
  return ((Math.round(a * 255) << 24) | (b << 16) | (g << 8) | r) >>> 0
}

export function withOpacity(color: Packed, opacity: number): Packed {
  return ((Math.round((color >>> 24) * opacity) << 24) | (color & 0xffffff)) >>> 0
}

/** `color` laid over `below`; `cover` is the share of the pixel that it covers, 0…1. */
export function mix(below: Packed, color: Packed, cover: number): Packed {
  const alpha = ((color >>> 24) * cover * 256 + 127) / 255
  const weight = alpha | 0
  if (weight <= 0) return below
  if (weight >= 256) return (0xff000000 | color) >>> 0
  if (below >>> 24 !== 255) return mixOverTransparent(below, color, weight)
  const rest = 256 - weight
  // Two channels at once: red and blue leave eight bits between them for the product.
  const redBlue = ((Math.imul(color & 0xff00ff, weight) + Math.imul(below & 0xff00ff, rest)) >>> 8) & 0xff00ff
  const green = (Math.imul((color >>> 8) & 0xff, weight) + Math.imul((below >>> 8) & 0xff, rest)) & 0xff00
  return (0xff000000 | redBlue | green) >>> 0
}

// ImageData holds colours that are not multiplied by alpha, so the mix is weighted by what each of the two adds to it.
function mixOverTransparent(below: Packed, color: Packed, weight: number): Packed {
  const kept = ((below >>> 24) * (256 - weight)) / 256
  const alpha = kept + (weight * 255) / 256
  if (alpha < 1) return NO_COLOR
  const share = (weight * 255) / 256 / alpha
  const channel = (shift: number) => {
    const under = (below >>> shift) & 0xff
    return Math.round(under + (((color >>> shift) & 0xff) - under) * share) << shift
  }
  return ((Math.round(alpha) << 24) | channel(16) | channel(8) | channel(0)) >>> 0
}
