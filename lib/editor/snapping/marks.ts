/** `x` means along x: an alignment on `x` is one of vertical lines. */
export type Axis = 'x' | 'y'

/** What a snapped gesture shows of where it snapped to; canvas units. */
export type SnapMark =
  /**
   * A line at `at` on its axis, along the other axis from `from` to `to` (infinite along a guide), with a small cross
   * at each of `points` along it.
   */
  | {
      readonly kind: 'alignment'
      readonly axis: Axis
      readonly at: number
      readonly from: number
      readonly to: number
      readonly points: readonly number[]
    }
  /** One of several equal gaps: from `from` to `to` on its axis, at `at` on the other. */
  | {
      readonly kind: 'gap'
      readonly axis: Axis
      readonly at: number
      readonly from: number
      readonly to: number
    }

export const noMarks: readonly SnapMark[] = []
