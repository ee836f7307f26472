import { describe, expect, it } from 'vitest'
import { aimLine } from '../../lib/editor/geometry/attachment'
import { canvasPointsOf } from '../../lib/editor/geometry/points'
import { baselineOffset } from '../../lib/editor/geometry/text-layout'
import { LIMITS } from '../../lib/editor/model/limits'
import { drawing, expectWhole, fixture, imported, only, refusal, source } from './importing'

describe('a drawing with everything in it', () => {
  it('keeps every type, every relation and names what is not the same', async () => {
    const all = await imported(fixture('every-type.excalidraw'))
    expectWhole(all)
    expect(all.report).toEqual({
      imported: [
        { what: 'group', count: 2 },
        { what: 'rectangle', count: 3 },
        { what: 'ellipse', count: 1 },
        { what: 'diamond', count: 1 },
        { what: 'arrow', count: 2 },
        { what: 'line', count: 1 },
        { what: 'draw', count: 1 },
        { what: 'text', count: 2 },
        { what: 'image', count: 2 },
        { what: 'frame', count: 1 },
      ],
      approximated: expect.arrayContaining([
        { what: 'zigzag fills, drawn hatched', count: 1 },
        { what: 'embedded web pages, shown as boxes with their link', count: 1 },
        { what: 'ends of arrows that hold on to nothing any more, left where they are', count: 1 },
      ]),
      skipped: [
        { what: 'deleted elements', why: 'they were deleted there too', count: 1 },
        { what: 'elements of the type hologram', why: 'their type is not known here', count: 1 },
        { what: 'pictures', why: 'they are missing in the file; their places are kept', count: 1 },
      ],
    })
  })

  it('gives new ids and lays everything above what is there', async () => {
    const { elements } = await imported(fixture('every-type.excalidraw'), { above: 'a5' })
    expect(elements.every(({ id, z }) => id.startsWith('new-') && z > 'a5')).toBe(true)
  })

  it('makes the label of a box its own words', async () => {
    const { elements } = await imported(fixture('every-type.excalidraw'))
    const box = elements.find((element) => element.type === 'rectangle' && element.text === 'A label')
    expect(box).toMatchObject({
      textColor: '#e03131',
      font: 'hand',
      fontSize: 20,
      align: 'center',
      verticalAlign: 'middle',
      fill: '#ffec99',
      look: 'sketch',
      cornerRadius: 25,
      link: 'https://example.com/',
    })
    expect(elements.find(({ type }) => type === 'arrow')).toMatchObject({ text: 'calls' })
  })

  it('nests groups as they were, and puts a frame below its children', async () => {
    const all = await imported(fixture('every-type.excalidraw'))
    const [outer, inner] = all.elements.filter(({ type }) => type === 'group')
    const parentOf = (type: string) => all.elements.find((element) => element.type === type)?.parent
    expect(outer?.parent).toBe(null)
    expect(inner?.parent).toBe(outer?.id)
    expect(parentOf('ellipse')).toBe(inner?.id)
    expect(parentOf('diamond')).toBe(outer?.id)
    const frame = only(all, 'frame')
    const child = all.elements.find(({ parent }) => parent === frame.id)
    expect(frame.name).toBe('Screen 1')
    expect(child && frame.z < child.z).toBe(true)
  })

  it('holds arrows so that their tips stay where they are when their boxes move', async () => {
    const all = await imported(fixture('every-type.excalidraw'))
    const arrow = all.elements.find(({ type }) => type === 'arrow')
    const box = all.elements.find((element) => element.type === 'rectangle' && element.text === 'A label')
    const round = only(all, 'ellipse')
    if (arrow?.type !== 'arrow' || !arrow.start || !arrow.end || !box)
      throw new Error('no arrow between them')
    expect([arrow.start.id, arrow.end.id]).toEqual([box.id, round.id])
    const points = canvasPointsOf(arrow)
    const aimed = canvasPointsOf(aimLine(arrow, (id) => (id === box.id ? box : round)))
    expect(aimed.map((value, i) => Math.abs(value - (points[i] ?? 0)) < 1)).toEqual(Array(4).fill(true))
  })

  it('shows a picture flipped and cropped, under the hash of its bytes', async () => {
    const { elements, assets } = await imported(fixture('every-type.excalidraw'))
    const [picture, lost] = elements.filter((element) => element.type === 'image')
    expect(assets).toMatchObject([{ mime: 'image/png', hash: expect.stringMatching(/^[0-9a-f]{64}$/) }])
    expect(picture).toMatchObject({
      asset: assets[0]?.hash,
      flipX: true,
      flipY: false,
      crop: { x: 0.5, y: 0, width: 0.5, height: 1 },
    })
    expect(lost).toMatchObject({ asset: null })
  })

  it('closes and fills a loop, keeps pressures, elbows and heads', async () => {
    const all = await imported(fixture('every-type.excalidraw'))
    expect(only(all, 'line')).toMatchObject({
      points: [0, 0, 80, 0, 80, 80, 0, 0],
      fillStyle: 'cross-hatch',
      curve: 'straight',
    })
    expect(only(all, 'draw')).toMatchObject({ points: [0, 0, 20, 15, 60, 40], pressures: [0.2, 0.5, 0.9] })
    const [curved, elbow] = all.elements.filter(({ type }) => type === 'arrow')
    expect(curved).toMatchObject({ curve: 'curved', startHead: 'dot-outline', endHead: 'triangle' })
    expect(elbow).toMatchObject({ curve: 'elbow', startHead: 'none', endHead: 'arrow', start: null })
  })
})

