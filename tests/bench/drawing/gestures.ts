import type { CDPSession, Page } from '@playwright/test'
import type { Camera } from '../../../lib/editor/camera'
import type { Point } from '../../../lib/editor/geometry/box'
import { quantile } from '../bench'
import type { BenchHand } from './hand'
import type { SeededScene } from './seeded-scene'
import { type Frames, framesOf, keysShownAfter, PAINTED, shownAfter, trace } from './trace'

export const SCREEN = { width: 1280, height: 800 } as const
const MIDDLE = { x: SCREEN.width / 2, y: SCREEN.height / 2 }
/** Events of a gesture: about two seconds of a hand. */
const EVENTS = 120

/** An editor with the scene on its screen. */
export interface Bench {
  readonly page: Page
  readonly session: CDPSession
  readonly hand: BenchHand
  readonly scene: SeededScene
}

/** Milliseconds, or frames; a sentence when the editor did not do what the hand asked for. */
export type Measured = Frames | number | Keys | string

export interface Keys {
  /** Milliseconds from a key to the frame that shows its letter. */
  readonly p50: number
  readonly p95: number
}

export interface Gesture {
  readonly name: string
  readonly goal: string
  run(bench: Bench): Promise<Measured>
}

export const gestures: readonly Gesture[] = [
  {
    name: 'pan at 100 %',
    goal: '60 · p95 ≤ 20 · main ≤ 4',
    run: (bench) => pan(bench, 1),
  },
  {
    name: 'pan in overview',
    goal: '60 · p95 ≤ 20 · main ≤ 4',
    run: (bench) => pan(bench, overviewZoom(bench.scene)),
  },
  {
    name: 'wheel zoom, overview → 100 %',
    goal: '60 · p95 ≤ 24 · main ≤ 9',
    async run(bench) {
      const from = overviewZoom(bench.scene)
      await look(bench, cameraAt(middleOf(bench.scene), from))
      const perEvent = (Math.log(1 / from) / EVENTS) * 100
      return framesOf(
        await trace(bench, () =>
          bench.hand.wheel(MIDDLE, EVENTS, () => ({ x: 0, y: -perEvent, zooms: true })),
        ),
      )
    },
  },
  {
    name: 'drag one',
    goal: '60 · p95 ≤ 20 · main ≤ 6',
    run: (bench) => drag(bench, { ids: [bench.scene.one.id], held: bench.scene.one, zoom: 1 }),
  },
  {
    name: 'drag 500',
    goal: '60 · p95 ≤ 20 · main ≤ 6',
    // A zoom at which 500 elements of the scene fit on the screen.
    run: (bench) => drag(bench, { ...bench.scene.fiveHundred, zoom: 0.25 }),
  },
  { name: 'selection box over all that shows', goal: '60', run: marquee },
  { name: 'select all, ms', goal: '≤ 60', run: selectAll },
  { name: 'edit a text: key → shown, ms', goal: '≤ 33', run: editText },
  { name: 'undo of deleting 10,000, ms', goal: '', run: undo },
  {
    name: 'exact overview after a jump, ms',
    goal: '≤ 130',
    async run(bench) {
      await look(bench, cameraAt(middleOf(bench.scene), 1))
      const overview = cameraAt(middleOf(bench.scene), overviewZoom(bench.scene))
      const recorded = await trace(bench, async () => {
        await bench.page.evaluate((camera) => void window.bench.setCamera(camera), overview)
        await untilPainted(bench)
      })
      return shownAfter(recorded, recorded.begin)
    },
  },
]

/** Milliseconds from having the elements in memory until the screen shows them. */
export async function load(bench: Bench): Promise<number> {
  await bench.page.evaluate(() => {
    window.scene = []
  })
  for (const part of bench.scene.parts)
    await bench.page.evaluate((json) => void window.scene.push(...JSON.parse(json)), part)
  await look(bench, cameraAt(middleOf(bench.scene), 1))
  const recorded = await trace(bench, async () => {
    await bench.page.evaluate(() => void window.bench.load(window.scene))
    await untilPainted(bench)
  })
  await bench.page.evaluate(() => {
    window.scene = []
  })
  return shownAfter(recorded, recorded.begin)
}

