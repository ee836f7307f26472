import type { Document } from '../document'
import type { ElementOf } from '../model/element'
import { ancestorsOf, isHidden } from '../tree'

type Frame = ElementOf<'frame'>

/**
 * The pages of a presentation: all frames that show and are in no other frame, as one reads them, row by row from the top
 * and each row from the left. What begins above the middle of a row's first frame is in that row.
 */
export function presentedFrames(document: Document): Frame[] {
  const frames: Frame[] = []
  for (const element of document.elements()) {
    if (element.type !== 'frame' || isHidden(document, element)) continue
    if (!ancestorsOf(document, element).some(({ type }) => type === 'frame')) frames.push(element)
  }
  return rowsOf(frames).flatMap((row) => row.sort((a, b) => a.x - b.x || a.y - b.y))
}

function rowsOf(frames: readonly Frame[]): Frame[][] {
  const rows: Frame[][] = []
  for (const frame of [...frames].sort((a, b) => a.y - b.y || a.x - b.x)) {
    const row = rows.at(-1)
    const first = row?.[0]
    if (row && first && frame.y < first.y + first.height / 2) row.push(frame)
    else rows.push([frame])
  }
  return rows
}
