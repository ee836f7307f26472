import type { ElementOf } from './model/element'

/** How the next element will look; each is a property of some elements under the same name. */
export type Style = Pick<
  ElementOf<'rectangle'>,
  | 'stroke'
  | 'strokeWidth'
  | 'dash'
  | 'look'
  | 'fill'
  | 'fillStyle'
  | 'gradient'
  | 'shadow'
  | 'opacity'
  | 'cornerRadius'
  | 'textColor'
  | 'font'
  | 'fontSize'
  | 'align'
  | 'verticalAlign'
> &
  Pick<ElementOf<'arrow'>, 'curve' | 'startHead' | 'endHead'> &
  Pick<ElementOf<'star'>, 'innerRatio'> & {
    /** null: as many as a polygon or star has by itself. */
    readonly sides: number | null
    /** The fill of the next sticky note: nobody who picks pink paper wants his boxes pink. */
    readonly paper: string
    /** The stroke of the next highlighter. */
    readonly highlight: string
  }

/** Of what was never given any. */
export const DEFAULT_SIDES = { polygon: 6, star: 5 } as const

export const defaultStyle: Style = {
  stroke: '#1f2328',
  strokeWidth: 2,
  dash: 'solid',
  look: 'clean',
  fill: 'transparent',
  fillStyle: 'solid',
  gradient: null,
  shadow: null,
  opacity: 1,
  cornerRadius: 8,
  textColor: '#1f2328',
  font: 'sans',
  fontSize: 20,
  align: 'left',
  verticalAlign: 'middle',
  curve: 'straight',
  startHead: 'none',
  endHead: 'arrow',
  innerRatio: 0.45,
  sides: null,
  paper: '#ffec99',
  highlight: '#ffe14d',
}
