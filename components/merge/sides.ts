import type { Theme } from '../../lib/painter/theme'

/** The four states side by side. */
export type Side = 'base' | 'mine' | 'theirs' | 'result'

/** Known by these on canvases, in the list and beside every value. Contrast 4.5 on the surface of either theme. */
export const sideColors: Readonly<Record<Theme, Readonly<Record<Side, string>>>> = {
  light: { base: '#5d6069', mine: '#2b4bdb', theirs: '#b4480a', result: '#1a7a4c' },
  dark: { base: '#a6a8b1', mine: '#93a6ff', theirs: '#ffb072', result: '#62cc96' },
}
