'use client'

import { useEffect, useRef, useState } from 'react'
import { toCanvas } from '../../../lib/editor/camera'
import { colorAt } from '../../../lib/editor/commands/color-at'
import type { Editor } from '../../../lib/editor/editor'
import { isLinear } from '../../../lib/editor/model/element'
import { useMessages } from '../../messages/messages-provider'
import { useEditor } from '../editor-context'
import { focusCanvas } from '../focus'
import { type ColorTarget, putEyedropperAway } from './eyedropper-state'

/** CSS pixels of the glass, and how many device pixels of the drawing it shows on a side. */
const GLASS = { side: 132, pixels: 11 } as const
/** CSS pixels from the pointer. */
const DISTANCE = 20

interface EyedropperProps {
  readonly target: ColorTarget | 'by-selection'
}

interface Looking {
  /** CSS pixels of the window. */
  readonly x: number
  readonly y: number
  readonly color: string
}

/** A glass at the pointer that tells the colour below it; a click takes it. Default export: loaded when first wanted. */
export default function Eyedropper({ target }: EyedropperProps) {
  const editor = useEditor()
  const m = useMessages()
  const glass = useRef<HTMLCanvasElement>(null)
  const [looking, setLooking] = useState<Looking | null>(null)

  useEffect(() => {
    const found = document.querySelector<HTMLElement>('[data-testid="canvas"]')
    if (!found) return
    const surface = found
    const cursor = surface.style.cursor
    surface.style.cursor = 'crosshair'

    function look(event: PointerEvent): string {
      const box = surface.getBoundingClientRect()
      const at = { x: event.clientX - box.left, y: event.clientY - box.top }
      const given = colorAt(editor, toCanvas(editor.state.getState().camera, at))
      const seen = glass.current ? magnify(glass.current, surface, at) : null
      const color = given === 'picture' ? (seen ?? '#000000') : given
      setLooking({ x: event.clientX, y: event.clientY, color })
      return color
    }
    // Before the drawing's own listeners: the tool in hand does not see what the eyedropper does.
    function onMove(event: PointerEvent) {
      event.stopImmediatePropagation()
      look(event)
    }
    function onDown(event: PointerEvent) {
      event.stopImmediatePropagation()
      event.preventDefault()
    }
    function onUp(event: PointerEvent) {
      event.stopImmediatePropagation()
      editor.setStyle({ [targetOf(editor, target, event.altKey)]: look(event) })
      leave()
    }
    function onKeyDown(event: KeyboardEvent) {
      if (event.key !== 'Escape') return
      event.stopPropagation()
      leave()
    }
    function onDownElsewhere(event: PointerEvent) {
      if (event.target instanceof Node && !surface.contains(event.target)) leave()
    }
    function leave() {
      putEyedropperAway()
      focusCanvas()
    }
    const options = { capture: true }
    surface.addEventListener('pointermove', onMove, options)
    surface.addEventListener('pointerdown', onDown, options)
    surface.addEventListener('pointerup', onUp, options)
    window.addEventListener('keydown', onKeyDown, options)
    window.addEventListener('pointerdown', onDownElsewhere, options)
    return () => {
      surface.style.cursor = cursor
      surface.removeEventListener('pointermove', onMove, options)
      surface.removeEventListener('pointerdown', onDown, options)
      surface.removeEventListener('pointerup', onUp, options)
      window.removeEventListener('keydown', onKeyDown, options)
      window.removeEventListener('pointerdown', onDownElsewhere, options)
    }
  }, [editor, target])

  return (
    <div
      data-testid="eyedropper"
      className="panel pointer-events-none fixed z-40 flex flex-col items-center gap-1.5 p-1.5"
      style={placeOf(looking)}
    >
      <canvas
        ref={glass}
        width={GLASS.side}
        height={GLASS.side}
        aria-hidden
        className="rounded-md border border-line"
        style={{ width: GLASS.side, height: GLASS.side }}
      />
      <p role="status" className="flex items-center gap-2 font-mono text-sm">
        <span
          aria-hidden
          className="size-3.5 rounded-xs border border-line-strong"
          style={{ background: looking?.color }}
        />
        {looking?.color ?? m.appearance.pickColor}
      </p>
    </div>
  )
}

/** Beside the pointer, on the side where there is room. */
function placeOf(looking: Looking | null): React.CSSProperties {
  if (!looking) return { visibility: 'hidden' }
  const right = looking.x + DISTANCE + GLASS.side + 24 > window.innerWidth
  const bottom = looking.y + DISTANCE + GLASS.side + 56 > window.innerHeight
  return {
    left: looking.x + (right ? -DISTANCE : DISTANCE),
    top: looking.y + (bottom ? -DISTANCE : DISTANCE),
    transform: `translate(${right ? '-100%' : '0'}, ${bottom ? '-100%' : '0'})`,
  }
}

/** Shows the pixels around a point of the surface, and answers with the one in the middle. */
function magnify(
  glass: HTMLCanvasElement,
  surface: HTMLElement,
  { x, y }: { x: number; y: number },
): string | null {
  const drawing = surface.querySelector('canvas')
  const context = glass.getContext('2d', { willReadFrequently: true })
  if (!drawing || !context) return null
  const ratio = drawing.width / Math.max(1, drawing.clientWidth)
  const half = (GLASS.pixels - 1) / 2
  const cell = GLASS.side / GLASS.pixels
  context.imageSmoothingEnabled = false
  context.clearRect(0, 0, GLASS.side, GLASS.side)
  context.drawImage(
    drawing,
    Math.floor(x * ratio) - half,
    Math.floor(y * ratio) - half,
    GLASS.pixels,
    GLASS.pixels,
    0,
    0,
    GLASS.side,
    GLASS.side,
  )
  const middle = Math.floor(GLASS.side / 2)
  const [red = 0, green = 0, blue = 0] = context.getImageData(middle, middle, 1, 1).data
  context.lineWidth = 1
  context.strokeStyle = '#000000'
  context.strokeRect(half * cell - 0.5, half * cell - 0.5, cell + 1, cell + 1)
  context.strokeStyle = '#ffffff'
  context.strokeRect(half * cell + 0.5, half * cell + 0.5, cell - 1, cell - 1)
  return `#${[red, green, blue].map((channel) => channel.toString(16).padStart(2, '0')).join('')}`
}

/** Alt takes the other one of fill and stroke. */
function targetOf(editor: Editor, wanted: EyedropperProps['target'], isOther: boolean): ColorTarget {
  const target = wanted === 'by-selection' ? targetOfSelection(editor) : wanted
  if (!isOther) return target
  return target === 'stroke' ? 'fill' : 'stroke'
}

/** What has an inside takes the colour there, a line on itself, words on their letters. */
function targetOfSelection({ document, state }: Editor): ColorTarget {
  const elements = [...state.getState().selection].flatMap((id) => document.get(id) ?? [])
  if (elements.length === 0) return 'stroke'
  if (elements.every(({ type }) => type === 'text')) return 'textColor'
  return elements.every((element) => isLinear(element) || element.type === 'draw') ? 'stroke' : 'fill'
}
