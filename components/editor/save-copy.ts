import { uuidv7 } from 'uuidv7'
import { saveCanvas } from '../../actions/canvas'
import { createCanvas } from '../../actions/canvases'
import type { Operation } from '../../lib/editor/changes/change'
import type { Element } from '../../lib/editor/model/element'
import { PROTOCOL } from '../../lib/protocol/save'
import { ok, type Result } from '../../lib/result'

/** Elements in one save: well below what a server action takes. */
const PART = 2_000

/** Saves what is on the screen as a new canvas, for when the old one is gone. Answers with its id. */
export async function saveCopy(title: string, elements: readonly Element[]): Promise<Result<string>> {
  const created = await createCanvas({ title: `${title.slice(0, 190)} (copy)` })
  if (!created.ok) return created
  const { canvasId } = created.value
  const clientId = uuidv7()
  let version = 0
  for (let start = 0; start < elements.length; start += PART) {
    const operation: Operation = {
      opId: uuidv7(),
      clientId,
      base: version,
      kind: 'import',
      changes: elements.slice(start, start + PART).map((element) => ({ kind: 'create', element })),
    }
    const saved = await saveCanvas({ protocol: PROTOCOL, canvasId, known: version, operations: [operation] })
    if (!saved.ok) return saved
    version = saved.value.version
  }
  return ok(canvasId)
}
