import type { Attachment } from '../model/element'

/** Whether an attachment means the element as a whole, and not a point of it. */
export function isWhole({ anchor, exact }: Attachment): boolean {
  return !exact && anchor.x === 0.5 && anchor.y === 0.5
}
