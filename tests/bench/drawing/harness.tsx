import '@fontsource-variable/inter/index.css'
import '@fontsource-variable/jetbrains-mono/index.css'
import '@fontsource-variable/shantell-sans/index.css'
import { StrictMode, useState } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { CanvasView } from '../../../components/canvas/canvas-view'
import { measureText } from '../../../components/canvas/measure-text'
import { seedElements } from '../../../db/seed-elements'
import { createEditor } from '../../../lib/editor/create-editor'
import type { Editor } from '../../../lib/editor/editor'
import type { Theme } from '../../../lib/painter/theme'
import { mountNodes } from './react-konva-nodes'

/** The real drawing surface on a page of its own, without a server: what the bench drives and people look at. */
interface Harness {
  readonly editor: Editor
  setTheme(theme: Theme): void
  /** Elements of the seeded scene, kept out of the measured part. */
  seed(count: number): number
  /** Puts the seeded scene on the surface. */
  load(): void
  mountNodes: typeof mountNodes
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
let seeded: ReturnType<typeof seedElements> = []
let showTheme: (theme: Theme) => void = () => {}

const place = document.getElementById('root')
if (!place) throw new Error('The harness page has no root.')
const root = createRoot(place)

function Page() {
  const [theme, setTheme] = useState<Theme>('light')
  showTheme = setTheme
  return <CanvasView editor={editor} theme={theme} />
}

window.harness = {
  editor,
  setTheme: (theme) => flushSync(() => showTheme(theme)),
  seed(count) {
    seeded = seedElements(count)
    return seeded.length
  },
  load: () => editor.load(seeded),
  mountNodes: (options) => mountNodes({ ...options, elements: seeded }),
  unmount: () => root.unmount(),
}

root.render(
  <StrictMode>
    <Page />
  </StrictMode>,
)
