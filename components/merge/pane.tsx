'use client'

import { clsx } from 'clsx'
import { type RefObject, useEffect, useRef, useState } from 'react'
import type { ElementConflicts } from '../../lib/editor/changes/merge'
import type { Editor } from '../../lib/editor/editor'
import type { Element } from '../../lib/editor/model/element'
import { createSurface, type Surface } from '../canvas/surface'
import { useScene } from '../editor/editor-context'
import { picturesOf } from '../editor/pictures/pictures'
import { useMessages } from '../messages/messages-provider'
import { useDrawingTheme } from '../ui/drawing-theme'
import type { LinkedCameras } from './linked-cameras'
import { createPaneEditor, type Instead, type PaneEditor } from './pane-editor'
import { drawMarks, type Mark, marksOf } from './pane-marks'
import { type Side, sideColors } from './sides'

interface PaneProps {
  readonly side: Side
  readonly instead: Instead
  readonly elements: readonly ElementConflicts[]
  /** The element that is looked at. */
  readonly current: string | null
  readonly cameras: LinkedCameras
  readonly className?: string
}

/** One state of the drawing, live: painted as the editor paints, with what is in dispute standing out. */
export function Pane({ side, instead, elements, current, cameras, className }: PaneProps) {
  const m = useMessages()
  const { editor, canvas } = useScene()
  const { shown: theme } = useDrawingTheme()
  const pane = usePaneEditor(editor, instead)
  const currentElement = elements.find(({ elementId }) => elementId === current)
  const isAbsent = currentElement !== undefined && instead.get(currentElement.elementId) === null
  const words = { base: m.merging.baseAbout, mine: m.merging.mineAbout, theirs: m.merging.theirsAbout }
  return (
    <section
      aria-label={m.merging[side]}
      data-side={side}
      data-theme={theme}
      className={clsx('relative min-h-0 min-w-0 overflow-hidden bg-canvas', className)}
    >
      {pane && (
        <PaneSurface
          pane={pane}
          cameras={cameras}
          assetUrl={(hash) => picturesOf(canvas.id).urlOf(hash)}
          marks={{ side, instead, elements, current, theme }}
          label={m.merging[side]}
        />
      )}
      <header className="pointer-events-none absolute top-2 left-2 flex max-w-[calc(100%-1rem)] items-center gap-2 rounded-md bg-surface/90 px-2 py-1 text-sm shadow-panel">
        <span
          aria-hidden
          className="size-2 shrink-0 rounded-full"
          style={{ background: sideColors[theme][side] }}
        />
        <span className="font-semibold text-text">{m.merging[side]}</span>
        <span className="truncate text-muted max-lg:hidden">
          {isAbsent
            ? side === 'base'
              ? m.merging.absentBase
              : m.merging.absent
            : side === 'result'
              ? m.merging.resultAbout
              : words[side]}
        </span>
      </header>
    </section>
  )
}

function usePaneEditor(drawing: Editor, instead: Instead): PaneEditor | null {
  const [pane, setPane] = useState<PaneEditor | null>(null)
  const latest = useRef(instead)
  latest.current = instead
  useEffect(() => {
    let made: PaneEditor | null = null
    // A large drawing is laid out once a view; between two of them the dialog is painted and keys are heard.
    const timer = setTimeout(() => {
      made = createPaneEditor(drawing, latest.current)
      setPane(made)
    })
    return () => {
      clearTimeout(timer)
      made?.close()
    }
  }, [drawing])
  useEffect(() => pane?.show(instead), [pane, instead])
  return pane
}

interface SurfaceProps {
  readonly pane: PaneEditor
  readonly cameras: LinkedCameras
  readonly assetUrl: (hash: string) => string | null | Promise<string | null>
  readonly marks: MarkOptions
  readonly label: string
}

interface MarkOptions {
  readonly side: Side
  readonly instead: Instead
  readonly elements: readonly ElementConflicts[]
  readonly current: string | null
  readonly theme: 'light' | 'dark'
}

function PaneSurface({ pane: { editor }, cameras, assetUrl, marks, label }: SurfaceProps) {
  const container = useRef<HTMLDivElement>(null)
  const sceneHost = useRef<HTMLDivElement>(null)
  const marksCanvas = useRef<HTMLCanvasElement>(null)
  const askUrl = useRef(assetUrl)
  const [surface] = useState(() => createSurface({ editor, assetUrl: (hash) => askUrl.current(hash) }))
  useEffect(() => {
    if (!container.current || !sceneHost.current) return
    return surface.attach({ container: container.current, sceneHost: sceneHost.current })
  }, [surface])
  useEffect(() => surface.setTheme(marks.theme), [surface, marks.theme])
  useSize(surface, container)
  useEffect(() => cameras.add(editor), [cameras, editor])
  useMarks(surface, { editor, canvas: marksCanvas, options: marks })
  return (
    <div
      ref={container}
      data-testid={`merge-${marks.side}`}
      role="application"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the drawing takes keys.
      tabIndex={0}
      className="absolute inset-0 cursor-grab touch-none select-none overflow-hidden outline-none [contain:strict] focus-visible:ring-2 focus-visible:ring-accent focus-visible:ring-inset"
    >
      <div ref={sceneHost} />
      <canvas ref={marksCanvas} aria-hidden className="pointer-events-none absolute top-0 left-0" />
    </div>
  )
}

function useSize(surface: Surface, container: RefObject<HTMLDivElement | null>): void {
  useEffect(() => {
    const element = container.current
    if (!element) return
    const measure = () =>
      surface.setSize({
        width: Math.max(1, element.clientWidth),
        height: Math.max(1, element.clientHeight),
      })
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [surface, container])
}

/** Marks follow every frame of the scene beneath them, past React. */
function useMarks(
  surface: Surface,
  {
    editor,
    canvas,
    options,
  }: { editor: Editor; canvas: RefObject<HTMLCanvasElement | null>; options: MarkOptions },
): void {
  const { instead, elements, current, side, theme } = options
  useEffect(() => {
    const element = canvas.current
    const context = element?.getContext('2d')
    if (!element || !context) return
    const marks: Mark[] = marksOf(editor.document, {
      instead,
      otherwise: standIns(elements),
      measureText: editor.measureText,
    })
    // Children of a group come after it: what is looked at is drawn above the rest.
    marks.sort((a, b) => Number(a.elementId === current) - Number(b.elementId === current))
    const draw = () => {
      const { camera, viewport } = editor.state.getState()
      const ratio = window.devicePixelRatio || 1
      resizeCanvas(element, viewport, ratio)
      context.setTransform(ratio, 0, 0, ratio, 0, 0)
      drawMarks(context, { marks, current, camera, viewport, side, theme })
    }
    draw()
    return surface.onDrawn(draw)
  }, [surface, editor, canvas, instead, elements, current, side, theme])
}

/** Where an element would be that is not there: as it is now, as it was, as I have it. */
function standIns(elements: readonly ElementConflicts[]): (id: string) => Element | null {
  const known = new Map(elements.map((element) => [element.elementId, element]))
  return (id) => {
    const element = known.get(id)
    return element ? (element.theirs ?? element.base ?? element.mine) : null
  }
}

function resizeCanvas(
  canvas: HTMLCanvasElement,
  { width, height }: { width: number; height: number },
  ratio: number,
): void {
  const [columns, rows] = [Math.floor(width * ratio), Math.floor(height * ratio)]
  if (canvas.width === columns && canvas.height === rows) return
  canvas.width = columns
  canvas.height = rows
  canvas.style.width = `${width}px`
  canvas.style.height = `${height}px`
}
