/** Red, green, blue 0…255, alpha 0…1. */
export interface Rgba {
  readonly r: number
  readonly g: number
  readonly b: number
  readonly a: number
}

/** Reads `#rrggbb`, `#rrggbbaa` and `transparent`; anything else is fully transparent. */
export function parseColor(color: string): Rgba {
  const hex = /^#([0-9a-f]{6})([0-9a-f]{2})?$/i.exec(color)
  if (!hex?.[1]) return { r: 0, g: 0, b: 0, a: 0 }
  const rgb = Number.parseInt(hex[1], 16)
  const a = hex[2] === undefined ? 1 : Number.parseInt(hex[2], 16) / 255
  return { r: rgb >> 16, g: (rgb >> 8) & 255, b: rgb & 255, a }
}

export function formatColor({ r, g, b, a }: Rgba): string {
  if (a <= 0) return 'transparent'
  return `#${hex(r)}${hex(g)}${hex(b)}${a >= 1 ? '' : hex(a * 255)}`
}

export function isVisible(color: string): boolean {
  return color !== 'transparent' && !(color.length === 9 && color.endsWith('00'))
}

export function withAlpha(color: string, alpha: number): string {
  const parsed = parseColor(color)
  return formatColor({ ...parsed, a: parsed.a * alpha })
}

function hex(value: number): string {
  return Math.round(Math.min(255, Math.max(0, value)))
    .toString(16)
    .padStart(2, '0')
}
