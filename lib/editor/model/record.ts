import { type Element, elementSchema } from './element'

/** An element as its row in `canvas_elements` holds it: geometry in columns, the rest in `props`. */
export interface ElementRecord {
  readonly id: string
  readonly type: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly rotation: number
  readonly z_index: string
  readonly props: Readonly<Record<string, unknown>>
}

export function toRecord(element: Element): ElementRecord {
  const { id, type, x, y, width, height, rotation, z, ...props } = element
  if (element.type !== 'unknown') return { id, type, x, y, width, height, rotation, z_index: z, props }
  const { unknownType, raw, parent } = element
  return { id, type: unknownType, x, y, width, height, rotation, z_index: z, props: { ...raw, parent } }
}

/** Reads a row; one that does not fit this build's schemas becomes an `unknown` element and never an error (M9). */
export function fromRecord(record: ElementRecord): Element {
  const { id, type, x, y, width, height, rotation, z_index, props } = record
  const candidate = { ...props, id, type, x, y, width, height, rotation, z: z_index }
  const parsed = elementSchema.safeParse(candidate)
  if (parsed.success && parsed.data.type !== 'unknown') return parsed.data
  return asUnknown(record)
}

export function asUnknown(record: ElementRecord): Element {
  const { id, type, x, y, width, height, rotation, z_index, props } = record
  const { parent, ...raw } = props
  return {
    id,
    type: 'unknown',
    unknownType: type,
    x,
    y,
    width,
    height,
    rotation,
    z: z_index,
    parent: typeof parent === 'string' ? parent : null,
    raw: raw as Extract<Element, { type: 'unknown' }>['raw'],
  }
}
