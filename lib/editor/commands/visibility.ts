import type { Document } from '../document'
import { changesTo, type Plan } from './plan'

/** Locked elements are seen and not touched; hidden ones are neither. Both leave the selection. */
export function setLocked(document: Document, selection: Iterable<string>, locked: boolean): Plan {
  return setFlag(document, selection, { locked })
}

export function setHidden(document: Document, selection: Iterable<string>, hidden: boolean): Plan {
  return setFlag(document, selection, { hidden })
}

function setFlag(
  document: Document,
  selection: Iterable<string>,
  flag: { locked: boolean } | { hidden: boolean },
): Plan {
  const next = [...selection].flatMap((id) => {
    const element = document.get(id)
    return element && element.type !== 'unknown' ? [{ ...element, ...flag }] : []
  })
  const isSet = Object.values(flag).some(Boolean)
  return { changes: changesTo(document, next), ...(isSet ? { selection: [] } : {}) }
}
