import type { MeasureText } from '../editor/editor'
import type { Detail } from './detail'
import type { Sketcher } from './sketcher'
import type { Theme } from './theme'

/** What the painters of single types get: how closely it is looked at, and what words measure. */
export interface Brush {
  readonly theme: Theme
  readonly measureText: MeasureText
  readonly detail: Detail
  /** null while it is still to come: what is sketched is drawn clean, what is hatched is tinted. */
  readonly sketcher: () => Sketcher | null
  readonly bareFrames?: boolean
}
