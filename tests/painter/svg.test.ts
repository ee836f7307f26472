// @vitest-environment jsdom
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type DisplayList, pathItem, scopeItem } from '../../lib/painter/display-list'
import { rectanglePath } from '../../lib/painter/outline'
import { paintElement } from '../../lib/painter/paint-element'
import { displayListToSvg, escapeXml } from '../../lib/painter/svg'
import { arrow, context, frame, image, rectangle, stroke, unreadable, words } from './elements'

function parse(svg: string): Document {
  const document = new DOMParser().parseFromString(
    `<svg xmlns="http://www.w3.org/2000/svg">${svg}</svg>`,
    'image/svg+xml',
  )
  expect(document.querySelector('parsererror')).toBe(null)
  return document
}

function listOf(...items: DisplayList['items']): DisplayList {
  return { items, fromDetail: 0, toDetail: Infinity }
}

describe('SVG of a display list', () => {
  it('writes a path with its fill and stroke', () => {
    const square = pathItem(rectanglePath({ x: 0, y: 0, width: 10.126, height: 10 }), {
      fill: '#ffffff',
      stroke: '#1f2328',
      width: 2,
      dash: [4, 2],
    })
    expect(displayListToSvg(listOf(square))).toBe(
      '<path d="M0 0L10.13 0L10.13 10L0 10Z" fill="#ffffff" stroke="#1f2328" stroke-width="2"' +
        ' stroke-linecap="round" stroke-linejoin="round" stroke-dasharray="4 2"/>',
    )
  })

  it('groups what is turned, see-through and clipped, each clip with an id of its own', () => {
    const clip = rectanglePath({ x: 0, y: 0, width: 1, height: 1 })
    const scope = scopeItem([], { transform: [1, 0, 0, 1, 5, 5], alpha: 0.5, clip })
    const document = parse(displayListToSvg(listOf(scope, scope), { idPrefix: 'a' }))
    expect([...document.querySelectorAll('clipPath')].map(({ id }) => id)).toEqual(['a1', 'a2'])
    expect(document.querySelector('g')?.getAttribute('opacity')).toBe('0.5')
  })

  it.each([
    rectangle({ text: 'A & B', fill: '#ffec99', look: 'sketch' }),
    arrow({ endHead: 'triangle', text: '<b>', dash: 'dotted' }),
    stroke(),
    words('  two  spaces '),
    image({ cornerRadius: 8, flipX: true }),
    frame(),
    unreadable({ unknownType: '"><script>' }),
  ])('is well-formed for a $type', (element) => {
    parse(displayListToSvg(paintElement(element, context)))
  })

  it('writes gradients and shadows with ids of their own', () => {
    const shadow = { color: '#00000040', x: 2, y: 4, blur: 10 }
    const shaded = rectangle({
      fill: '#ff0000',
      gradient: { kind: 'radial', to: '#0000ff', angle: 0 },
      shadow,
    })
    const list = paintElement(shaded, context)
    const document = parse(displayListToSvg(listOf(...list.items, ...list.items)))
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id)
    expect(new Set(ids).size).toBe(4)
    expect(document.querySelector('radialGradient')?.getAttribute('gradientTransform')).toBe(
      'matrix(50 0 0 25 50 25)',
    )
    expect(document.querySelector('feDropShadow')?.outerHTML).toMatch(
      /dx="2" dy="4" stdDeviation="5" flood-color="#000000" flood-opacity="0.251"/,
    )
    const used = [...document.querySelectorAll('[filter],[fill^=url]')].map(
      (element) => element.getAttribute('filter') ?? element.getAttribute('fill'),
    )
    expect(used.map((url) => url?.slice(5, -1)).sort()).toEqual(ids.sort())
  })

  it('lets ink show through a highlighter', () => {
    const marked = paintElement(stroke({ nib: 'highlighter' }), context)
    expect(displayListToSvg(marked)).toContain('style="mix-blend-mode:multiply"')
  })

  it('shows a cropped picture through a clip, and its placeholder while there is no address', () => {
    const list = paintElement(
      image({ asset: 'a'.repeat(64), crop: { x: 0.5, y: 0, width: 0.5, height: 1 }, flipY: true }),
      context,
    )
    const shown = parse(displayListToSvg(list, { hrefOf: () => 'data:image/png;base64,AA&"' })).querySelector(
      'image',
    )
    expect(shown?.getAttribute('href')).toBe('data:image/png;base64,AA&"')
    expect([shown?.getAttribute('x'), shown?.getAttribute('width')]).toEqual(['-100', '200'])
    expect(parse(displayListToSvg(list)).querySelector('image')).toBe(null)
  })

  it('keeps every text as text, whatever is in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
        const item = {
          kind: 'text',
          text,
          x: 0,
          y: 0,
          font: 'sans',
          fontSize: 10,
          color: '#000000',
          align: 'left',
          width: 10,
        } as const
        const document = parse(displayListToSvg(listOf(item)))
        expect(document.querySelectorAll('*').length).toBe(2)
      }),
    )
  })

  it('replaces what XML cannot hold', () => {
    expect(escapeXml('a\u0000b\ud800c\u000bd<&>"\'')).toBe('a\ufffdb\ufffdc\ufffdd&lt;&amp;&gt;&quot;&#39;')
  })
})
