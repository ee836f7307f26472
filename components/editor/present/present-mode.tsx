'use client'

import { clsx } from 'clsx'
import { ChevronLeft, ChevronRight, Wand, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { fitBox, toScreen } from '../../../lib/editor/camera'
import type { Editor } from '../../../lib/editor/editor'
import { frameLabel } from '../../../lib/editor/geometry/frame-name'
import type { ElementOf } from '../../../lib/editor/model/element'
import { useMessages } from '../../messages/messages-provider'
import { IconButton } from '../../ui/icon-button'
import { toast } from '../../ui/toast'
import { useEditor, useEditorState } from '../editor-context'
import { enterScreenMode } from './screen-mode'
import { useFullScreen } from './use-full-screen'
import { usePresentedFrames } from './use-presented-frames'
import { useStage } from './use-stage'

type Frame = ElementOf<'frame'>

/** Canvas units that the painter's border reaches into a frame, and a little more. */
const BORDER = 0.75

const end = () => enterScreenMode('editing')

/** The frames of the drawing, one after another on the whole screen. Default export: loaded when first wanted. */
export default function PresentMode() {
  const editor = useEditor()
  const m = useMessages()
  const frames = usePresentedFrames(editor)
  const isEmpty = frames.length === 0
  useEffect(() => {
    if (!isEmpty) return
    end()
    toast(m.frames.nothingToPresent, { description: m.frames.drawFrames })
  }, [isEmpty, m])
  return isEmpty ? null : <Presentation editor={editor} frames={frames} />
}

function Presentation({ editor, frames }: { editor: Editor; frames: readonly Frame[] }) {
  const m = useMessages()
  const [place, setPlace] = useState(() => startOf(editor, frames))
  const tool = useEditorState((state) => state.tool)
  const viewport = useEditorState((state) => state.viewport)
  const stage = useRef<HTMLDivElement>(null)
  const isAwake = useWaking()

  // A frame deleted by others leaves its place to the next.
  const known = frames.findIndex(({ id }) => id === place.id)
  const index = known === -1 ? Math.min(place.index, frames.length - 1) : known
  const frame = frames[index]
  const isPointing = tool === 'laser'

  function go(to: number) {
    const next = frames[Math.min(frames.length - 1, Math.max(0, to))]
    if (!next || next.id === frame?.id) return
    editor.laser.clear()
    setPlace({ id: next.id, index: frames.indexOf(next) })
  }

  function toggleLaser() {
    editor.setTool(isPointing ? 'hand' : 'laser')
  }

  useFullScreen(end)
  useStage(editor, frame ?? null)
  useKeys((key, { shiftKey }) => {
    const step = stepOf(key, shiftKey)
    if (step === 'next') go(index + 1)
    else if (step === 'previous') go(index - 1)
    else if (step === 'first') go(0)
    else if (step === 'last') go(frames.length - 1)
    else if (step === 'laser') toggleLaser()
    else if (step === 'end') end()
    return step !== null
  })
  useEffect(() => stage.current?.focus(), [])

  if (!frame) return null
  const camera = fitBox(frame, viewport, { marginScreen: 0, maxZoom: Number.POSITIVE_INFINITY })
  const corner = toScreen(camera, frame)
  const border = Math.max(1, BORDER * camera.zoom)
  return (
    <div
      ref={stage}
      role="dialog"
      aria-modal
      aria-label={m.frames.presentation}
      data-state="open"
      tabIndex={-1}
      className={clsx(
        'absolute inset-0 z-30 overflow-hidden outline-none',
        isPointing && 'pointer-events-none',
        !isAwake && !isPointing && 'cursor-none',
      )}
    >
      {/* Everything around the page is dark, its own border included. */}
      <div
        aria-hidden
        className="absolute shadow-[0_0_0_100vmax_#0b0b0d]"
        style={{
          left: corner.x + border,
          top: corner.y + border,
          width: frame.width * camera.zoom - 2 * border,
          height: frame.height * camera.zoom - 2 * border,
        }}
      />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a click anywhere goes on, and so do the buttons below by name. */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: Space, arrows and Enter go on as well, wherever the focus is (useKeys). */}
      <div
        data-testid="page"
        className="absolute inset-0"
        onClick={() => go(index + 1)}
        onContextMenu={(event) => {
          event.preventDefault()
          go(index - 1)
        }}
      />
      <div
        className={clsx(
          'panel pointer-events-auto absolute bottom-5 left-1/2 flex -translate-x-1/2 items-center gap-1 p-1 transition-opacity duration-300 focus-within:opacity-100 hover:opacity-100',
          isAwake ? 'opacity-100' : 'opacity-0',
        )}
      >
        <IconButton
          icon={ChevronLeft}
          label={m.frames.previous}
          side="top"
          disabled={index === 0}
          onClick={() => go(index - 1)}
        />
        <p className="min-w-14 text-center text-muted tabular-nums" aria-hidden>
          {index + 1} / {frames.length}
        </p>
        <p role="status" className="sr-only">
          {m.format(m.frames.page, {
            page: index + 1,
            count: frames.length,
            name: frameLabel(frame, m.panels.layers.types.frame),
          })}
        </p>
        <IconButton
          icon={ChevronRight}
          label={m.frames.next}
          side="top"
          disabled={index === frames.length - 1}
          onClick={() => go(index + 1)}
        />
        <span aria-hidden className="mx-1 h-5 w-px bg-line" />
        <IconButton
          icon={Wand}
          label={m.frames.laser}
          shortcut="K"
          side="top"
          aria-pressed={isPointing}
          className={clsx(isPointing && 'bg-accent text-on-accent hover:bg-accent-hover')}
          onClick={toggleLaser}
        />
        <IconButton icon={X} label={m.frames.end} shortcut="Esc" side="top" onClick={end} />
      </div>
    </div>
  )
}

