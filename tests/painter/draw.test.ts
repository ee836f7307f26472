import { describe, expect, it } from 'vitest'
import { pathItem, scopeItem } from '../../lib/painter/display-list'
import { type DrawingMeans, drawDisplayList, type Surface } from '../../lib/painter/draw'
import { rectanglePath } from '../../lib/painter/outline'
import { paintElement } from '../../lib/painter/paint-element'
import { context, image, rectangle } from './elements'

/** A surface that writes down what is called on it and how see-through it was then. */
function recorder(): { surface: Surface; calls: string[] } {
  const calls: string[] = []
  const state: Record<string, unknown> = { globalAlpha: 1 }
  const surface = new Proxy(state, {
    get: (target, name) => {
      if (typeof name !== 'string' || name in target) return target[name as string]
      if (name === 'getTransform') return () => ({ a: 2, b: 0, c: 0, d: 2, e: 0, f: 0 })
      return (...args: unknown[]) => {
        const numbers = args
          .filter((arg) => typeof arg === 'number')
          .map((value) => Math.round(value as number))
        if (name === 'fill' || name === 'stroke') calls.push(`${name} ${target.globalAlpha}`)
        if (name === 'drawImage') calls.push(`drawImage ${numbers.join(' ')} ${target.globalAlpha}`)
        if (name === 'save' || name === 'restore' || name === 'clip') calls.push(name)
      }
    },
  }) as unknown as Surface
  return { surface, calls }
}

const listOf = (item: Parameters<typeof scopeItem>[0][number]) => ({
  items: [item],
  fromDetail: 0,
  toDetail: 1,
})
const square = rectanglePath({ x: 0, y: 0, width: 10, height: 10 })

describe('drawing a display list', () => {
  it('draws what is see-through as a whole on a layer, so that an outline hides its own fill', () => {
    const { surface, calls } = recorder()
    const layer = recorder()
    const sizes: number[][] = []
    const createLayer: DrawingMeans['createLayer'] = (width, height) => {
      sizes.push([width, height])
      return { surface: layer.surface, source: {} as CanvasImageSource }
    }
    const item = pathItem(square, { fill: '#ff0000', stroke: '#000000' })
    drawDisplayList(surface, listOf(scopeItem([item], { alpha: 0.5 })), {
      pictureOf: () => null,
      createLayer,
    })
    expect(layer.calls).toEqual(['fill 1', 'stroke 1'])
    expect(calls).toEqual(['save', 'drawImage -3 -3 0.5', 'restore'])
    expect(sizes).toEqual([[26, 26]])
  })

  it('casts the shadow of many inks from a layer, in device pixels', () => {
    const { surface, calls } = recorder()
    const layer = recorder()
    const item = pathItem(square, { fill: '#ff0000', stroke: '#000000' })
    const shadow = { color: '#00000080', x: 1, y: 3, blur: 5 }
    drawDisplayList(surface, listOf(scopeItem([item], { shadow })), {
      pictureOf: () => null,
      createLayer: () => ({ surface: layer.surface, source: {} as CanvasImageSource }),
    })
    expect(layer.calls).toEqual(['fill 1', 'stroke 1'])
    expect(calls.at(1)).toMatch(/^drawImage/)
    expect(surface).toMatchObject({ shadowBlur: 10, shadowOffsetX: 2, shadowOffsetY: 6 })
  })

  it('needs no layer for a single ink', () => {
    const { surface, calls } = recorder()
    drawDisplayList(surface, listOf(scopeItem([pathItem(square, { fill: '#ff0000' })], { alpha: 0.5 })), {
      pictureOf: () => null,
      createLayer: () => {
        throw new Error('a layer was made')
      },
    })
    expect(calls).toEqual(['fill 0.5'])
  })

  it('restores what it saved', () => {
    const { surface, calls } = recorder()
    drawDisplayList(surface, paintElement(rectangle({ rotation: 1 }), context))
    expect(calls).toEqual(['save', 'stroke 1', 'restore'])
  })

  it('draws the shown part of a picture, and the placeholder while there is none', () => {
    const list = paintElement(
      image({ asset: 'a'.repeat(64), crop: { x: 0.5, y: 0, width: 0.5, height: 1 } }),
      context,
    )
    const { surface, calls } = recorder()
    const picture = { source: {} as CanvasImageSource, width: 200, height: 80 }
    drawDisplayList(surface, list, { pictureOf: () => picture })
    expect(calls).toEqual(['save', 'drawImage 100 0 100 80 0 0 100 50 1', 'restore'])
    const without = recorder()
    drawDisplayList(without.surface, list)
    expect(without.calls.filter((call) => call.startsWith('drawImage'))).toEqual([])
    expect(without.calls).toContain('fill 1')
  })
})
