import { aimLine, attachAt } from '../geometry/attachment'
import type { Point } from '../geometry/box'
import type { PointerInput } from '../input'
import type { Attachment, LinearElement } from '../model/element'
import { attachTargetAt } from './attach-target'
import { snapped, toFifteenDegrees } from './gesture'
import type { ToolContext } from './tool'

/** Where the pulled point of a line goes, and what holds it there. */
export interface LineEnd {
  readonly point: Point
  readonly attachment: Attachment | null
}

/** `mod` keeps an end free; `shift` turns it about `pivot` in steps of 15°. */
export function lineEndAt(event: PointerInput, pivot: Point | null, context: ToolContext): LineEnd {
  const { shift, mod } = event.modifiers
  if (shift && pivot) return { point: toFifteenDegrees(pivot, event.canvasPoint), attachment: null }
  const target = mod ? null : attachTargetAt(context, event.canvasPoint)
  if (!target) return { point: snapped(event, context), attachment: null }
  return { point: event.canvasPoint, attachment: attachAt(target, event.canvasPoint) }
}

/** The line with its ends aimed at what they are attached to. */
export function aimed<L extends LinearElement>(line: L, { document }: ToolContext): L {
  return aimLine(line, (id) => document.get(id))
}
