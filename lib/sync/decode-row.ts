import { type Element, elementSchemas } from '../editor/model/element'
import { fromRecord } from '../editor/model/record'
import { type ElementRow, rowToRecord } from '../protocol/elements'

/**
 * A freshly parsed row as an element; takes the row's objects over. The server validated what it stored, so a row with
 * exactly the properties of its type is taken as it is: zod on 100,000 rows costs seconds. Any other goes through the
 * schema, and becomes `unknown` when it does not fit (M9).
 */
export function decodeRow(row: ElementRow): Element {
  const [id, type, x, y, width, height, rotation, z, props] = row
  if (!isObject(props)) return fromRecord({ ...rowToRecord(row), props: {} })
  const shape = shapes.get(type)
  if (!shape || !fits(shape, Object.keys(props))) return fromRecord(rowToRecord(row))
  // Written into the parsed object: copying some thirty properties costs ten times as much.
  // Sound: they went through this schema on the server.
  return Object.assign(props, { id, type, x, y, width, height, rotation, z }) as unknown as Element
}

interface Shape {
  readonly expected: ReadonlySet<string>
  /** The order in which they came last; jsonb has one order, so this is nearly always right. */
  order: readonly string[]
}

const COLUMNS = new Set(['id', 'type', 'x', 'y', 'width', 'height', 'rotation', 'z'])

const shapes = new Map<string, Shape>(
  Object.entries(elementSchemas)
    .filter(([type]) => type !== 'unknown')
    .map(([type, schema]) => {
      const expected = Object.keys(schema.shape).filter((key) => !COLUMNS.has(key))
      return [type, { expected: new Set(expected), order: expected }]
    }),
)

function fits(shape: Shape, keys: readonly string[]): boolean {
  if (keys.length !== shape.expected.size) return false
  if (keys.every((key, index) => key === shape.order[index])) return true
  if (!keys.every((key) => shape.expected.has(key))) return false
  shape.order = keys
  return true
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
