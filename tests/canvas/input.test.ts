import { describe, expect, it } from 'vitest'
import { pinchCamera } from '../../components/canvas/input/pinch'
import { wheelCamera } from '../../components/canvas/input/wheel'
import { viewOf } from '../../components/canvas/scene/view'
import { toCanvas, toScreen } from '../../lib/editor/camera'

const camera = { x: 100, y: 50, zoom: 0.5 }
const still = { deltaX: 0, deltaY: 0, deltaMode: 0, ctrlKey: false, metaKey: false, shiftKey: false }

describe('wheel and trackpad', () => {
  it('two fingers pan by as many screen pixels as they moved', () => {
    expect(wheelCamera(camera, { ...still, deltaX: 10, deltaY: -20 }, { x: 0, y: 0 })).toEqual({
      x: 120,
      y: 10,
      zoom: 0.5,
    })
  })

  it('a pinch zooms, and what is under the cursor stays there', () => {
    const cursor = { x: 333, y: 222 }
    const under = toCanvas(camera, cursor)
    const zoomed = wheelCamera(camera, { ...still, ctrlKey: true, deltaY: -12 }, cursor)
    expect(zoomed.zoom).toBeGreaterThan(camera.zoom)
    const after = toScreen(zoomed, under)
    expect(after.x).toBeCloseTo(cursor.x, 9)
    expect(after.y).toBeCloseTo(cursor.y, 9)
  })

  it('a notch of a mouse wheel zooms no more than a quarter at once', () => {
    const { zoom } = wheelCamera(camera, { ...still, metaKey: true, deltaY: 120 }, { x: 0, y: 0 })
    expect(zoom / camera.zoom).toBeGreaterThan(0.75)
  })

  it('shift turns a mouse wheel sideways', () => {
    const panned = wheelCamera(camera, { ...still, shiftKey: true, deltaY: 30 }, { x: 0, y: 0 })
    expect(panned).toEqual({ x: 160, y: 50, zoom: 0.5 })
  })

  it('wheels that count in lines move as far as those that count in pixels', () => {
    const lines = wheelCamera(camera, { ...still, deltaY: 3, deltaMode: 1 }, { x: 0, y: 0 })
    const pixels = wheelCamera(camera, { ...still, deltaY: 48 }, { x: 0, y: 0 })
    expect(lines).toEqual(pixels)
  })
})

describe('two fingers on glass', () => {
  it('what was under each finger stays under it', () => {
    const before = [
      { x: 100, y: 100 },
      { x: 300, y: 100 },
    ] as const
    const now = [
      { x: 50, y: 160 },
      { x: 450, y: 160 },
    ] as const
    const pinched = pinchCamera(camera, before, now)
    expect(pinched.zoom).toBeCloseTo(1, 9)
    for (const [i, finger] of before.entries()) {
      const at = toScreen(pinched, toCanvas(camera, finger))
      expect(at.x).toBeCloseTo(now[i]?.x ?? Number.NaN, 6)
      expect(at.y).toBeCloseTo(now[i]?.y ?? Number.NaN, 6)
    }
  })
})

describe('whole device pixels', () => {
  it('the view is as large as the surface and begins on a pixel, whatever the camera', () => {
    const { scale, rect } = viewOf({ x: 10.123, y: -3.777, zoom: 1.37 }, { width: 801, height: 599 }, 2)
    expect(scale).toBeCloseTo(2.74, 12)
    expect(rect).toEqual({ left: 28, top: -10, right: 28 + 1602, bottom: -10 + 1198 })
  })
})
