import { ok, type Result, refuse } from '../../result'
import { fromBase64, fromByteString, toByteString } from '../base64'
import { IMPORT_LIMITS } from '../imported'
import { fieldOf, isSource, type Source, stringOf } from '../source'

/** Drawings that Excalidraw hid in the pictures it exported. Formats: excalidraw/packages/excalidraw/data/{image,encode}.ts. */

const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const MIME = 'application/vnd.excalidraw+json'

export function isPng(bytes: Uint8Array): boolean {
  return PNG_SIGNATURE.every((byte, i) => bytes[i] === byte)
}

/** The text of the drawing inside a PNG, as `importExcalidraw` takes it. */
export async function drawingInPng(bytes: Uint8Array): Promise<Result<string>> {
  const text = textChunk(bytes)
  if (text === null)
    return refuse('validation', 'There is no drawing inside this picture. It can be placed as an image.')
  return unwrap(text)
}

/** The text of the drawing inside an SVG. */
export async function drawingInSvg(svg: string): Promise<Result<string>> {
  const payload = /<!--\s*payload-start\s*-->([\s\S]*?)<!--\s*payload-end\s*-->/.exec(svg)?.[1]
  if (payload === undefined)
    return refuse('validation', 'There is no drawing inside this SVG. It can be placed as an image.')
  const bytes = fromBase64(payload)
  if (!bytes) return refuse('validation', DAMAGED)
  const version = /<!--\s*payload-version:\s*(\d+)\s*-->/.exec(svg)?.[1] ?? '1'
  // Version 1 is UTF-8 below base64; from 2 on every byte is a character of the JSON.
  return unwrap(version === '1' ? new TextDecoder().decode(bytes) : toByteString(bytes))
}

const DAMAGED = 'The drawing inside this picture is damaged.'

/** The `tEXt` chunk of the drawing: keyword, NUL, Latin-1 text. */
function textChunk(bytes: Uint8Array): string | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let offset = PNG_SIGNATURE.length
  while (offset + 8 <= bytes.length) {
    const length = view.getUint32(offset)
    const type = toByteString(bytes.subarray(offset + 4, offset + 8))
    const start = offset + 8
    if (start + length > bytes.length) return null
    if (type === 'tEXt') {
      const chunk = bytes.subarray(start, start + length)
      const end = chunk.indexOf(0)
      if (end >= 0 && toByteString(chunk.subarray(0, end)) === MIME)
        return toByteString(chunk.subarray(end + 1))
    }
    offset = start + length + 4
  }
  return null
}

/** Either the drawing itself (2020), or a wrapper of it: `{encoding: "bstring", compressed, encoded}`. */
async function unwrap(json: string): Promise<Result<string>> {
  const wrapper = parse(json)
  if (!wrapper) return refuse('validation', DAMAGED)
  const encoded = stringOf(wrapper, 'encoded')
  if (encoded === null) return ok(json)
  const bytes = fromByteString(encoded)
  if (fieldOf(wrapper, 'compressed') !== true) return ok(new TextDecoder().decode(bytes))
  return inflate(bytes)
}

function parse(json: string): Source | null {
  try {
    const value: unknown = JSON.parse(json)
    return isSource(value) ? value : null
  } catch {
    // Damaged; the caller says so.
    return null
  }
}

/** Unpacks no further than a file may be large: a few kilobytes can hold gigabytes of nothing. */
async function inflate(bytes: Uint8Array<ArrayBuffer>): Promise<Result<string>> {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate')).getReader()
  const decoder = new TextDecoder()
  let text = ''
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return ok(text + decoder.decode())
      text += decoder.decode(value, { stream: true })
      if (text.length > IMPORT_LIMITS.size) {
        await reader.cancel()
        return refuse('too_large', 'The drawing inside this picture is larger than can be imported.')
      }
    }
  } catch {
    // The stream throws for what was never packed.
    return refuse('validation', DAMAGED)
  }
}