/** A click on nothing: from now on keys go to the drawing. */
export async function takeFocus(bench: Bench): Promise<void> {
  await look(bench, { x: -100_000, y: -100_000, zoom: 1 })
  await bench.hand.press(MIDDLE)
  await bench.hand.release(MIDDLE)
}

async function pan(bench: Bench, zoom: number): Promise<Measured> {
  await look(bench, cameraAt(middleOf(bench.scene), zoom))
  // A circle: the same elements come by at every size of scene.
  const recorded = await trace(bench, () =>
    bench.hand.wheel(MIDDLE, EVENTS, (i) => ({ x: 24 * Math.cos(i / 10), y: 24 * Math.sin(i / 10) })),
  )
  return framesOf(recorded)
}

interface Dragged {
  readonly ids: readonly string[]
  readonly held: { readonly id: string; readonly at: Point }
  readonly zoom: number
}

async function drag(bench: Bench, { ids, held, zoom }: Dragged): Promise<Measured> {
  const camera = cameraAt(middleOf(bench.scene), zoom)
  const from = onScreen(camera, held.at)
  const path = (i: number) => ({ x: from.x + 120 * Math.sin(i / 12), y: from.y + 80 * Math.sin(i / 9) })
  await look(bench, camera)
  await select(bench, ids)
  const before = await placeOf(bench, held.id)
  const recorded = await trace(bench, async () => {
    await bench.hand.press(from)
    await bench.hand.pull(EVENTS, path)
    await bench.hand.release(path(EVENTS - 1))
    await nextFrames(bench)
  })
  await settle(bench)
  const after = await placeOf(bench, held.id)
  if (samePlace(before, after)) return 'nothing moved'
  await takeBack(bench)
  return framesOf(recorded)
}

/** From an empty corner beside the scene over as much of it as fits on the screen. */
async function marquee(bench: Bench): Promise<Measured> {
  const { bounds } = bench.scene
  const corner = { x: 360, y: 140 }
  const opposite = { x: 1000, y: 690 }
  const zoom = Math.max(
    SMALLEST_ZOOM,
    Math.min((opposite.x - corner.x) / bounds.width, (opposite.y - corner.y) / bounds.height),
  )
  await select(bench, [])
  await look(bench, { x: bounds.x - (corner.x + 10) / zoom, y: bounds.y - (corner.y + 10) / zoom, zoom })
  const at = (i: number) => ({
    x: corner.x + ((opposite.x - corner.x) * (i + 1)) / EVENTS,
    y: corner.y + ((opposite.y - corner.y) * (i + 1)) / EVENTS,
  })
  const recorded = await trace(bench, async () => {
    await bench.hand.press(corner)
    await bench.hand.pull(EVENTS, at)
    await bench.hand.release(opposite)
    await nextFrames(bench)
  })
  await settle(bench)
  if ((await selected(bench)) === 0) return 'nothing selected'
  await select(bench, [])
  return framesOf(recorded)
}

async function selectAll(bench: Bench): Promise<Measured> {
  await select(bench, [])
  await look(bench, cameraAt(middleOf(bench.scene), overviewZoom(bench.scene)))
  const recorded = await trace(bench, async () => {
    await bench.hand.shortcut('a')
    await untilPainted(bench)
  })
  const count = await selected(bench)
  await select(bench, [])
  if (count < bench.scene.count / 2) return `selected ${count}`
  return shownAfter(recorded, recorded.keys[0]?.at ?? recorded.begin)
}

async function editText(bench: Bench): Promise<Measured> {
  await select(bench, [])
  const camera = cameraAt(bench.scene.text.at, 1)
  await look(bench, camera)
  await bench.hand.doubleClick(MIDDLE)
  await settle(bench)
  if (!(await bench.page.evaluate(isWriting))) return 'no text opened'
  const recorded = await trace(bench, async () => {
    await bench.hand.type('benchmark')
    await nextFrames(bench)
  })
  await bench.hand.key('Escape', { code: 'Escape' })
  await settle(bench)
  const delays = keysShownAfter(recorded)
  return { p50: quantile(delays, 0.5), p95: quantile(delays, 0.95) }
}

