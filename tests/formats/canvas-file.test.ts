import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Element } from '../../lib/editor/model/element'
import { comparePaintOrder } from '../../lib/editor/model/order'
import { readCanvasFile, writeCanvasFile } from '../../lib/formats/canvas-file'
import { importDrawing } from '../../lib/formats/import-drawing'
import { sha256 } from '../../lib/formats/imported'
import { arrow, frame, image, rectangle, stroke, unreadable, words } from '../painter/elements'
import { expectWhole, options } from './importing'

const number = fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((value) => value + 0)
const text = fc
  .string({ unit: 'grapheme', maxLength: 40 })
  .filter((value) => !value.includes('\u0000') && value.isWellFormed())
const color = fc.constantFrom('#1f2328', '#ffec9980', 'transparent')

const anyElement: fc.Arbitrary<Element> = fc.oneof(
  fc
    .record({
      x: number,
      y: number,
      text,
      fill: color,
      rotation: fc.double({ min: -3, max: 3, noNaN: true }),
    })
    .map((own) => rectangle(own)),
  fc
    .record({ points: fc.array(fc.tuple(number, number)).map((pairs) => pairs.flat()), stroke: color })
    .map((own) => arrow(own)),
  fc
    .record({ points: fc.array(fc.tuple(number, number)).map((pairs) => pairs.flat()) })
    .map((own) => stroke(own)),
  fc
    .tuple(text, fc.constantFrom('sans' as const, 'hand' as const, 'mono' as const))
    .map(([value, font]) => words(value, { font })),
  fc.constantFrom<Element>(frame({ name: 'A' }), image({ asset: 'a'.repeat(64) })),
  fc
    .record({
      raw: fc.dictionary(
        fc.string().filter((key) => key !== 'parent'),
        fc.jsonValue(),
      ),
    })
    // No door lets `__proto__` in, so no element has it.
    .filter(({ raw }) => !JSON.stringify(raw).includes('__proto__'))
    .map(({ raw }) => unreadable({ raw: JSON.parse(JSON.stringify(raw)) })),
)

const drawing = fc
  .array(anyElement, { maxLength: 12 })
  .map((elements) => elements.map((element, i) => ({ ...element, id: `e${i}`, z: `a${i % 5}` })))

function bytesOf(content: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(content)
}

describe('the canvas file', () => {
  it('[M9] gives back exactly what was written, elements of unknown types too', () => {
    fc.assert(
      fc.property(drawing, text, (elements, title) => {
        // -0 has no place in JSON, and means the same.
        const written = JSON.parse(JSON.stringify(elements)) as Element[]
        const read = readCanvasFile(writeCanvasFile({ title, elements: written, assets: [] }))
        expect(read).toEqual({
          ok: true,
          value: { title, elements: written.sort(comparePaintOrder), assets: [], damaged: 0 },
        })
      }),
    )
  })

  it('carries pictures', () => {
    const bytes = new Uint8Array([0, 1, 2, 255])
    const asset = { hash: 'b'.repeat(64), mime: 'image/png', bytes }
    const read = readCanvasFile(writeCanvasFile({ title: '', elements: [rectangle()], assets: [asset] }))
    expect(read.ok && read.value.assets).toEqual([asset])
  })

  it('comes into another canvas under new ids, with its relations, above what is there', async () => {
    const elements = [
      frame({ id: 'f', z: 'a0' }),
      rectangle({ id: 'r', z: 'a1', parent: 'f' }),
      arrow({
        id: 'a',
        z: 'a2',
        start: { id: 'r', anchor: { x: 0.5, y: 0.5 }, gap: 4 },
        end: { id: 'gone', anchor: { x: 0, y: 0 }, gap: 0 },
      }),
      unreadable({ id: 'u', z: 'a3', parent: 'f', raw: { secret: [1, 2] } }),
    ]
    const file = writeCanvasFile({ title: 'x', elements, assets: [] })
    const result = await importDrawing(bytesOf(file), options({ above: 'a9' }))
    if (!result.ok) throw new Error(result.error.message)
    const [newFrame, box, line, unknown] = result.value.elements
    expect(result.value.elements.every(({ z, id }) => z > 'a9' && id.startsWith('new-'))).toBe(true)
    expect([box?.parent, unknown?.parent]).toEqual([newFrame?.id, newFrame?.id])
    expect(line).toMatchObject({ start: { id: box?.id }, end: null })
    expect(unknown).toMatchObject({ unknownType: 'hologram', raw: { secret: [1, 2] } })
  })

  it('leaves out bytes that are not what their name says', async () => {
    const bytes = new Uint8Array([1, 2, 3])
    const hash = await sha256(bytes)
    const good = { hash, mime: 'image/png', bytes }
    const bad = { hash: 'c'.repeat(64), mime: 'image/png', bytes }
    const file = writeCanvasFile({ title: '', elements: [image({ asset: hash })], assets: [good, bad] })
    const result = await importDrawing(bytesOf(file), options())
    if (!result.ok) throw new Error(result.error.message)
    expectWhole(result.value)
    expect(result.value.assets).toEqual([good])
    expect(result.value.report.skipped).toEqual([
      { what: 'pictures', why: 'their bytes are damaged; their places are kept', count: 1 },
    ])
  })

  it.each([
    [
      '{"format":"indelible","version":2}',
      'This file was written by a newer version of Indelible. Reload the page to get that version.',
    ],
    ['{"format":"indelible","version":1}', 'This file is damaged: it is not a whole Indelible drawing.'],
    [
      '{"format":"indelible","version":1,"title":"","elements":[],"assets":{}}',
      'This drawing is empty: there is nothing in it to import.',
    ],
  ])('%s is answered by a sentence', async (content, message) => {
    const result = await importDrawing(bytesOf(content), options())
    expect(result.ok ? 'imported' : result.error.message).toBe(message)
  })

  it('counts rows that are damaged, and keeps the others', async () => {
    const whole = writeCanvasFile({
      title: '',
      elements: [rectangle(), rectangle({ id: 'two', z: 'a1' })],
      assets: [],
    })
    const result = await importDrawing(bytesOf(whole.replace('"id":"r"', '"id":"r!"')), options())
    expect(result.ok && result.value.report).toEqual({
      imported: [{ what: 'rectangle', count: 1 }],
      approximated: [],
      skipped: [{ what: 'elements', why: 'they are damaged', count: 1 }],
    })
  })

  it('survives any damage', async () => {
    const whole = writeCanvasFile({ title: 'x', elements: [rectangle(), arrow(), unreadable()], assets: [] })
    await fc.assert(
      fc.asyncProperty(
        fc.nat(whole.length),
        fc.nat(40),
        fc.string({ maxLength: 5 }),
        async (at, length, put) => {
          const result = await importDrawing(
            bytesOf(whole.slice(0, at) + put + whole.slice(at + length)),
            options(),
          )
          if (!result.ok) expect(result.error.message).toMatch(/^[A-Z].+\.$/)
        },
      ),
    )
  })
})
