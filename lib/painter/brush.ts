import type { MeasureText } from '../editor/editor'
import type { Detail } from './detail'
import type { Theme } from './theme'

/** What the painters of single types get: how closely it is looked at, and what words measure. */
export interface Brush {
  readonly theme: Theme
  readonly measureText: MeasureText
  readonly detail: Detail
  readonly bareFrames?: boolean
}
