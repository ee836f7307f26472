import type { NetEdit } from '../../lib/editor/changes/fold'
import type { ElementPatch } from '../../lib/editor/model/registers'

/** A new row as the save's statement reads it from JSON; names are short, for a save may hold 20,000 of them. */
export interface InsertedRow extends Geometry {
  readonly id: string
  /** Type. */
  readonly t: string | null
  /** Step: which operation of the save touched it last. */
  readonly s: number
  /** Inserted as a tombstone: made and deleted within one save. */
  readonly d: boolean
  readonly p: ElementPatch | null
}

/** A change of a row: what it must hold (`b…`) and what it shall hold; absent means any, or as it is. */
export interface UpdatedRow extends Geometry {
  readonly id: string
  readonly t: string | null
  readonly s: number
  /** Was, and shall be, a tombstone. */
  readonly d0: boolean
  readonly d1: boolean
  readonly p: ElementPatch | null
  readonly bx?: unknown
  readonly by?: unknown
  readonly bw?: unknown
  readonly bh?: unknown
  readonly br?: unknown
  readonly bz?: unknown
  readonly bp: ElementPatch | null
}

interface Geometry {
  readonly x?: unknown
  readonly y?: unknown
  readonly w?: unknown
  readonly h?: unknown
  readonly r?: unknown
  readonly z?: unknown
}

export function insertedRow({ id, type, step, becomes, after }: NetEdit): InsertedRow {
  const { geometry, props } = split(after)
  return { id, t: type, s: step, d: becomes === 'deleted', ...geometry, p: props }
}

export function updatedRow({ id, type, step, was, becomes, before, after }: NetEdit): UpdatedRow {
  const found = split(before)
  const { x: bx, y: by, w: bw, h: bh, r: br, z: bz } = found.geometry
  const written = split(after)
  return {
    id,
    t: type,
    s: step,
    d0: was === 'deleted',
    d1: becomes === 'deleted',
    ...written.geometry,
    p: written.props,
    // JSON leaves out what is undefined.
    ...{ bx, by, bw, bh, br, bz },
    bp: found.props,
  }
}

function split(properties: ElementPatch): { geometry: Geometry; props: ElementPatch | null } {
  const { x, y, width: w, height: h, rotation: r, z, ...props } = properties
  return { geometry: { x, y, w, h, r, z }, props: Object.keys(props).length > 0 ? props : null }
}
