import { describe, expect, test } from 'vitest'
import type { Element } from '../../lib/editor/model/element'
import type { ElementRow } from '../../lib/protocol/elements'
import { CutStreamError, streamElements } from '../../lib/sync/open-canvas'
import { box, frame, hologram } from '../editor/changes/decide-build'
import { rowOf, streamOf } from './support/place'

function textOf(rows: readonly unknown[][], { count = rows.flat().length, end = true } = {}): string {
  const lines: unknown[] = [{ version: 7, count, bounds: null }, ...rows]
  if (end) lines.push({ end: true })
  return `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`
}

async function read(
  text: string,
): Promise<{ elements: readonly Element[]; portions: number[]; breaths: number }> {
  const portions: number[] = []
  let breaths = 0
  let time = 0
  const { elements } = await streamElements(streamOf(text), {
    onHeader: () => {},
    onElements: (portion) => portions.push(portion.length),
    onChunk: () => {},
    now: () => (time += 5),
    breathe: async () => void breaths++,
  })
  return { elements, portions, breaths }
}

describe('opening a canvas', () => {
  test('rows become the elements they were', async () => {
    const elements = [box({ text: 'Größe 日本 🎨' }), frame(), hologram()]
    expect((await read(textOf([elements.map(rowOf)]))).elements).toEqual(elements)
  })

  test('[M9] a row that does not fit becomes a placeholder and stops nothing', async () => {
    const strange: ElementRow = ['odd', 'rectangle', 1, 2, 3, 4, 0, 'a1', { wings: 2 }]
    const broken = ['bad', 'ellipse', 1, 2, 3, 4, 0, 'a2', null]
    const { elements } = await read(textOf([[strange, broken, rowOf(box())]]))
    expect(elements.map(({ id, type }) => [id, type])).toEqual([
      ['odd', 'unknown'],
      ['bad', 'unknown'],
      ['box', 'rectangle'],
    ])
    expect(elements[0]).toMatchObject({ unknownType: 'rectangle', raw: { wings: 2 } })
  })

  test('elements come in growing portions, with room to paint between them', async () => {
    const rows = Array.from({ length: 64 }, (_, line) =>
      Array.from({ length: 100 }, (_, i) => rowOf(box({ id: `box${line}x${i}` }))),
    )
    const { elements, portions, breaths } = await read(textOf(rows))
    expect(elements).toHaveLength(6_400)
    expect(portions).toEqual([500, 500, 1_000, 2_000, 2_400])
    expect(breaths).toBeGreaterThan(10)
  })

  test('the first part comes at once, each later one in a slice of its own', async () => {
    const rows = Array.from({ length: 20 }, (_, line) =>
      Array.from({ length: 100 }, (_, i) => rowOf(box({ id: `box${line}x${i}` }))),
    )
    const told: string[] = []
    await streamElements(streamOf(textOf(rows)), {
      onHeader: () => {},
      onElements: () => told.push('part'),
      onChunk: () => {},
      // Decoding takes no time here: what breathes does so for the parts alone.
      now: () => 0,
      breathe: async () => void told.push('breath'),
    })
    expect(told).toEqual(['part', 'breath', 'part', 'breath', 'part'])
  })

  test.each([
    ['without its end', textOf([[rowOf(box())]], { end: false })],
    ['with fewer rows than it said', textOf([[rowOf(box())]], { count: 2 })],
    ['inside a line', textOf([[rowOf(box())]]).slice(0, 120)],
    ['before anything', ''],
  ])('a stream that ends %s is not the canvas', async (_when, text) => {
    await expect(read(text)).rejects.toThrow(CutStreamError)
  })
})