/** The selected frame, or the first. */
function startOf(editor: Editor, frames: readonly Frame[]): { id: string; index: number } {
  const { selection } = editor.state.getState()
  const selected = frames.findIndex(({ id }) => selection.has(id))
  const index = Math.max(0, selected)
  return { id: frames[index]?.id ?? '', index }
}

type StepKey = 'next' | 'previous' | 'first' | 'last' | 'laser' | 'end'

function stepOf(key: string, isShifted: boolean): StepKey | null {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
    case 'PageDown':
    case 'Enter':
      return 'next'
    case ' ':
      return isShifted ? 'previous' : 'next'
    case 'ArrowLeft':
    case 'ArrowUp':
    case 'PageUp':
    case 'Backspace':
      return 'previous'
    case 'Home':
      return 'first'
    case 'End':
      return 'last'
    case 'k':
    case 'K':
    case 'l':
      return 'laser'
    case 'Escape':
      return 'end'
    default:
      return null
  }
}

/** All keys belong to the presentation, but for those that work its buttons. */
function useKeys(onKey: (key: string, event: KeyboardEvent) => boolean): void {
  const latest = useRef(onKey)
  useEffect(() => {
    latest.current = onKey
  })
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      const isOnButton = event.target instanceof HTMLElement && event.target.closest('button') !== null
      if (event.key === 'Tab' || (isOnButton && (event.key === 'Enter' || event.key === ' '))) return
      event.stopPropagation()
      if (event.ctrlKey || event.metaKey || event.altKey) return
      if (latest.current(event.key, event)) event.preventDefault()
    }
    window.addEventListener('keydown', onKeyDown, { capture: true })
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true })
  }, [])
}

const SLEEPS_AFTER_MS = 2_500

/** Whether a pointer moved a moment ago. */
function useWaking(): boolean {
  const [isAwake, setAwake] = useState(true)
  useEffect(() => {
    let timer = setTimeout(() => setAwake(false), SLEEPS_AFTER_MS)
    function wake() {
      setAwake(true)
      clearTimeout(timer)
      timer = setTimeout(() => setAwake(false), SLEEPS_AFTER_MS)
    }
    window.addEventListener('pointermove', wake)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('pointermove', wake)
    }
  }, [])
  return isAwake
}