async function undo(bench: Bench): Promise<Measured> {
  const { scene } = bench
  await look(bench, cameraAt(middleOf(scene), overviewZoom(scene)))
  await select(bench, scene.tenThousand)
  await bench.hand.key('Delete', { code: 'Delete' })
  await settle(bench)
  if ((await placeOf(bench, scene.one.id)) !== null) return 'nothing deleted'
  const recorded = await trace(bench, async () => {
    await bench.hand.shortcut('z')
    await untilPainted(bench)
  })
  const isBack = (await placeOf(bench, scene.one.id)) !== null
  await select(bench, [])
  return isBack ? shownAfter(recorded, recorded.keys[0]?.at ?? recorded.begin) : 'not taken back'
}

async function takeBack(bench: Bench): Promise<void> {
  await bench.hand.shortcut('z')
  await settle(bench)
}

/** As far as every editor here goes. */
const SMALLEST_ZOOM = 0.02

/** The zoom that shows all of it. */
export function overviewZoom({ bounds }: SeededScene): number {
  return Math.max(SMALLEST_ZOOM, Math.min(SCREEN.width / bounds.width, SCREEN.height / bounds.height))
}

/** The middle of what the hands work on: an element that every editor shows at the same place. */
function middleOf({ one }: SeededScene): Point {
  return one.at
}

export function cameraAt(canvasPoint: Point, zoom: number): Camera {
  return { x: canvasPoint.x - MIDDLE.x / zoom, y: canvasPoint.y - MIDDLE.y / zoom, zoom }
}

function onScreen(camera: Camera, { x, y }: Point): Point {
  return { x: (x - camera.x) * camera.zoom, y: (y - camera.y) * camera.zoom }
}

async function look(bench: Bench, camera: Camera): Promise<void> {
  await bench.page.evaluate((camera) => void window.bench.setCamera(camera), camera)
  await settle(bench)
}

async function select(bench: Bench, ids: readonly string[]): Promise<void> {
  await bench.page.evaluate((ids) => void window.bench.select(ids), ids)
  await settle(bench)
}

const selected = ({ page }: Bench) => page.evaluate(() => window.bench.selected())

async function placeOf({ page }: Bench, id: string): Promise<Point | null> {
  return page.evaluate((id) => {
    const place = window.bench.placeOf(id)
    return place && { x: place.x, y: place.y }
  }, id)
}

/** Canvas units. */
const MOVED = 0.5

function samePlace(a: Point | null, b: Point | null): boolean {
  return a !== null && b !== null && Math.abs(a.x - b.x) < MOVED && Math.abs(a.y - b.y) < MOVED
}

function isWriting(): boolean {
  const held = document.activeElement
  return held instanceof HTMLTextAreaElement || (held instanceof HTMLElement && held.isContentEditable)
}

async function nextFrames({ page }: Bench): Promise<void> {
  await page.evaluate(async () => {
    for (let i = 0; i < 2; i++) await new Promise(requestAnimationFrame)
    await new Promise((resolve) => setTimeout(resolve))
  })
}

/** Marks the frame that shows everything, by the word of an editor that can tell, and waits until the page is at rest. */
async function untilPainted({ page }: Bench): Promise<void> {
  await page.evaluate(async (mark) => {
    do await new Promise(requestAnimationFrame)
    while (window.bench.isPainted() === false)
    if (window.bench.isPainted() !== null) performance.mark(mark)
  }, PAINTED)
  await settle({ page })
}

/** Until the page has been at rest for a while and has nothing left to paint, or will not come to rest. */
export async function settle({ page }: Pick<Bench, 'page'>): Promise<void> {
  await page.evaluate(async () => {
    const [tick, late, restful, patience] = [25, 25, 10, 20_000]
    const started = performance.now()
    for (let rested = 0; rested < restful; rested++) {
      const began = performance.now()
      await new Promise((resolve) => setTimeout(resolve, tick))
      const now = performance.now()
      if (now - began > tick + late || window.bench.isPainted() === false) rested = -1
      if (now - started > patience) break
    }
  })
}
