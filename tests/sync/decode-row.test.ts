import { expect, test } from 'vitest'
import { toRecord } from '../../lib/editor/model/record'
import type { ElementRow } from '../../lib/protocol/elements'
import { decodeRow } from '../../lib/sync/decode-row'
import { image, line, shape, stroke } from '../support/elements'

function rowOf(
  element: Parameters<typeof toRecord>[0],
  change: (props: Record<string, unknown>) => void,
): ElementRow {
  const { id, type, x, y, width, height, rotation, z_index, props } = toRecord(element)
  const own = structuredClone(props) as Record<string, unknown>
  change(own)
  return [id, type, x, y, width, height, rotation, z_index, own] as ElementRow
}

test('[M9] a row from before a property existed looks as it looked then', () => {
  for (const element of [shape('star'), line(), stroke(), image()]) {
    const old = rowOf(element, (props) => {
      for (const key of ['gradient', 'shadow', 'nib']) delete props[key]
    })
    expect(decodeRow(old)).toEqual(element)
  }
})

test('[M9] a row with a property from the future is kept as it came, whatever else it lacks', () => {
  const strange = rowOf(shape('star'), (props) => {
    delete props.shadow
    props.depth = 3
  })
  const decoded = decodeRow(strange)
  expect(decoded).toMatchObject({ type: 'unknown', raw: { depth: 3 } })
  expect(decoded).not.toHaveProperty('raw.shadow')
})
