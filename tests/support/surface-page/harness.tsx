import '@fontsource-variable/inter/index.css'
import '@fontsource-variable/jetbrains-mono/index.css'
import '@fontsource-variable/shantell-sans/index.css'
import { StrictMode, useState } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { CanvasView } from '../../../components/canvas/canvas-view'
import { measureText } from '../../../components/canvas/measure-text'
import type { Surface } from '../../../components/canvas/surface'
import { en } from '../../../components/messages/en'
import { MessagesProvider } from '../../../components/messages/messages-provider'
import { seedElements } from '../../../db/seed-elements'
import { toScreen } from '../../../lib/editor/camera'
import { createEditor } from '../../../lib/editor/create-editor'
import type { Editor } from '../../../lib/editor/editor'
import { type Box, centerOf, unionBoxes } from '../../../lib/editor/geometry/box'
import type { Element } from '../../../lib/editor/model/element'
import type { Theme } from '../../../lib/painter/theme'

/** The real drawing surface on a page of its own, without a server: what pixels are compared on. */
interface Harness {
  readonly editor: Editor
  setTheme(theme: Theme): void
  /** Elements of the seeded scene, kept out of the measured part. */
  seed(count: number): number
  /** Puts the seeded scene on the surface, or from one place in it up to another. */
  load(from?: number, to?: number): void
  bounds(): Box
  /** Of the seeded scene, by where the surface looks. */
  nearestToMiddle(count: number): string[]
  /** CSS pixels of a place where a press takes hold of one of these. */
  pointOn(ids: readonly string[]): { x: number; y: number }
  /** The scene as it is on the screen, without the overlay. */
  scenePixels(): Uint8ClampedArray
  /** Paints everything anew. */
  repaint(): void
  /** Until the surface is exact and asks for no more frames; without it, until two frames have passed. */
  settle(surface: boolean): Promise<void>
  /** Whether the screen shows the drawing exactly, with nothing left to paint. */
  isExact(): boolean
  unmount(): void
}

declare global {
  interface Window {
    harness: Harness
  }
}

let nextId = 0
const editor = createEditor({
  now: () => performance.now(),
  newId: () => `new-${(nextId++).toString(36)}`,
  random: Math.random,
  measureText,
})
let seeded: Element[] = []
let bounds: Box = { x: 0, y: 0, width: 1, height: 1 }
let surface: Surface | null = null
const keepSurface = (ready: Surface) => {
  surface = ready
}
let showTheme: (theme: Theme) => void = () => {}

const place = document.getElementById('root')
if (!place) throw new Error('The harness page has no root.')
const root = createRoot(place)

function Page() {
  const [theme, setTheme] = useState<Theme>('light')
  showTheme = setTheme
  return (
    <MessagesProvider locale="en" messages={en}>
      <CanvasView editor={editor} theme={theme} onReady={keepSurface} />
    </MessagesProvider>
  )
}

window.harness = {
  editor,
  setTheme: (theme) => flushSync(() => showTheme(theme)),
  seed(count) {
    seeded = seedElements(count)
    bounds = unionBoxes(seeded) ?? bounds
    return seeded.length
  },
  load: (from = 0, to = seeded.length) => editor.load(seeded.slice(from, to)),
  bounds: () => bounds,
  nearestToMiddle(count) {
    const { x, y } = centerOf(window.harness.bounds())
    const distance = (element: Element) => {
      const center = centerOf(element)
      return Math.hypot(center.x - x, center.y - y)
    }
    return [...seeded]
      .filter(({ parent, type }) => parent === null && type !== 'frame')
      .sort((a, b) => distance(a) - distance(b))
      .slice(0, count)
      .map(({ id }) => id)
  },
  pointOn(ids) {
    const wanted = new Set(ids)
    const { camera } = editor.state.getState()
    for (const element of seeded) {
      if (!wanted.has(element.id)) continue
      const center = centerOf(element)
      const at = toScreen(camera, center)
      const isWellInside = at.x > 200 && at.y > 200 && at.x < innerWidth - 200 && at.y < innerHeight - 200
      if (isWellInside && editor.hitTest(center)?.id === element.id) return at
    }
    return { x: window.innerWidth / 2, y: window.innerHeight / 2 }
  },
  scenePixels() {
    const canvas = document.querySelector<HTMLCanvasElement>('[data-testid="canvas"] canvas')
    const context = canvas?.getContext('2d')
    if (!canvas || !context) throw new Error('The surface has no canvas.')
    return context.getImageData(0, 0, canvas.width, canvas.height).data
  },
  repaint() {
    window.harness.setTheme('dark')
    window.harness.setTheme('light')
  },
  settle,
  isExact: () => surface?.facts()?.exact ?? false,
  unmount: () => root.unmount(),
}

root.render(
  <StrictMode>
    <Page />
  </StrictMode>,
)

async function settle(isSurface: boolean): Promise<void> {
  await nextFrame()
  await nextFrame()
  while (isSurface && ((await framesWithin(60)) > 0 || !window.harness.isExact())) await nextFrame()
}

function nextFrame(): Promise<number> {
  return new Promise(requestAnimationFrame)
}

async function framesWithin(ms: number): Promise<number> {
  const original = window.requestAnimationFrame
  let frames = 0
  window.requestAnimationFrame = (callback) => {
    frames++
    return original(callback)
  }
  await new Promise((resolve) => setTimeout(resolve, ms))
  window.requestAnimationFrame = original
  return frames
}
