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
  | 'opacity'
  | 'cornerRadius'
  | 'textColor'
  | 'font'
  | 'fontSize'
  | 'align'
> &
  Pick<ElementOf<'arrow'>, 'curve' | 'startHead' | 'endHead'>

export const defaultStyle: Style = {
  stroke: '#1f2328',
  strokeWidth: 2,
  dash: 'solid',
  look: 'clean',
  fill: 'transparent',
  fillStyle: 'solid',
  opacity: 1,
  cornerRadius: 8,
  textColor: '#1f2328',
  font: 'sans',
  fontSize: 20,
  align: 'left',
  curve: 'straight',
  startHead: 'none',
  endHead: 'arrow',
}
