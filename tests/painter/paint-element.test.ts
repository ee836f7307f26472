import { describe, expect, it } from 'vitest'
import { inkBoxOf } from '../../lib/editor/geometry/ink-box'
import { CLOSE, LINE, MOVE } from '../../lib/editor/geometry/path'
import type { Element } from '../../lib/editor/model/element'
import { boundsOfItems } from '../../lib/painter/bounds'
import type { DisplayItem, PathItem } from '../../lib/painter/display-list'
import { paintElement } from '../../lib/painter/paint-element'
import {
  arrow,
  context,
  diamond,
  ellipse,
  frame,
  group,
  image,
  line,
  note,
  polygon,
  rectangle,
  star,
  stroke,
  unreadable,
  words,
} from './elements'

/** The items inside the one scope that places an element. */
function inside(element: Element, more: Partial<typeof context> = {}): readonly DisplayItem[] {
  const [scope] = paintElement(element, { ...context, ...more }).items
  return scope?.kind === 'scope' ? scope.items : []
}

function paths(element: Element, more: Partial<typeof context> = {}): PathItem[] {
  return inside(element, more).filter((item) => item.kind === 'path')
}

describe('a shape', () => {
  it('is one path with fill and stroke, placed where the element is', () => {
    expect(paintElement(rectangle({ x: 5, y: 7, fill: '#ffec99' }), context)).toEqual({
      items: [
        {
          kind: 'scope',
          transform: [1, 0, 0, 1, 5, 7],
          clip: null,
          clipRule: 'nonzero',
          alpha: 1,
          shadow: null,
          blend: 'normal',
          items: [
            {
              kind: 'path',
              path: [MOVE, 0, 0, LINE, 100, 0, LINE, 100, 50, LINE, 0, 50, CLOSE],
              fill: '#ffec99',
              gradient: null,
              stroke: '#1f2328',
              width: 2,
              dash: null,
              cap: 'round',
              join: 'miter',
            },
          ],
        },
      ],
      fromDetail: 0,
      toDetail: Infinity,
    })
  })

  it('turns about the centre of its box', () => {
    const [scope] = paintElement(rectangle({ x: 10, y: 20, rotation: Math.PI / 2 }), context).items
    const [a, b, c, d, e, f] = scope?.kind === 'scope' && scope.transform ? scope.transform : []
    expect([a, b, c, d, e, f].map((value) => Math.round((value ?? Number.NaN) * 1e6) / 1e6)).toEqual([
      0, 1, -1, 0, 85, -5,
    ])
  })

  it('leaves nothing when it is hidden, see-through or a group', () => {
    expect(paintElement(rectangle({ hidden: true }), context).items).toEqual([])
    expect(paintElement(rectangle({ opacity: 0 }), context).items).toEqual([])
    expect(paintElement(group(), context).items).toEqual([])
  })

  it('has no stroke of width 0 and no transparent fill', () => {
    expect(paths(rectangle({ strokeWidth: 0 }))).toEqual([])
    expect(paths(ellipse({ strokeWidth: 0, fill: '#ff0000' })).map(({ stroke }) => stroke)).toEqual([null])
  })

  it('wobbles the same way for the same seed and otherwise for another', () => {
    const look = 'sketch' as const
    expect(paths(diamond({ look, seed: 4 }))).toEqual(paths(diamond({ look, seed: 4 })))
    expect(paths(diamond({ look, seed: 4 }))).not.toEqual(paths(diamond({ look, seed: 5 })))
    expect(paths(diamond({ look, seed: 0 }))).toEqual(paths(diamond({ look, seed: 0 })))
  })

  it('is drawn clean and tinted while the code of the sketch look is still to come', () => {
    const hatched = { fill: '#ff0000', fillStyle: 'hachure' } as const
    const sketched = { ...hatched, look: 'sketch' } as const
    const meanwhile = { sketcher: () => null }
    expect(paths(rectangle(sketched), meanwhile)).toEqual(paths(rectangle(hatched), meanwhile))
    expect(paths(rectangle(sketched), meanwhile)[0]?.fill).toMatch(/^#ff0000/)
    expect(paths(rectangle(sketched), meanwhile)).not.toEqual(paths(rectangle(sketched)))
  })

  it('asks for a hand that trembles only when it is drawn by one', () => {
    let asked = 0
    const sketcher = () => {
      asked++
      return null
    }
    paths(rectangle({ fill: '#ff0000' }), { sketcher })
    paths(arrow(), { sketcher })
    expect(asked).toBe(0)
    paths(arrow({ look: 'sketch' }), { sketcher })
    expect(asked).toBeGreaterThan(0)
  })

  it('is hatched the same wherever it stands', () => {
    const fill = { fill: '#ff0000', fillStyle: 'hachure' as const }
    expect(paths(ellipse({ ...fill, x: 1234, y: -9 }))).toEqual(paths(ellipse(fill)))
  })

  it('is hatched inside its outline, whatever the seed', () => {
    const flat = { width: 400, height: 24, look: 'sketch', fill: '#ff0000', fillStyle: 'hachure' } as const
    for (let seed = 1; seed <= 20; seed++) {
      const [hatching] = paths(ellipse({ ...flat, seed }))
      const { y = Number.NaN, height = Number.NaN } = boundsOfItems(hatching ? [hatching] : []) ?? {}
      expect(y).toBeGreaterThan(-2.5)
      expect(y + height).toBeLessThan(26.5)
    }
  })

  it('of enormous size is hatched with a bounded number of lines', () => {
    const huge = rectangle({
      width: 10_000_000,
      height: 10_000_000,
      fill: '#ff0000',
      fillStyle: 'cross-hatch',
      strokeWidth: 0.01,
    })
    const [hatching] = paths(huge)
    expect(hatching?.path.length).toBeGreaterThan(100)
    expect(hatching?.path.length).toBeLessThan(100_000)
  })

  it('with dashes closes without a seam: whole periods around the outline', () => {
    const [dashed] = paths(rectangle({ dash: 'dashed', strokeWidth: 3 }))
    const [ink = 0, gap = 0] = dashed?.dash ?? []
    expect((300 / (ink + gap)) % 1).toBeCloseTo(0)
  })
})

describe('a shape with corners of its own', () => {
  it('touches all four sides of its box, however many corners it has', () => {
    for (const sides of [3, 4, 5, 7, 12, 60]) {
      for (const element of [polygon({ sides }), star({ sides, innerRatio: 0.3 })]) {
        const outline = { ...element, stroke: 'transparent', fill: '#000000' }
        const { x, y, width, height } = boundsOfItems(inside(outline)) ?? element
        expect([x, y, width, height].map((value) => Math.round(value * 1e6) / 1e6 + 0)).toEqual([
          0, 0, 100, 50,
        ])
      }
    }
  })

  it('is a star of twice as many corners, half of them drawn in', () => {
    const [path] = paths(star({ sides: 5 }))
    expect(path?.path.filter((verb, i) => i % 3 === 0 && (verb === MOVE || verb === LINE))).toHaveLength(10)
  })
})

describe('a gradient', () => {
  const to = '#0000ff'

  it('runs along its angle from corner to corner of the box', () => {
    const [path] = paths(rectangle({ fill: '#ff0000', gradient: { kind: 'linear', to, angle: 0 } }))
    expect(path?.gradient).toMatchObject({ kind: 'linear', from: '#ff0000', to })
    expect(path?.gradient?.transform.map(Math.round)).toEqual([100, 0, -0, 100, 0, 25])
    expect(path?.fill).toBe('#800080')
  })

  it('fades a colour into nothing, and not into black', () => {
    const fading = rectangle({ fill: 'transparent', gradient: { kind: 'radial', to, angle: 0 } })
    expect(paths(fading)[0]?.gradient).toMatchObject({ kind: 'radial', from: '#0000ff00', to })
  })

  it('is the colour it comes to where it is too small to be seen', () => {
    const small = rectangle({ fill: '#ff0000', gradient: { kind: 'linear', to, angle: 0 } })
    expect(paths(small, { detail: 0.05 })[0]).toMatchObject({ fill: '#800080', gradient: null })
  })
})

describe('a shadow', () => {
  const shadow = { color: '#00000040', x: 0, y: 10, blur: 8 }

  it('is cast by fill and outline together, and not by the words', () => {
    const items = inside(rectangle({ shadow, fill: '#ffffff', text: 'Hello', height: 200 }))
    expect(items.map((item) => (item.kind === 'scope' ? item.shadow : null))).toEqual([shadow, null])
  })

  it('falls the same way however its element is turned', () => {
    const [scope] = inside(rectangle({ shadow, rotation: Math.PI / 2 }))
    const cast = scope?.kind === 'scope' ? scope.shadow : null
    expect(cast && [Math.round(cast.x), Math.round(cast.y)]).toEqual([10, 0])
  })

  it('is left out where it is finer than a pixel', () => {
    expect(inside(rectangle({ shadow }), { detail: 0.05 })[0]?.kind).toBe('path')
  })
})

describe('a sticky note', () => {
  it('is paper with a shadow, and its words upon it', () => {
    const items = inside(note({ text: 'Hello', width: 200, height: 200 }))
    expect(items.map(({ kind }) => kind)).toEqual(['scope', 'text'])
  })
})

describe('a line', () => {
  it('that comes back to its beginning is filled', () => {
    const points = [0, 0, 50, 0, 50, 50, 0, 0]
    const [closed] = paths(line({ points, fill: '#ffec99' }))
    expect(closed).toMatchObject({ fill: '#ffec99', stroke: '#1f2328' })
    expect(paths(line({ points: points.slice(0, 6), fill: '#ffec99' }))[0]?.fill).toBe(null)
  })

  it('ends inside a filled head and never beyond its tip', () => {
    const [shaft, head] = paths(arrow({ endHead: 'triangle' }))
    expect(head).toMatchObject({ fill: '#1f2328', stroke: '#1f2328', dash: null })
    const shaftEnd = shaft?.path.at(-2) ?? 0
    expect(shaftEnd).toBeLessThan(99)
    expect(head?.path[1]).toBeLessThanOrEqual(100)
  })

  it('is dashed, its heads are not', () => {
    const [shaft, start, end] = paths(arrow({ startHead: 'arrow', endHead: 'bar', dash: 'dashed' }))
    expect([shaft?.dash?.length, start?.dash, end?.dash]).toEqual([2, null, null])
  })

  it('too short for its head still shows some shaft', () => {
    const [, head] = paths(arrow({ points: [0, 0, 10, 0], endHead: 'arrow', strokeWidth: 8 }))
    expect(Math.min(...(head?.path.filter((_, i) => i % 3 === 1) ?? []))).toBeGreaterThan(5)
  })

  it('of one point or none leaves nothing', () => {
    expect(inside(line({ points: [] }))).toEqual([])
    expect(() =>
      paintElement(arrow({ points: [0, 0], endHead: 'arrow', startHead: 'dot' }), context),
    ).not.toThrow()
    expect(() =>
      paintElement(arrow({ points: [5, 5, 5, 5], endHead: 'diamond', look: 'sketch' }), context),
    ).not.toThrow()
  })

  it('is interrupted where its label stands', () => {
    const [line, label] = inside(arrow({ text: 'calls' }))
    expect(line).toMatchObject({ kind: 'scope', clipRule: 'evenodd' })
    expect(label).toMatchObject({ kind: 'text', text: 'calls' })
  })
})

describe('a freehand stroke', () => {
  it('of one tap is a dot as wide as the pen, and no blot', () => {
    const tap = boundsOfItems(inside(stroke({ points: [0, 0, 0.0001, 0.0001], strokeWidth: 4 })))
    expect(tap?.width).toBeGreaterThan(14)
    expect(tap?.width).toBeLessThan(19)
  })

  it('is a filled outline near by, and its decimated middle line from afar', () => {
    expect(paths(stroke())).toMatchObject([{ fill: '#1f2328', stroke: null }])
    const [far] = paths(stroke(), { detail: 0.05 })
    expect(far).toMatchObject({ fill: null, stroke: '#1f2328' })
    expect(far?.path.length).toBeLessThan(60)
  })

  it('keeps its outline when it is moved', () => {
    const one = stroke()
    expect(paths({ ...one, x: 50 })[0]?.path).toBe(paths(one)[0]?.path)
  })

  it('of 20,000 points is drawn whole', () => {
    const points = Array.from({ length: 40_000 }, (_, i) => (i % 2 === 0 ? i / 8 : 300 * Math.sin(i / 900)))
    const bounds = boundsOfItems(inside(stroke({ points, width: 5_000, height: 600 })))
    expect(bounds?.width).toBeGreaterThan(4_990)
  })

  it('of a highlighter is one line of even width that lets ink show through', () => {
    const marked = stroke({ nib: 'highlighter', strokeWidth: 2 })
    expect(paths(marked)).toMatchObject([{ fill: null, width: 20 }])
    expect(paintElement(marked, context).items[0]).toMatchObject({ blend: 'multiply' })
    expect(paintElement(marked, { ...context, theme: 'dark' }).items[0]).toMatchObject({ blend: 'screen' })
  })

  it('of one point is a dot', () => {
    const bounds = boundsOfItems(inside(stroke({ points: [0, 0] })))
    expect(bounds?.width).toBeGreaterThan(1)
  })
})

describe('words', () => {
  it('are one item a line, on their baselines', () => {
    expect(
      inside(words('one\ntwo')).map((item) => (item.kind === 'text' ? [item.text, item.x] : item)),
    ).toEqual([
      ['one', 0],
      ['two', 0],
    ])
  })

  it('centred are anchored in their middle', () => {
    expect(inside(words('one', { align: 'center' }))).toMatchObject([{ x: 50, align: 'center' }])
  })

  it('lower than four pixels are bars', () => {
    expect(inside(words('one\ntwo'), { detail: 0.19 })).toMatchObject([{ kind: 'path', stroke: null }])
    expect(inside(words('one\ntwo'), { detail: 0.21 })).toMatchObject([{ kind: 'text' }, { kind: 'text' }])
  })
})

describe('the rest', () => {
  it('[M9] an element of an unknown type is a dashed box with the name of its type', () => {
    expect(inside(unreadable())).toMatchObject([
      { kind: 'path', dash: [6, 6] },
      { kind: 'text', text: 'hologram' },
    ])
  })

  it('an image shows its cropped part, and carries what stands in for it', () => {
    const asset = 'a'.repeat(64)
    const crop = { x: 0.25, y: 0, width: 0.5, height: 1 }
    expect(inside(image({ asset, crop }))).toMatchObject([
      { kind: 'image', asset, source: crop, placeholder: [{}, {}, {}, {}] },
    ])
  })

  it('a frame is a sheet with a border that does not fade from afar', () => {
    expect(paths(frame())[0]).toMatchObject({ fill: '#ffffff', width: 1.25 })
    expect(paths(frame(), { detail: 0.1 })[0]?.width).toBe(1.25 * 16)
  })
})

describe('the ink box of the editor', () => {
  const styles = [
    rectangle({ strokeWidth: 10, rotation: 0.7 }),
    rectangle({ look: 'sketch', strokeWidth: 4 }),
    ellipse({ look: 'sketch', width: 300, height: 40, rotation: 1 }),
    diamond({ look: 'sketch', seed: 9, strokeWidth: 1 }),
    arrow({ endHead: 'arrow', startHead: 'diamond', strokeWidth: 4 }),
    arrow({
      endHead: 'dot',
      startHead: 'bar',
      strokeWidth: 1,
      points: [0, 0, 40, 60, 90, 10],
      curve: 'curved',
    }),
    arrow({ endHead: 'triangle', points: [0, 0, 90, 60], curve: 'elbow', strokeWidth: 8 }),
    line({ look: 'sketch', points: [0, 0, 40, 60, 90, 10] }),
    stroke({ strokeWidth: 4 }),
    stroke({ nib: 'highlighter', strokeWidth: 4 }),
    polygon({ sides: 3, strokeWidth: 8, look: 'sketch' }),
    star({ innerRatio: 0.1, strokeWidth: 8, rotation: 1 }),
    note({ rotation: 1 }),
    ellipse({ shadow: { color: '#000000', x: 20, y: -30, blur: 20 }, rotation: 0.5 }),
    image({ shadow: { color: '#000000', x: 20, y: -30, blur: 20 } }),
    frame(),
    image(),
  ]

  it.each(styles.map((element) => [`${element.type} ${JSON.stringify(element).slice(60, 100)}`, element]))(
    'holds every pixel the painter draws: %s',
    (_, element) => {
      const ink = inkBoxOf(element, context.measureText)
      const drawn = boundsOfItems(paintElement(element, context).items)
      if (!drawn) throw new Error('nothing drawn')
      const slack = 1
      expect(drawn.x).toBeGreaterThanOrEqual(ink.x - slack)
      expect(drawn.y).toBeGreaterThanOrEqual(ink.y - slack)
      expect(drawn.x + drawn.width).toBeLessThanOrEqual(ink.x + ink.width + slack)
      expect(drawn.y + drawn.height).toBeLessThanOrEqual(ink.y + ink.height + slack)
    },
  )
})
