import type { CommittedOperation } from '../editor/changes/change'
import type { Override } from '../editor/changes/decide-change'
import type { ElementRecord } from '../editor/model/record'

/**
 * What a client accepts that unzips the lines by itself. A type of its own, for Next takes the `Content-Encoding` off
 * whatever a route answers, and the browser would read zipped bytes as lines.
 */
export const ZIPPED_LINES = 'application/x-ndjson+gzip'

/**
 * How a canvas is opened: GET /api/canvases/<id>/elements answers newline-delimited JSON. The first line is the
 * header, each further line an array of rows, the part inside `?view=x,y,width,height` (canvas units) first; the last
 * line is `{"end":true}`, so that a cut stream is noticed.
 */
export interface ElementsHeader {
  readonly version: number
  readonly count: number
  /** Union of the boxes, canvas units; null when there are none. */
  readonly bounds: {
    readonly x: number
    readonly y: number
    readonly width: number
    readonly height: number
  } | null
}

/**
 * A row as a JSON array; its properties keep their names. Zipped, names cost next to nothing (14 of 61 MB for 100,000
 * elements, 12 without any), and an object that JSON.parse made takes half the memory of one put together from values.
 */
export type ElementRow = [
  id: string,
  type: string,
  x: number,
  y: number,
  width: number,
  height: number,
  rotation: number,
  z: string,
  props: Record<string, unknown>,
]

export function rowToRecord([
  id,
  type,
  x,
  y,
  width,
  height,
  rotation,
  z_index,
  props,
]: ElementRow): ElementRecord {
  return { id, type, x, y, width, height, rotation, z_index, props }
}

/** GET /api/canvases/<id>/changes?since=V: what was committed after V, oldest first; `reload` when it is too much. */
export interface ChangesAnswer {
  readonly version: number
  readonly operations: readonly FedOperation[] | 'reload'
}

/** With what it replaced unseen (S7): its author may learn here, and not by an answer, that it was committed. */
export interface FedOperation extends CommittedOperation {
  readonly overrides: readonly Override[]
}
