import { type Element, elementSchemas } from '../editor/model/element'
import { fromRecord } from '../editor/model/record'
import { type ElementRow, rowToRecord } from '../protocol/elements'

/**
 * A row as an element. The server validated what it stored, so a row with exactly the properties of its type is taken
 * as it is: zod on 100,000 rows costs seconds. Any other goes through the schema, and becomes `unknown` when it does not
 * fit (M9).
 */
export function decodeRow(row: ElementRow): Element {
  const record = rowToRecord(row)
  if (!isObject(record.props)) return fromRecord({ ...record, props: {} })
  const expected = propsOfType.get(record.type)
  if (!expected || !hasExactly(record.props, expected)) return fromRecord(record)
  const { props, z_index, ...columns } = record
  // Sound: written by this schema's own parse, on the server.
  return { ...props, ...columns, z: z_index } as Element
}

const COLUMNS = new Set(['id', 'type', 'x', 'y', 'width', 'height', 'rotation', 'z'])

const propsOfType = new Map(
  Object.entries(elementSchemas)
    .filter(([type]) => type !== 'unknown')
    .map(([type, schema]) => [type, Object.keys(schema.shape).filter((key) => !COLUMNS.has(key))]),
)

function hasExactly(props: Readonly<Record<string, unknown>>, expected: readonly string[]): boolean {
  let count = 0
  for (const _ in props) count++
  return count === expected.length && expected.every((key) => Object.hasOwn(props, key))
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
