import { diffRegisters } from '../../changes/diff'
import { canvasPointsOf, pointAt, withCanvasPoints } from '../../geometry/points'
import type { PointerInput } from '../../input'
import { isLinear, type LinearElement } from '../../model/element'
import type { SnapMark } from '../../snapping/marks'
import { createSnapper } from '../../snapping/snapper'
import { isDrag } from '../gesture'
import { aimed, lineEndAt } from '../line-ends'
import { type Step, stay, type ToolContext } from '../tool'
import { type Bending, idle, type SelectState } from './state'

export function beginBend(
  index: number,
  down: PointerInput,
  { document, state }: ToolContext,
): Step<SelectState> {
  const line = [...state.selection]
    .map((id) => document.get(id))
    .find((element) => element && isLinear(element))
  if (!line || !isLinear(line)) return stay(idle)
  const ids = new Set([line.id])
  return stay({ name: 'bending', down, line, index, snapper: createSnapper(ids), ids })
}

export function continueBend(bending: Bending, event: PointerInput, context: ToolContext): Step<SelectState> {
  const { line, marks } = bentLine(bending, event, context)
  return stay(
    bending,
    { kind: 'preview', preview: { kind: 'elements', elements: new Map([[line.id, line]]) } },
    { kind: 'snap', marks },
  )
}

export function endBend(bending: Bending, event: PointerInput, context: ToolContext): Step<SelectState> {
  if (!isDrag(bending.down, event)) return stay(idle)
  const change = diffRegisters(bending.line, bentLine(bending, event, context).line)
  return stay(idle, { kind: 'commit', changes: change ? [change] : [] })
}

/** The line with one of its points pulled to the pointer; an end takes hold of what is under it. */
function bentLine(
  { line, index, snapper }: Bending,
  event: PointerInput,
  context: ToolContext,
): { readonly line: LinearElement; readonly marks: readonly SnapMark[] } {
  const run = canvasPointsOf(line)
  const last = run.length / 2 - 1
  const isEnd = index === 0 || index === last
  const pivot = pointAt(run, index === 0 ? 1 : index - 1)
  const { point, attachment, marks } = lineEndAt(event, { pivot, snapper, context })
  run[index * 2] = point.x
  run[index * 2 + 1] = point.y
  const isClosing = isEnd && last > 2 && run[0] === run[last * 2] && run[1] === run[last * 2 + 1]
  const bent = withCanvasPoints(line, run)
  if (!isEnd || isClosing) return { line: aimed(bent, context), marks }
  const held = index === 0 ? { ...bent, start: attachment } : { ...bent, end: attachment }
  return { line: aimed(held, context), marks }
}
