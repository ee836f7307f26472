import { ok, type Result, refuse } from '../result'
import { IMPORT_LIMITS } from './imported'
import { isSource, type Source } from './source'

/** A file of one JSON object. The sentences are for the person who chose it. */
export function parseJsonFile(text: string): Result<Source> {
  if (text.length > IMPORT_LIMITS.size) return tooLarge()
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    // What the parser says about a position in the text helps nobody who did not write it.
    return refuse('validation', 'This file is damaged or not a drawing: it is not valid JSON.')
  }
  return isSource(json) ? ok(json) : refuse('validation', 'This file is not a drawing.')
}

export function tooLarge() {
  const megabytes = IMPORT_LIMITS.size / 1024 / 1024
  return refuse(
    'too_large',
    `This file is larger than ${megabytes} MB, which is the most that can be imported.`,
  )
}
