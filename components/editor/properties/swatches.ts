import type { Words } from '../../messages/messages-provider'
import type { Swatch } from '../../ui/color-picker'

type ColorName = keyof Words['looks']['colors']
type Palette = readonly (readonly [value: string, name: ColorName])[]

/** The first five of each stand in the panel itself. */
export const STROKES: Palette = [
  ['#1f2328', 'ink'],
  ['#d1342f', 'red'],
  ['#2463eb', 'blue'],
  ['#1f8a4c', 'green'],
  ['#d97706', 'orange'],
  ['#7c4ddb', 'violet'],
  ['#d6408f', 'pink'],
  ['#0e8a94', 'teal'],
  ['#8a5a2b', 'brown'],
  ['#6b7280', 'gray'],
  ['#a3a9b3', 'lightGray'],
  ['#e0b000', 'yellow'],
  ['#ffffff', 'white'],
  ['transparent', 'none'],
]

export const FILLS: Palette = [
  ['transparent', 'none'],
  ['#ffd9d6', 'lightRed'],
  ['#d5e3ff', 'lightBlue'],
  ['#cfeedb', 'lightGreen'],
  ['#ffecb3', 'lightYellow'],
  ['#e6dcfb', 'lightViolet'],
  ['#fbd9ea', 'lightPink'],
  ['#cdeff0', 'lightTeal'],
  ['#ffe0c2', 'lightOrange'],
  ['#eceef1', 'lightGray'],
  ['#1f2328', 'ink'],
  ['#d1342f', 'red'],
  ['#2463eb', 'blue'],
  ['#ffffff', 'white'],
]

export const PAPERS: Palette = [
  ['#ffec99', 'yellow'],
  ['#ffd0cc', 'red'],
  ['#cfe0ff', 'blue'],
  ['#c5ecd3', 'green'],
  ['#e2d6fb', 'violet'],
  ['#ffd9b0', 'orange'],
  ['#fbd0e6', 'pink'],
  ['#c5eded', 'teal'],
  ['#e6e8ec', 'gray'],
  ['#ffffff', 'white'],
]

export const MARKERS: Palette = [
  ['#ffe14d', 'yellow'],
  ['#9be58b', 'green'],
  ['#8fd0ff', 'blue'],
  ['#ffa8cf', 'pink'],
  ['#ffc078', 'orange'],
  ['#cdb4ff', 'violet'],
  ['#8ee6df', 'teal'],
  ['#d5d9df', 'gray'],
]

export const SHADES: Palette = [
  ['#00000033', 'shade'],
  ['#00000066', 'deepShade'],
  ['#2463eb66', 'blue'],
  ['#d1342f66', 'red'],
  ['#1f8a4c66', 'green'],
  ['#d9770666', 'orange'],
  ['#7c4ddb66', 'violet'],
  ['#d6408f66', 'pink'],
  ['#1f2328', 'ink'],
]

export function swatchesOf(palette: Palette, m: Words): Swatch[] {
  return palette.map(([value, name]) => ({ value, name: m.looks.colors[name] }))
}
