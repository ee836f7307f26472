import type { EditorState } from '../../lib/editor/editor'

/** So many are looked through between two frames; more wait until the hand has done. */
export const MOST_LIVE = 500

/** A box or a lasso is being drawn around very many: what is selected changes with every move. */
export function isCatchingMany({ marquee, lasso, selection }: EditorState): boolean {
  return (marquee ?? lasso) !== null && selection.size > MOST_LIVE
}
