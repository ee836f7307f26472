import { type Result, refuse } from '../result'
import { CANVAS_FILE_FORMAT, importCanvasFile } from './canvas-file'
import { drawingInPng, drawingInSvg, isPng } from './excalidraw/embedded'
import { importExcalidraw, importExcalidrawFile } from './excalidraw/import-excalidraw'
import { IMPORT_LIMITS, type Imported, type ImportOptions } from './imported'
import { parseJsonFile, tooLarge } from './json-file'
import { fieldOf } from './source'

/**
 * The one door for files: tells by their content, not by their name, what they are. A drawing of this product, an
 * Excalidraw drawing or library of any age, or a PNG or SVG that carries one.
 */
export async function importDrawing(
  bytes: Uint8Array<ArrayBuffer>,
  options: ImportOptions,
): Promise<Result<Imported>> {
  if (bytes.length > IMPORT_LIMITS.size) return tooLarge()
  if (bytes.length === 0) return refuse('validation', 'This file is empty.')
  if (isPng(bytes)) return unwrapped(await drawingInPng(bytes), options)
  const text = decode(bytes)
  if (text === null) return refuse('validation', 'This file is not a drawing that can be read.')
  if (text.trimStart().startsWith('<')) return unwrapped(await drawingInSvg(text), options)
  const json = parseJsonFile(text)
  if (!json.ok) return json
  if (fieldOf(json.value, 'format') === CANVAS_FILE_FORMAT) return importCanvasFile(json.value, options)
  if (fieldOf(json.value, 'tldrawFileFormatVersion') !== undefined)
    return refuse('validation', 'This is a drawing of tldraw. Such files cannot be imported yet.')
  return importExcalidrawFile(json.value, options)
}

async function unwrapped(drawing: Result<string>, options: ImportOptions): Promise<Result<Imported>> {
  return drawing.ok ? importExcalidraw(drawing.value, options) : drawing
}

function decode(bytes: Uint8Array<ArrayBuffer>): string | null {
  try {
    // Also takes off a byte order mark.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // Not text at all.
    return null
  }
}