describe('texts', () => {
  const text = (more: Record<string, unknown>) =>
    drawing([source('text', { text: 'Hello', fontSize: 20, height: 25, ...more })])

  it('stand where they stood, aligned as they were', async () => {
    const center = only(await imported(text({ x: 100, y: 200, width: 300, textAlign: 'center' })), 'text')
    expect(center.x + center.width / 2).toBeCloseTo(250, 0)
    // Half of Excalifont's ascent less its descent below the middle of the line.
    expect(center.y + baselineOffset('hand', center.fontSize)).toBeCloseTo(212.5 + 0.256 * 20, 1)
    const right = only(await imported(text({ x: 100, width: 300, textAlign: 'right' })), 'text')
    expect(right.x + right.width).toBeCloseTo(400, 0)
  })

  it('shrink to the width they had, but never much', async () => {
    const fits = only(await imported(text({ text: 'mmmmmmmm', width: 130 })), 'text')
    expect(fits.fontSize).toBeLessThan(20)
    expect(fits.width).toBeLessThanOrEqual(131)
    expect(only(await imported(text({ text: 'mmmmmmmm', width: 10 })), 'text').fontSize).toBe(20)
  })

  it('of every font find theirs', async () => {
    const fonts = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((fontFamily, i) =>
      source('text', { id: `t${i}`, text: 'a', fontFamily }),
    )
    const { elements } = await imported(drawing(fonts))
    expect(elements.map((element) => element.type === 'text' && element.font)).toEqual([
      'hand',
      'sans',
      'mono',
      'sans',
      'hand',
      'sans',
      'sans',
      'mono',
      'sans',
    ])
  })

  it('of 2020 say their font in one line', async () => {
    const old = text({ font: '36px Cascadia', fontSize: undefined, width: 400 })
    expect(only(await imported(old), 'text')).toMatchObject({ font: 'mono', fontSize: 36 })
  })

  it('of 13,000 characters come in whole', async () => {
    const long = Array.from({ length: 130 }, (_, i) => `${i} `.padEnd(99, 'x')).join('\n')
    expect(only(await imported(text({ text: long, width: 2_000 })), 'text').text).toBe(long)
  })

  it('longer than an element may hold become several, and nothing of them is lost', async () => {
    const long = Array.from({ length: 1_500 }, (_, i) => `${i} `.padEnd(99, 'y')).join('\n')
    const all = await imported(text({ text: long, width: 2_000 }))
    expectWhole(all)
    expect(all.elements.length).toBe(3)
    expect(all.elements.map((element) => (element.type === 'text' ? element.text : '')).join('\n')).toBe(long)
    expect(all.report.approximated).toContainEqual({
      what: 'texts of more than 50000 characters, set as several',
      count: 1,
    })
  })

  it('without their box stand for themselves', async () => {
    const orphan = await imported(text({ containerId: 'gone' }))
    expect(only(orphan, 'text').text).toBe('Hello')
  })

  it('lose only what no database can hold', async () => {
    const all = await imported(text({ text: 'a\u0000b\ud800c' }))
    expect(only(all, 'text').text).toBe('ab\ufffdc')
    expect(all.report.approximated).toContainEqual({
      what: 'texts with characters that cannot be saved',
      count: 1,
    })
  })
})

