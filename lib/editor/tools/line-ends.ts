import { aimLine, rerouteLine } from '../geometry/attachment'
import type { Point } from '../geometry/box'
import type { PointerInput } from '../input'
import type { Attachment, LinearElement } from '../model/element'
import type { SnapMark } from '../snapping/marks'
import { noMarks } from '../snapping/marks'
import type { Snapper } from '../snapping/snapper'
import { attachmentAt, attachTargetAt } from './attach-target'
import { toFifteenDegrees } from './gesture'
import type { ToolContext } from './tool'

/** Where the pulled point of a line goes, and what holds it there. */
export interface LineEnd {
  readonly point: Point
  readonly attachment: Attachment | null
  readonly marks: readonly SnapMark[]
}

interface Pull {
  readonly pivot: Point | null
  readonly snapper: Snapper
  /** What holds the other end of the line. */
  readonly other: Attachment | null
  readonly context: ToolContext
}

/** `mod` keeps an end free; `shift` turns it about `pivot` in steps of 15°; `alt` puts it exactly where the hand is. */
export function lineEndAt(event: PointerInput, { pivot, snapper, other, context }: Pull): LineEnd {
  const { canvasPoint, modifiers } = event
  if (modifiers.shift && pivot)
    return { point: toFifteenDegrees(pivot, canvasPoint), attachment: null, marks: noMarks }
  const target = modifiers.mod ? null : attachTargetAt(context, canvasPoint)
  if (target) {
    const isLoop = other?.id === target.id
    const attachment = attachmentAt(context, target, { point: canvasPoint, exact: modifiers.alt, isLoop })
    return { point: canvasPoint, attachment, marks: noMarks }
  }
  const hand = { context, modifiers }
  const point = snapper.pointAt(canvasPoint, hand)
  return { point, attachment: null, marks: snapper.marksAt(point, hand) }
}

/** The line with its ends aimed at what they are attached to. */
export function aimed<L extends LinearElement>(line: L, { document }: ToolContext): L {
  return aimLine(line, (id) => document.get(id))
}

/** The same, and an elbow led anew though nothing holds it. */
export function rerouted<L extends LinearElement>(line: L, { document }: ToolContext): L {
  return rerouteLine(line, (id) => document.get(id))
}
