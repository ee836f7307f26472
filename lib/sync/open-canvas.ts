import type { Box } from '../editor/geometry/box'
import type { Element } from '../editor/model/element'
import type { ElementRow, ElementsHeader } from '../protocol/elements'
import { decodeRow } from './decode-row'

export interface StreamedCanvas {
  readonly version: number
  readonly elements: readonly Element[]
}

export interface StreamOptions {
  readonly onHeader: (header: ElementsHeader) => void
  /** Elements as they come, in growing portions; `loaded` counts all so far. */
  readonly onElements: (elements: readonly Element[], loaded: number) => void
  /** Milliseconds, of any epoch. */
  readonly now: () => number
  /** Lets the browser paint and answer the hand. */
  readonly breathe: () => Promise<void>
  /** Bytes arrived. */
  readonly onChunk: () => void
}

/** The stream ended before its end: what came is a part of the canvas, and must not be taken for the whole. */
export class CutStreamError extends Error {
  override readonly name = 'CutStreamError'
}

/**
 * Reads what GET …/elements answers (lib/protocol/elements.ts). Works in slices of a few milliseconds, so that the
 * first part can be drawn on while the rest arrives. Throws CutStreamError when the last line is missing.
 */
export async function streamElements(
  stream: ReadableStream<Uint8Array>,
  { onHeader, onElements, now, breathe, onChunk }: StreamOptions,
): Promise<StreamedCanvas> {
  const elements: Element[] = []
  let delivered = 0
  let header: ElementsHeader | null = null
  let ended = false
  let sliceStartedAt = now()

  // What is painted is painted anew with every delivery, so each is as large as all before it, as long as the hand does
  // not wait for it.
  function isPortion(): boolean {
    return elements.length - delivered >= Math.min(Math.max(FIRST_PORTION, delivered), LARGEST_PORTION)
  }

  async function deliver(): Promise<void> {
    if (elements.length === delivered) return
    // In a slice of its own: after one of decoding the hand would wait for both. What is seen first comes at once.
    if (delivered > 0) await nextSlice()
    const portion = elements.slice(delivered)
    delivered = elements.length
    onElements(portion, delivered)
  }

  async function nextSlice(): Promise<void> {
    await breathe()
    sliceStartedAt = now()
  }

  for await (const line of readLines(stream, onChunk)) {
    const parsed = parseLine(line)
    if (Array.isArray(parsed)) {
      for (const row of parsed as ElementRow[]) elements.push(decodeRow(row))
      if (isPortion()) await deliver()
    } else if (isEnd(parsed)) ended = true
    else {
      header = parsed as ElementsHeader
      onHeader(header)
    }
    if (now() - sliceStartedAt > SLICE_MS) await nextSlice()
  }
  if (!header || !ended || elements.length !== header.count) {
    throw new CutStreamError(
      `The stream of elements ended after ${elements.length} of ${header?.count ?? '?'}`,
    )
  }
  await deliver()
  return { version: header.version, elements }
}

/** Half a frame. */
const SLICE_MS = 8
const FIRST_PORTION = 500
const LARGEST_PORTION = 8_000

/** The address of the stream, with the visible part asked for first. */
export function elementsPath(canvasId: string, view: Box | null): string {
  const query = view ? `?view=${[view.x, view.y, view.width, view.height].join(',')}` : ''
  return `/api/canvases/${canvasId}/elements${query}`
}

async function* readLines(stream: ReadableStream<Uint8Array>, onChunk: () => void): AsyncGenerator<string> {
  const reader = stream.getReader()
  const decoder = new TextDecoder()
  // Parts of a line that spans several chunks; joined once, for adding up strings piece by piece is slow to search.
  let parts: string[] = []
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) break
      onChunk()
      const lines = decoder.decode(value, { stream: true }).split('\n')
      const last = lines.pop() ?? ''
      for (const line of lines) {
        const whole = parts.length > 0 ? parts.join('') + line : line
        parts = []
        if (whole !== '') yield whole
      }
      if (last !== '') parts.push(last)
    }
    const rest = parts.join('') + decoder.decode()
    if (rest.trim() !== '') yield rest
  } finally {
    // Left early: nobody reads the rest.
    reader.cancel().catch(() => undefined)
  }
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch (cause) {
    throw new CutStreamError('The stream of elements ended inside a line', { cause })
  }
}

function isEnd(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'end' in value && value.end === true
}