describe('old files', () => {
  it('of 2020: freehand strokes were lines of many points, nothing else was said', async () => {
    const points = [
      [0, 0],
      [10, 20],
      [30, 0],
    ]
    const all = await imported(
      drawing([source('draw', { points }), source('line', { points, strokeSharpness: 'sharp' })]),
    )
    expect(all.elements).toMatchObject([
      { type: 'line', curve: 'straight', stroke: '#1e1e1e', opacity: 1 },
      { type: 'line', curve: 'straight' },
    ])
  })

  it('with boxes of negative size', async () => {
    const box = only(await imported(drawing([source('rectangle', { x: 100, width: -60 })])), 'rectangle')
    expect([box.x, box.width]).toEqual([40, 60])
  })

  it('of a turned line: the turn goes into its points', async () => {
    const turned = source('line', {
      points: [
        [0, 0],
        [100, 0],
      ],
      angle: Math.PI / 2,
    })
    const line = only(await imported(drawing([turned])), 'line')
    expect(canvasPointsOf(line)).toEqual([50, -50, 50, 50])
  })
})

describe('libraries', () => {
  it('of both versions are laid out item by item, none over another', async () => {
    const items = [...'abcdef'].map((id) => [
      source('rectangle', { id, x: 5_000 }),
      source('ellipse', { id: `${id}2`, x: 5_000 }),
    ])
    const v1 = await imported(JSON.stringify({ type: 'excalidrawlib', version: 1, library: items }))
    const v2 = await imported(
      JSON.stringify({
        type: 'excalidrawlib',
        version: 2,
        libraryItems: items.map((elements) => ({ name: 'Cup', elements })),
      }),
    )
    for (const library of [v1, v2]) {
      expectWhole(library)
      const boxes = library.elements.filter(({ type }) => type === 'rectangle')
      expect(new Set(boxes.map(({ x, y }) => `${x},${y}`)).size).toBe(6)
      expect(Math.min(...boxes.map(({ x }) => x))).toBe(0)
    }
    expect(v2.elements.filter(({ type }) => type === 'group')).toMatchObject(Array(6).fill({ name: 'Cup' }))
  })
})

describe('strokes', () => {
  const stroke = (count: number) =>
    source('freedraw', {
      points: Array.from({ length: count }, (_, i) => [i / 10, 50 * Math.sin(i / 40)]),
      pressures: Array.from({ length: count }, () => 0.5),
      simulatePressure: false,
    })

  it('of 20,000 points keep them all', async () => {
    const ink = only(await imported(drawing([stroke(20_000)])), 'draw')
    expect([ink.points.length, ink.pressures.length]).toEqual([40_000, 20_000])
  })

  it('of more than an element may hold keep their course, and it is said', async () => {
    const all = await imported(drawing([stroke(60_000)]))
    expectWhole(all)
    const ink = only(all, 'draw')
    expect(ink.points.length / 2).toBeLessThanOrEqual(LIMITS.points)
    expect(ink.pressures.length).toBe(ink.points.length / 2)
    expect(ink.width).toBeCloseTo(5_999.9, 0)
    expect(all.report.approximated).toEqual([
      { what: 'lines of more than 25000 points, drawn with fewer', count: 1 },
    ])
  })
})

