import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { copyElements } from '../../lib/editor/commands/clipboard'
import { createDocument } from '../../lib/editor/document'
import { centerOf, unionBoxes } from '../../lib/editor/geometry/box'
import { edgeBoxOf } from '../../lib/editor/geometry/ink-box'
import { elementSchema } from '../../lib/editor/model/element'
import { type LibraryThing, readLibraryFile, thingOf, writeLibraryFile } from '../../lib/formats/library-file'
import { arrow, box, frame, image } from '../support/elements'
import { measureText } from '../support/hand'

/** Real public libraries, kept beside the repository and not in it. */
const SAMPLES = join(import.meta.dirname, '../../../shared/samples/excalidrawlib')
const libraries = existsSync(SAMPLES)
  ? readdirSync(SAMPLES).filter((name) => name.endsWith('.excalidrawlib'))
  : []

function ids() {
  let made = 0
  return () => `n${++made}`
}

async function read(text: string | Uint8Array<ArrayBuffer>) {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text
  const answer = await readLibraryFile(bytes, { newId: ids(), measureText, name: 'from a file' })
  if (!answer.ok) throw new Error(answer.error.message)
  return answer.value
}

function boundsOf({ elements }: LibraryThing) {
  const around = unionBoxes(elements.filter(({ type }) => type !== 'group').map(edgeBoxOf))
  if (!around) throw new Error('A thing of a library leaves ink.')
  return around
}

describe('a library', () => {
  test('takes several elements as one thing around the origin, free of what it was in', () => {
    const document = createDocument()
    document.load([
      frame({ id: 'page' }),
      box({ id: 'a', x: 500, y: 500, parent: 'page' }),
      box({ id: 'b', x: 700, y: 500, parent: 'page' }),
    ])
    const { elements } = copyElements(document, new Set(['a', 'b']))
    const thing = thingOf(elements, { name: 'pair', assets: [], newId: ids() })
    const roots = thing.elements.filter(({ parent }) => parent === null)
    expect(roots).toMatchObject([{ type: 'group', name: 'pair' }])
    expect(centerOf(boundsOf(thing))).toEqual({ x: 0, y: 0 })
    expect(thing.elements.every((element) => elementSchema.safeParse(element).success)).toBe(true)
  })

  test('comes back from its file thing by thing, with names, pictures and what arrows hold on to', async () => {
    const bytes = new Uint8Array([137, 80, 78, 71])
    const digest = await crypto.subtle.digest('SHA-256', bytes)
    const hash = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
    const things = [
      thingOf([box({ id: 'a' }), arrow({ id: 'b', start: { id: 'a', anchor: { x: 1, y: 0.5 }, gap: 4 } })], {
        name: 'with an arrow',
        assets: [],
        newId: ids(),
      }),
      thingOf([image({ id: 'c', asset: hash })], {
        name: 'with a picture',
        assets: [{ hash, mime: 'image/png', bytes }],
        newId: ids(),
      }),
    ]
    const back = await read(writeLibraryFile('Library', things, ids()))
    expect(back.losses).toBe(0)
    expect(back.things.map(({ name }) => name)).toEqual(['with an arrow', 'with a picture'])
    expect(back.things[1]?.assets).toEqual([{ hash, mime: 'image/png', bytes }])
    expect(back.things.map(({ elements }) => elements.map(({ type }) => type))).toEqual([
      ['group', 'rectangle', 'arrow'],
      ['image'],
    ])
    const [, target, held] = back.things[0]?.elements ?? []
    expect(held).toMatchObject({ start: { id: target?.id } })
  })

  test('any other drawing is one thing, named by its file', async () => {
    const file = { type: 'excalidraw', version: 2, elements: [shape('x', 0), shape('y', 300)] }
    const { things } = await read(JSON.stringify(file))
    expect(things.map(({ name }) => name)).toEqual(['from a file'])
  })

  test('what is no drawing is refused with a sentence', async () => {
    const bytes = new TextEncoder().encode('{"library": 3}')
    const answer = await readLibraryFile(bytes, { newId: ids(), measureText, name: '' })
    expect(answer).toMatchObject({ ok: false, error: { message: expect.any(String) } })
  })

  test.each(libraries)('of Excalidraw comes in whole: %s', async (name) => {
    const { things } = await read(new Uint8Array(readFileSync(join(SAMPLES, name))))
    const json = JSON.parse(readFileSync(join(SAMPLES, name), 'utf8'))
    expect(things).toHaveLength((json.libraryItems ?? json.library).length)
    for (const thing of things) {
      const center = centerOf(boundsOf(thing))
      expect(Math.hypot(center.x, center.y)).toBeLessThan(1)
      expect(thing.elements.filter(({ parent }) => parent === null)).toHaveLength(1)
    }
  })
})

function shape(id: string, x: number) {
  return { id, type: 'rectangle', x, y: 0, width: 100, height: 100, angle: 0, strokeColor: '#000000' }
}
