// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import { approximateMeasureText } from '../../lib/formats/approximate-text'
import { elementsToSvg } from '../../lib/formats/svg'
import { ellipse, frame, group, image, rectangle, words } from '../painter/elements'

const light = { theme: 'light', measureText: approximateMeasureText } as const

function parse(svg: string): Document {
  const document = new DOMParser().parseFromString(svg, 'image/svg+xml')
  expect(document.querySelector('parsererror')).toBe(null)
  return document
}

describe('a drawing as SVG', () => {
  it('is as large as its ink and the space around it', () => {
    const svg = parse(
      elementsToSvg([rectangle({ x: 10, y: 20, strokeWidth: 0, fill: '#ffffff' })], { ...light, padding: 5 }),
    )
    expect(svg.documentElement.getAttribute('viewBox')).toBe('5 15 110 60')
  })

  it('clips children by their frame and counts only what shows', () => {
    const elements = [
      frame({ id: 'f', width: 50 }),
      rectangle({ id: 'wide', parent: 'f', width: 9_000, z: 'a1' }),
    ]
    const svg = parse(elementsToSvg(elements, { ...light, padding: 0 }))
    const [, , width] = (svg.documentElement.getAttribute('viewBox') ?? '').split(' ').map(Number)
    expect(width).toBeLessThan(60)
  })

  it('leaves out what is hidden, by itself or by its group', () => {
    const elements = [
      ellipse({ hidden: true }),
      group({ id: 'g', hidden: true }),
      words('secret', { parent: 'g' }),
    ]
    expect(elementsToSvg(elements, light)).not.toMatch(/secret|<path/)
  })

  it('of nothing is an empty sheet', () => {
    expect(parse(elementsToSvg([], light)).querySelectorAll('rect').length).toBe(1)
    expect(parse(elementsToSvg([], { ...light, background: false })).querySelectorAll('rect').length).toBe(0)
  })

  it('carries its fonts and pictures when they are given', () => {
    const fontCss = "@font-face { font-family: 'A'; src: url(data:x) } /* ]]> */"
    const svg = parse(
      elementsToSvg([image({ asset: 'a'.repeat(64) })], {
        ...light,
        fontCss,
        hrefOf: () => 'data:image/png,x',
      }),
    )
    expect(svg.querySelector('style')?.textContent).toBe(fontCss)
    expect(svg.querySelector('image')?.getAttribute('href')).toBe('data:image/png,x')
  })
})
