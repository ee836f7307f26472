import type { MeasureText } from '../editor/geometry/text-layout'

/**
 * Widths of text where no font is at hand (a server, a test): averages over the letters of the fonts that ship with the
 * app, within some percent for a line of prose.
 */
export const approximateMeasureText: MeasureText = (line, { font, fontSize }) => {
  let ems = 0
  for (const letter of line) ems += font === 'mono' ? monoEms(letter) : letterEms(letter) * FACTOR[font]
  return ems * fontSize
}

const FACTOR = { sans: 1, hand: 0.98 } as const

const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/\p{M}|[\u200b-\u200f]/u, 0],
  [/[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff01-\uff60]|\p{Extended_Pictographic}/u, 1],
  [/[iIjl.,;:'|!]/, 0.27],
  [/[ ftr()[\]{}/\\`"-]/, 0.36],
  [/[mwMW@%]/, 0.88],
  [/[A-Z0-9&#+=<>~_$]/, 0.66],
]

const known = new Map<string, number>()

function letterEms(letter: string): number {
  const remembered = known.get(letter)
  if (remembered !== undefined) return remembered
  const ems = WIDTHS.find(([letters]) => letters.test(letter))?.[1] ?? 0.57
  if (known.size < 4_096) known.set(letter, ems)
  return ems
}

function monoEms(letter: string): number {
  const ems = letterEms(letter)
  return ems === 0 || ems === 1 ? ems : 0.6
}
