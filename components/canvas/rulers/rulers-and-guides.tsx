'use client'

import {
  type KeyboardEvent,
  type PointerEvent as ReactPointerEvent,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { useStore } from 'zustand'
import { deleteGuides, moveGuide } from '../../../lib/editor/commands/guides'
import type { Editor } from '../../../lib/editor/editor'
import type { Axis } from '../../../lib/editor/snapping/marks'
import type { Theme } from '../../../lib/painter/theme'
import { useMessages } from '../../messages/messages-provider'
import { modifiersOf, screenPointOf } from '../input/translate'
import { overlayColors } from '../overlay/colors'
import {
  beginGuideDrag,
  continueGuideDrag,
  endGuideDrag,
  type Guide,
  type GuideDrag,
  screenPositionOf,
} from './guide-drag'
import { GuideField } from './guide-field'
import { RULER_SIZE } from './paint-ruler'
import { Ruler } from './ruler'
import { useFrame } from './use-frame'

interface RulersAndGuidesProps {
  readonly editor: Editor
  readonly theme: Theme
  readonly rulers: boolean
}

/** CSS pixels around the line of a guide that a hand takes hold of. */
const REACH = 4

/** Default export: loaded by who looks at any. */
export default function RulersAndGuides({ editor, theme, rulers }: RulersAndGuidesProps) {
  const guides = useGuides(editor)
  const guidesShown = useStore(editor.state, (state) => state.guidesShown)
  const readOnly = useStore(editor.state, (state) => state.readOnly)
  const [drag, setDrag] = useState<GuideDrag | null>(null)
  const [written, setWritten] = useState<string | null>(null)
  const hand = useGuideHand(editor, drag, setDrag)
  const edited = guides.find(({ id }) => id === written)

  return (
    <div data-own-hand style={{ position: 'absolute', inset: 0, pointerEvents: 'none' }}>
      {guidesShown &&
        guides.map((guide) => (
          <GuideLine
            key={guide.id}
            guide={guide}
            editor={editor}
            theme={theme}
            drag={drag?.guide?.id === guide.id ? drag : null}
            onPress={(event) => hand.press(event, guide.axis, guide)}
            onWrite={() => setWritten(guide.id)}
          />
        ))}
      {drag && !drag.guide && drag.position !== null && (
        <Line axis={drag.axis} position={drag.position} editor={editor} theme={theme} isHeld />
      )}
      {rulers && (
        <>
          <Ruler axis="x" editor={editor} theme={theme} onPress={(event) => hand.press(event, 'y', null)} />
          <Ruler axis="y" editor={editor} theme={theme} onPress={(event) => hand.press(event, 'x', null)} />
          <Corner theme={theme} />
        </>
      )}
      {drag && drag.position !== null && (
        <Tag drag={drag} position={drag.position} editor={editor} theme={theme} />
      )}
      {edited && !readOnly && <GuideField guide={edited} editor={editor} onDone={() => setWritten(null)} />}
    </div>
  )
}

/** The guides of the document, anew when one of them changed. */
function useGuides(editor: Editor): readonly Guide[] {
  const [guides, setGuides] = useState<readonly Guide[]>(() => [...editor.document.guides()])
  useEffect(() => {
    const read = () => setGuides([...editor.document.guides()])
    read()
    return editor.onApplied((applied) => {
      if (applied.some(({ before, after }) => (before ?? after)?.type === 'guide')) read()
    })
  }, [editor])
  return guides
}

/** Pulls guides: the pointer is followed on the whole window, so that none stays in the hand. */
function useGuideHand(editor: Editor, drag: GuideDrag | null, setDrag: (drag: GuideDrag | null) => void) {
  const held = useRef<GuideDrag | null>(null)
  held.current = drag
  const isDragging = drag !== null

  useEffect(() => {
    if (!isDragging) return
    const aborter = new AbortController()
    const { signal } = aborter
    const surface = document.querySelector('[data-testid="canvas"]')?.getBoundingClientRect()
    const follow = (event: PointerEvent) => {
      if (!held.current || !surface) return
      const screenPoint = screenPointOf(event, surface)
      setDrag(continueGuideDrag(held.current, { screenPoint, mod: modifiersOf(event).mod, editor }))
    }
    const drop = () => {
      const dropped = held.current
      setDrag(null)
      if (!dropped) return
      const id = endGuideDrag(dropped, editor)
      // A new guide is what the keys mean next; one that was there has them since it was pressed.
      if (id === null || dropped.guide) return
      requestAnimationFrame(() => document.getElementById(guideDomId(id))?.focus({ preventScroll: true }))
    }
    window.addEventListener('pointermove', follow, { signal })
    window.addEventListener('pointerup', drop, { signal })
    window.addEventListener('pointercancel', () => setDrag(null), { signal })
    window.addEventListener('blur', () => setDrag(null), { signal })
    window.addEventListener(
      'keydown',
      (event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        setDrag(null)
      },
      { signal, capture: true },
    )
    return () => aborter.abort()
  }, [isDragging, editor, setDrag])

  return {
    press(event: ReactPointerEvent<HTMLElement>, axis: Axis, guide: Guide | null) {
      if (event.button !== 0 || editor.state.getState().readOnly) return
      if (!editor.state.getState().guidesShown) editor.setViewChoices({ guidesShown: true })
      event.preventDefault()
      event.currentTarget.focus({ preventScroll: true })
      // Touch would keep the event to itself.
      if (event.currentTarget.hasPointerCapture(event.pointerId))
        event.currentTarget.releasePointerCapture(event.pointerId)
      setDrag(beginGuideDrag(axis, guide))
    },
  }
}

interface GuideLineProps {
  readonly guide: Guide
  readonly editor: Editor
  readonly theme: Theme
  readonly drag: GuideDrag | null
  readonly onPress: (event: ReactPointerEvent<HTMLElement>) => void
  readonly onWrite: () => void
}

function GuideLine({ guide, editor, theme, drag, onPress, onWrite }: GuideLineProps) {
  const m = useMessages()
  const { axis, id } = guide
  const strip = useRef<HTMLDivElement>(null)
  const position = drag ? drag.position : guide[axis]
  // Every other tool works across guides as if there were none.
  const isFree = useStore(
    editor.state,
    ({ tool, readOnly }) => tool === 'select' && !readOnly && !guide.locked,
  )
  const isMoving = useStore(
    editor.state,
    ({ preview, marquee }) => preview.kind !== 'none' || marquee !== null,
  )
  const [isFocused, setFocused] = useState(false)
  const isHeld = isFocused || drag !== null
  const place = usePlace(strip, axis, position, editor)
  useLayoutEffect(place)

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    const step = event.shiftKey ? 10 : 1
    const way = { ArrowLeft: -step, ArrowUp: -step, ArrowRight: step, ArrowDown: step }[event.key]
    if (!isFree) return
    if (event.key === 'Delete' || event.key === 'Backspace') {
      editor.commit(deleteGuides([guide]).changes)
      document.querySelector<HTMLElement>('[data-testid="canvas"]')?.focus({ preventScroll: true })
    } else if (way !== undefined)
      editor.commit(moveGuide(editor.document, guide, guide[axis] + way).changes, { mergeKey: `guide ${id}` })
    else if (event.key === 'Enter') onWrite()
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div
      ref={strip}
      id={guideDomId(id)}
      data-own-hand
      role="slider"
      tabIndex={isFree ? 0 : -1}
      aria-label={axis === 'x' ? m.guides.vertical : m.guides.horizontal}
      aria-orientation={axis === 'x' ? 'horizontal' : 'vertical'}
      aria-valuenow={guide[axis]}
      aria-valuetext={m.format(m.guides.place, { position: guide[axis] })}
      onPointerDown={onPress}
      onDoubleClick={onWrite}
      onKeyDown={onKeyDown}
      onFocus={() => setFocused(true)}
      onBlur={() => setFocused(false)}
      style={{
        ...stripStyle(axis),
        visibility: position === null ? 'hidden' : 'visible',
        pointerEvents: isFree && !isMoving ? 'auto' : 'none',
        cursor: axis === 'x' ? 'ew-resize' : 'ns-resize',
        outline: 'none',
        touchAction: 'none',
      }}
    >
      <span aria-hidden style={lineStyle(axis, theme, isHeld)} />
    </div>
  )
}

