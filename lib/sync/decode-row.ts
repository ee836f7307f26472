import { addedProperties } from '../editor/model/added-properties'
import { type Element, type ElementType, elementSchemas } from '../editor/model/element'
import { fromRecord } from '../editor/model/record'
import { type ElementRow, rowToRecord } from '../protocol/elements'

/**
 * A freshly parsed row as an element; takes the row's objects over. The server validated what it stored, so a row with
 * exactly the properties of its type is taken as it is: zod on 100,000 rows costs seconds. One from before a property
 * existed is given it as it looked then. Any other goes through the schema, and becomes `unknown` when it does not fit (M9).
 */
export function decodeRow(row: ElementRow): Element {
  const [id, type, x, y, width, height, rotation, z, props] = row
  if (!isObject(props)) return fromRecord({ ...rowToRecord(row), props: {} })
  const shape = shapes.get(type)
  if (!shape || !(fits(shape, Object.keys(props)) || complete(shape, props)))
    return fromRecord(rowToRecord(row))
  // Written into the parsed object: copying some thirty properties costs ten times as much.
  // Sound: they went through this schema on the server.
  return Object.assign(props, { id, type, x, y, width, height, rotation, z }) as unknown as Element
}

interface Shape {
  readonly expected: ReadonlySet<string>
  /** Of properties that the type did not always have. */
  readonly added: ReturnType<typeof addedProperties>
  /** The order in which they came last; jsonb has one order, so this is nearly always right. */
  order: readonly string[]
}

const COLUMNS = new Set(['id', 'type', 'x', 'y', 'width', 'height', 'rotation', 'z'])

const shapes = new Map<string, Shape>(
  Object.entries(elementSchemas)
    .filter(([type]) => type !== 'unknown')
    .map(([type, schema]) => {
      const expected = Object.keys(schema.shape).filter((key) => !COLUMNS.has(key))
      return [
        type,
        { expected: new Set(expected), added: addedProperties(type as ElementType), order: expected },
      ]
    }),
)

function fits(shape: Shape, keys: readonly string[]): boolean {
  if (keys.length !== shape.expected.size) return false
  if (keys.every((key, index) => key === shape.order[index])) return true
  if (!keys.every((key) => shape.expected.has(key))) return false
  shape.order = keys
  return true
}

/** Adds what a row lacks because it is older; false, and nothing is touched, when that is not all that is strange about it. */
function complete({ expected, added }: Shape, props: Record<string, unknown>): boolean {
  const lacking = added.filter(([key]) => !Object.hasOwn(props, key))
  const keys = Object.keys(props)
  if (keys.length + lacking.length !== expected.size || !keys.every((key) => expected.has(key))) return false
  for (const [key, value] of lacking) props[key] = structuredClone(value)
  return true
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
