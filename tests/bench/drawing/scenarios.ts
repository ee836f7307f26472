import type { CDPSession, Page } from '@playwright/test'
import { BenchHand } from './hand'
import { type Frames, traceFrames } from './trace'

/** The surface of the product, or a react-konva node for each element. */
export type Way = 'surface' | 'nodes'

export const SCREEN = { width: 1280, height: 800 } as const
const MIDDLE = { x: SCREEN.width / 2, y: SCREEN.height / 2 }
/** Events of a gesture: about two seconds of a hand. */
const EVENTS = 120

export interface Bench {
  readonly page: Page
  readonly session: CDPSession
  readonly way: Way
}

interface CameraLike {
  readonly x: number
  readonly y: number
  readonly zoom: number
}

/** Milliseconds from handing over the elements until they are painted exactly. */
export async function loadScene({ page, way }: Bench): Promise<number> {
  return page.evaluate(
    async ([way, screen]) => {
      const { harness } = window
      const began = performance.now()
      if (way === 'nodes') window.nodes = harness.mountNodes({ ...screen })
      else harness.load()
      do await new Promise(requestAnimationFrame)
      while (way === 'surface' && !harness.isExact())
      // The task after the frame: what was drawn has been rastered.
      await new Promise((resolve) => setTimeout(resolve))
      return performance.now() - began
    },
    [way, SCREEN] as const,
  )
}

export async function setCamera({ page, way }: Bench, camera: CameraLike): Promise<void> {
  await page.evaluate(
    ([way, camera]) => {
      if (way === 'nodes') window.nodes?.setCamera(camera)
      else window.harness.editor.setCamera(camera)
    },
    [way, camera] as const,
  )
}

/** Until what is shown is exact, and spare work (the picture of the whole) is done. */
export async function settle({ page, way }: Bench): Promise<void> {
  await page.evaluate((way) => window.harness.settle(way === 'surface'), way)
}

/** A camera that shows the middle of a scene of `count` elements. */
export async function cameraAtMiddle({ page }: Bench, zoom: number): Promise<CameraLike> {
  return page.evaluate(
    ([zoom, screen]) => {
      const bounds = window.harness.bounds()
      return {
        x: bounds.x + bounds.width / 2 - screen.width / zoom / 2,
        y: bounds.y + bounds.height / 2 - screen.height / zoom / 2,
        zoom,
      }
    },
    [zoom, SCREEN] as const,
  )
}

/** The zoom that shows all of it, as far as one may zoom out. */
export async function overviewZoom({ page }: Bench): Promise<number> {
  return page.evaluate((screen) => {
    const { width, height } = window.harness.bounds()
    return Math.max(0.02, Math.min(screen.width / width, screen.height / height))
  }, SCREEN)
}

export async function pan(bench: Bench, zoom: number): Promise<Frames> {
  await setCamera(bench, await cameraAtMiddle(bench, zoom))
  await settle(bench)
  const hand = new BenchHand(bench.session)
  // A circle: the same elements come by at every size of scene.
  return traceFrames(bench.session, () =>
    hand.wheel(MIDDLE, EVENTS, (i) => ({ x: 24 * Math.cos(i / 10), y: 24 * Math.sin(i / 10) })),
  )
}

export async function zoomIn(bench: Bench): Promise<Frames> {
  const from = await overviewZoom(bench)
  await setCamera(bench, await cameraAtMiddle(bench, from))
  await settle(bench)
  const hand = new BenchHand(bench.session)
  const perEvent = (Math.log(1 / from) / EVENTS) * 100
  return traceFrames(bench.session, () =>
    hand.wheel(MIDDLE, EVENTS, () => ({ x: 0, y: -perEvent, zooms: true })),
  )
}

/** Drags the 500 selected elements nearest to the middle of the screen. */
export async function drag500(bench: Bench, zoom: number): Promise<Frames> {
  await setCamera(bench, await cameraAtMiddle(bench, zoom))
  const at = await bench.page.evaluate((way) => {
    const { harness } = window
    const ids = harness.nearestToMiddle(500)
    if (way === 'nodes') window.nodes?.select(new Set(ids))
    else harness.editor.select(ids)
    return harness.pointOn(ids)
  }, bench.way)
  await settle(bench)
  const hand = new BenchHand(bench.session)
  return traceFrames(bench.session, () =>
    hand.drag(at, EVENTS, (i) => ({ x: at.x + 120 * Math.sin(i / 12), y: at.y + 80 * Math.sin(i / 9) })),
  )
}

/** Milliseconds until all elements are selected and the screen shows it. */
export async function selectAll(bench: Bench): Promise<number> {
  await setCamera(bench, await cameraAtMiddle(bench, await overviewZoom(bench)))
  await settle(bench)
  return bench.page.evaluate(async (way) => {
    const began = performance.now()
    const ids = window.harness.allIds()
    if (way === 'nodes') window.nodes?.select(new Set(ids))
    else window.harness.editor.select(ids)
    await new Promise(requestAnimationFrame)
    await new Promise((resolve) => setTimeout(resolve))
    return performance.now() - began
  }, bench.way)
}

/** Milliseconds from a jump to the overview until it is exact. */
export async function jumpToOverview(bench: Bench): Promise<number> {
  await setCamera(bench, await cameraAtMiddle(bench, 1))
  await settle(bench)
  const camera = await cameraAtMiddle(bench, await overviewZoom(bench))
  return bench.page.evaluate(
    async ([way, camera]) => {
      const began = performance.now()
      if (way === 'nodes') window.nodes?.setCamera(camera)
      else window.harness.editor.setCamera(camera)
      do await new Promise(requestAnimationFrame)
      while (way === 'surface' && !window.harness.isExact())
      await new Promise((resolve) => setTimeout(resolve))
      return performance.now() - began
    },
    [bench.way, camera] as const,
  )
}

/** Megabytes of live objects of the page. */
export async function heapMegabytes({ session }: Bench): Promise<number> {
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  return usedSize / 2 ** 20
}