interface LineProps {
  readonly axis: Axis
  readonly position: number
  readonly editor: Editor
  readonly theme: Theme
  readonly isHeld: boolean
}

/** A guide that is no element yet. */
function Line({ axis, position, editor, theme, isHeld }: LineProps) {
  const strip = useRef<HTMLDivElement>(null)
  const place = usePlace(strip, axis, position, editor)
  useLayoutEffect(place)
  return (
    <div ref={strip} aria-hidden style={stripStyle(axis)}>
      <span style={lineStyle(axis, theme, isHeld)} />
    </div>
  )
}

/** Written straight to the element, frame by frame: the camera moves far more often than React should render. */
function usePlace(
  strip: React.RefObject<HTMLElement | null>,
  axis: Axis,
  position: number | null,
  editor: Editor,
): () => void {
  const place = () => {
    if (!strip.current || position === null) return
    const ratio = window.devicePixelRatio || 1
    const at = Math.round(screenPositionOf(axis, position, editor) * ratio) / ratio - REACH
    strip.current.style.transform = axis === 'x' ? `translate3d(${at}px, 0, 0)` : `translate3d(0, ${at}px, 0)`
  }
  useFrame(editor, place)
  return place
}

/** Where it is, beside the hand that pulls it. */
function Tag({
  drag,
  position,
  editor,
  theme,
}: {
  drag: GuideDrag
  position: number
  editor: Editor
  theme: Theme
}) {
  const colors = overlayColors(theme)
  const at = screenPositionOf(drag.axis, position, editor) + 6
  const beside = editor.state.getState().rulers ? RULER_SIZE + 6 : 6
  return (
    <output
      style={{
        position: 'absolute',
        left: drag.axis === 'x' ? at : beside,
        top: drag.axis === 'x' ? beside : at,
        padding: '1px 6px',
        borderRadius: 4,
        background: colors.accent,
        color: colors.onAccent,
        fontSize: 11,
        fontVariantNumeric: 'tabular-nums',
      }}
    >
      {Math.round(position * 100) / 100}
    </output>
  )
}

function Corner({ theme }: { readonly theme: Theme }) {
  return (
    <div
      aria-hidden
      style={{
        position: 'absolute',
        left: 0,
        top: 0,
        width: RULER_SIZE,
        height: RULER_SIZE,
        background: 'var(--surface)',
        borderRight: '1px solid var(--line)',
        borderBottom: '1px solid var(--line)',
        colorScheme: theme,
      }}
    />
  )
}

function stripStyle(axis: Axis) {
  return axis === 'x'
    ? ({ position: 'absolute', left: 0, top: 0, bottom: 0, width: 2 * REACH + 1 } as const)
    : ({ position: 'absolute', left: 0, right: 0, top: 0, height: 2 * REACH + 1 } as const)
}

function lineStyle(axis: Axis, theme: Theme, isHeld: boolean) {
  const { accent } = overlayColors(theme)
  const color = isHeld ? accent : `color-mix(in srgb, ${accent} 55%, transparent)`
  return axis === 'x'
    ? ({ position: 'absolute', left: REACH, top: 0, bottom: 0, width: 1, background: color } as const)
    : ({ position: 'absolute', top: REACH, left: 0, right: 0, height: 1, background: color } as const)
}

function guideDomId(id: string): string {
  return `guide-${id}`
}
