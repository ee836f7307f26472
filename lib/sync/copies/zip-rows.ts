import { unionBoxes } from '../../editor/geometry/box'
import type { Element } from '../../editor/model/element'
import { toRecord } from '../../editor/model/record'
import type { ElementRow, ElementsHeader } from '../../protocol/elements'
import type { CopiedRows } from './copies'

/** Elements of a line: its text is made in one go. */
const LINE = 100

/** Elements as the server would send them, made in slices so that the hand never waits. */
export async function zipRows(
  { version, elements }: { readonly version: number; readonly elements: readonly Element[] },
  breathe: () => Promise<void>,
): Promise<CopiedRows> {
  const isZipped = typeof CompressionStream !== 'undefined'
  const lines = new ReadableStream<Uint8Array<ArrayBuffer>>(
    { pull: (controller) => pullLine(controller, produced, breathe) },
    { highWaterMark: 1 },
  )
  const produced = linesOf(version, elements)
  const bytes = isZipped ? lines.pipeThrough(new CompressionStream('gzip')) : lines
  return { rows: await new Response(bytes).blob(), isZipped }
}

async function pullLine(
  controller: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>>,
  lines: Iterator<string>,
  breathe: () => Promise<void>,
): Promise<void> {
  await breathe()
  const { done, value } = lines.next()
  if (done) controller.close()
  else controller.enqueue(new TextEncoder().encode(`${value}\n`))
}

function* linesOf(version: number, elements: readonly Element[]): Generator<string> {
  const header: ElementsHeader = { version, count: elements.length, bounds: unionBoxes(elements) }
  yield JSON.stringify(header)
  for (let from = 0; from < elements.length; from += LINE)
    yield JSON.stringify(elements.slice(from, from + LINE).map(toRow))
  yield '{"end":true}'
}

function toRow(element: Element): ElementRow {
  const { id, type, x, y, width, height, rotation, z_index, props } = toRecord(element)
  return [id, type, x, y, width, height, rotation, z_index, { ...props }]
}