describe('what cannot come in', () => {
  it.each([
    ['', 'This file is damaged or not a drawing: it is not valid JSON.'],
    ['{"type":"excalidraw","elements":[', 'This file is damaged or not a drawing: it is not valid JSON.'],
    ['[1,2]', 'This file is not a drawing.'],
    [
      '{"type":"excalidraw","version":2}',
      'This file says it is an Excalidraw drawing, but there are no elements in it.',
    ],
    ['{"type":"excalidraw","elements":[]}', 'This drawing is empty: there is nothing in it to import.'],
    [
      '{"type":"<b>photo</b>","elements":[]}',
      'This file is not an Excalidraw drawing: it says it is bphotob.',
    ],
  ])('%s is answered by a sentence', async (text, message) => {
    expect(await refusal(text)).toBe(message)
  })

  it('more elements than a canvas takes are refused before any is read', async () => {
    const text = `{"type":"excalidraw","elements":[${'0,'.repeat(200_000)}0]}`
    expect(await refusal(text)).toBe('This file holds 200,001 elements; up to 200,000 can be imported.')
  })

  it('a file larger than the limit is refused unread', async () => {
    expect(await refusal(' '.repeat(50 * 1024 * 1024 + 1))).toBe(
      'This file is larger than 50 MB, which is the most that can be imported.',
    )
  })

  it('places that are no numbers, or out of reach, are counted and left out', async () => {
    const text = drawing([
      source('rectangle', { id: 'good' }),
      source('rectangle', { id: 'far', x: 1e308 }),
      source('ellipse', { id: 'wide', width: 1e9 }),
      source('line', {
        id: 'torn',
        points: [
          [0, 0],
          [null, 3],
        ],
      }),
    ]).replace('"far","x":1e+308', '"far","x":1e999')
    const all = await imported(text)
    expectWhole(all)
    expect(all.elements.length).toBe(1)
    const why = 'their places or points are no numbers, or out of reach'
    expect(all.report.skipped).toEqual(
      ['rectangle', 'ellipse', 'line'].map((type) => ({
        what: `elements of the type ${type}`,
        why,
        count: 1,
      })),
    )
  })

  it('a frame in itself, groups in a ring and a group of a million are cut, and kept', async () => {
    const all = await imported(
      drawing([
        source('frame', { id: 'f1', frameId: 'f2' }),
        source('frame', { id: 'f2', frameId: 'f1' }),
        source('frame', { id: 'f3', frameId: 'f3' }),
        source('rectangle', { id: 'a', groupIds: ['g', 'h'] }),
        source('rectangle', { id: 'b', groupIds: ['h', 'g'] }),
        source('rectangle', { id: 'c', groupIds: Array.from({ length: 100_000 }, (_, i) => `d${i}`) }),
        source('rectangle', { id: 'd', groupIds: Array.from({ length: 100_000 }, (_, i) => `d${i}`) }),
      ]),
    )
    expectWhole(all)
    expect(all.elements.filter(({ type }) => type === 'rectangle').length).toBe(4)
    expect(all.elements.filter(({ type }) => type === 'frame').length).toBe(3)
  })

  it('a chain of groups through many elements is cut where it gets too deep', async () => {
    const chain = Array.from({ length: 3_000 }, (_, i) =>
      source('rectangle', { id: `e${i}`, groupIds: [`g${i}`, `g${i + 1}`] }),
    )
    const all = await imported(drawing(chain))
    expectWhole(all)
    expect(all.elements.filter(({ type }) => type === 'rectangle').length).toBe(3_000)
  })

  it('keys that touch the machine itself touch nothing', async () => {
    const text = `{"type":"excalidraw","__proto__":{"polluted":1},"elements":[
      {"type":"rectangle","id":"__proto__","x":1,"y":1,"width":5,"height":5,"__proto__":{"locked":true},"constructor":{"prototype":{}}},
      {"type":"image","id":"i","x":1,"y":1,"width":5,"height":5,"fileId":"__proto__"}],"files":{"__proto__":{"dataURL":"data:text/html,x"}}}`
    const all = await imported(text)
    expect(only(all, 'rectangle').locked).toBe(false)
    expect(({} as { polluted?: number }).polluted).toBe(undefined)
  })

  it('links that run code and pictures that are pages stay out', async () => {
    const files = { f: { dataURL: 'data:text/html;base64,PHNjcmlwdD4=' } }
    const all = await imported(
      drawing([source('rectangle', { link: ' java\nscript:alert(1)' }), source('image', { fileId: 'f' })], {
        files,
      }),
    )
    expect(only(all, 'rectangle').link).toBe(null)
    expect(only(all, 'image').asset).toBe(null)
    expect(all.report.skipped.map(({ what, why }) => `${what}: ${why}`)).toEqual([
      'links: they would run code',
      'pictures: they are of a kind that is not known; their places are kept',
    ])
  })
})
