import { formatColor, parseColor, type Rgba } from './color'

export type Theme = 'light' | 'dark'

/** Behind the drawing. */
export const BACKGROUND: Readonly<Record<Theme, string>> = { light: '#ffffff', dark: '#17181c' }

/** What the painter adds itself: borders of frames, placeholders. */
export const CHROME: Readonly<Record<Theme, { line: string; surface: string; text: string }>> = {
  light: { line: '#c3c7cf', surface: '#f3f4f6', text: '#6b7280' },
  dark: { line: '#474b55', surface: '#22242a', text: '#9096a3' },
}

/** Lightness (OKLab) of what white and black become in the dark: just off the dark background, and just below white. */
const DARK_FLOOR = 0.22
const DARK_CEILING = 0.95
/** Coloured lines are never darker than this in the dark: orange ink must not turn brown. */
const DARKEST_INK = 0.64
/** How much lighter coloured paper is than white paper in the dark: yellow must not turn to mud. */
const PAPER_LIFT = 0.08
/** How much lighter than that a sticky note is: it casts no shadow that one would see in the dark. */
const NOTE_LIFT = 0.1
/** The dark background is a little blue (OKLab b); grey paper must not look brown on it. */
const DARK_TINT = -0.006
/** From this chroma (OKLab) on a colour counts as one. */
const COLOURED = 0.12

const darkInks = new Map<string, string>()
const darkPapers = new Map<string, string>()
const darkNotes = new Map<string, string>()

/** What a colour is for: lines and words, what lies behind them, or a sheet that lies on the drawing. */
export type ColorRole = 'ink' | 'paper' | 'note'

/**
 * The colour to draw with. The document's colours never change: in the dark, lightness is turned over and hue kept (OKLab,
 * https://bottosson.github.io/posts/oklab/), so that ink stays ink and red red; pale paper turns to deep paper, and
 * turned-over words can be read on it.
 */
export function themedColor(color: string, theme: Theme, role: ColorRole): string {
  if (theme === 'light') return color
  switch (role) {
    case 'ink':
      return remembered(darkInks, color, darkInk)
    case 'paper':
      return remembered(darkPapers, color, darkPaper)
    case 'note':
      return remembered(darkNotes, color, darkNote)
  }
}

function remembered(known: Map<string, string>, color: string, turn: (color: Rgba) => Rgba): string {
  const found = known.get(color)
  if (found !== undefined) return found
  // A file of a million colours must not grow this for ever.
  if (known.size > 4_096) known.clear()
  const turned = formatColor(turn(parseColor(color)))
  known.set(color, turned)
  return turned
}

function darkPaper(color: Rgba): Rgba {
  return deepPaper(color, 0)
}

function darkNote(color: Rgba): Rgba {
  return deepPaper(color, NOTE_LIFT)
}

function deepPaper(color: Rgba, lift: number): Rgba {
  const [lightness, a, b] = toOklab(color)
  const turned = turnOver(lightness) + lift + PAPER_LIFT * colourfulness(a, b)
  return { ...fitIntoSrgb(turned, a, b + DARK_TINT), a: color.a }
}

function darkInk(color: Rgba): Rgba {
  const [lightness, a, b] = toOklab(color)
  const turned = turnOver(lightness)
  const lifted = turned + Math.max(0, DARKEST_INK - turned) * colourfulness(a, b)
  return { ...fitIntoSrgb(lifted, a, b), a: color.a }
}

function colourfulness(a: number, b: number): number {
  return Math.min(1, Math.hypot(a, b) / COLOURED)
}

// A sine and not a straight line: near-black ink must come out near-white, for nobody writes in pure black.
function turnOver(lightness: number): number {
  return DARK_FLOOR + (DARK_CEILING - DARK_FLOOR) * Math.sin(((1 - lightness) * Math.PI) / 2)
}

/** The same lightness and hue with as much chroma as the screen can show. */
function fitIntoSrgb(lightness: number, a: number, b: number): Omit<Rgba, 'a'> {
  for (let chroma = 1; chroma > 0; chroma -= 0.05) {
    const rgb = fromOklab(lightness, a * chroma, b * chroma)
    if (rgb.every((channel) => channel >= -0.001 && channel <= 1.001)) return toBytes(rgb)
  }
  return toBytes(fromOklab(lightness, 0, 0))
}

function toBytes([r, g, b]: readonly [number, number, number]): Omit<Rgba, 'a'> {
  return { r: encode(r) * 255, g: encode(g) * 255, b: encode(b) * 255 }
}

function toOklab(color: Rgba): [number, number, number] {
  const r = decode(color.r / 255)
  const g = decode(color.g / 255)
  const b = decode(color.b / 255)
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
}

function fromOklab(lightness: number, a: number, b: number): [number, number, number] {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
}

function decode(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
}

function encode(channel: number): number {
  const value = Math.min(1, Math.max(0, channel))
  return value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055
}
