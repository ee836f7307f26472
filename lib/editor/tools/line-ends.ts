import { aimLine, attachAt } from '../geometry/attachment'
import type { Point } from '../geometry/box'
import type { PointerInput } from '../input'
import type { Attachment, LinearElement } from '../model/element'
import type { SnapMark } from '../snapping/marks'
import { noMarks } from '../snapping/marks'
import type { Snapper } from '../snapping/snapper'
import { attachTargetAt } from './attach-target'
import { toFifteenDegrees } from './gesture'
import type { ToolContext } from './tool'

/** Where the pulled point of a line goes, and what holds it there. */
export interface LineEnd {
  readonly point: Point
  readonly attachment: Attachment | null
  readonly marks: readonly SnapMark[]
}

/** `mod` keeps an end free; `shift` turns it about `pivot` in steps of 15°. */
export function lineEndAt(
  event: PointerInput,
  { pivot, snapper, context }: { pivot: Point | null; snapper: Snapper; context: ToolContext },
): LineEnd {
  const { canvasPoint, modifiers } = event
  if (modifiers.shift && pivot)
    return { point: toFifteenDegrees(pivot, canvasPoint), attachment: null, marks: noMarks }
  const target = modifiers.mod ? null : attachTargetAt(context, canvasPoint)
  if (target) return { point: canvasPoint, attachment: attachAt(target, canvasPoint), marks: noMarks }
  const hand = { context, modifiers }
  const point = snapper.pointAt(canvasPoint, hand)
  return { point, attachment: null, marks: snapper.marksAt(point, hand) }
}

/** The line with its ends aimed at what they are attached to. */
export function aimed<L extends LinearElement>(line: L, { document }: ToolContext): L {
  return aimLine(line, (id) => document.get(id))
}
