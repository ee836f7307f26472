'use client'

import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { placeElements } from '../../../lib/editor/commands/place'
import { runPlan } from '../../../lib/editor/commands/registry/run-plan'
import type { Editor } from '../../../lib/editor/editor'
import type { Point } from '../../../lib/editor/geometry/box'
import { followPress } from '../follow-press'
import { type DropPlace, dropPlaceAt } from './drop-place'
import type { LayerTree } from './layer-tree'
import { ROW_HEIGHT } from './use-row-window'

/** A press that moves less than this is a click, CSS pixels. */
const CLICK_WITHIN = 4
/** Nearer than this to an edge the list scrolls, faster the nearer; CSS pixels, and of them a frame. */
const EDGE = 28
const FASTEST = 14
/** Milliseconds over a closed container before it opens. */
const OPENS_AFTER_MS = 500

export interface LayerDrag {
  readonly ids: ReadonlySet<string>
  readonly place: DropPlace | null
}

interface DragOptions {
  readonly editor: Editor
  readonly scroller: RefObject<HTMLElement | null>
  readonly tree: LayerTree
  readonly onOpened: () => void
}

/** Layers dragged by a pointer: a line shows where they come, Escape leaves everything as it was. */
export function useLayerDrag({ editor, scroller, tree, onOpened }: DragOptions) {
  const [drag, setDrag] = useState<LayerDrag | null>(null)
  const latest = useRef({ tree, onOpened })
  latest.current = { tree, onOpened }
  const stop = useRef<() => void>(() => undefined)
  useEffect(() => () => stop.current(), [])

  /** `onClick` is called when the press turns out to be no drag. */
  const press = useCallback(
    (from: Point, ids: () => ReadonlySet<string>, onClick: () => void) => {
      const list = scroller.current
      if (!list) return
      let held: LayerDrag | null = null
      let pointer = from
      let frame = 0
      let over: { readonly id: string; readonly sinceMs: number } | null = null

      function place(): void {
        if (!held || !list) return
        const box = list.getBoundingClientRect()
        const at = { y: (pointer.y - box.top + list.scrollTop) / ROW_HEIGHT, x: pointer.x - box.left - 20 }
        const next = dropPlaceAt(latest.current.tree, editor.document, { ids: held.ids, ...at })
        if (isSamePlace(next, held.place)) return
        held = { ...held, place: next }
        setDrag(held)
      }

      function onFrame(): void {
        frame = requestAnimationFrame(onFrame)
        if (!held || !list) return
        const box = list.getBoundingClientRect()
        const speed = scrollSpeed(pointer.y - box.top, box.bottom - pointer.y)
        if (speed !== 0) list.scrollTop += speed
        openUnder(held.place?.into ?? null)
        place()
      }

      function openUnder(id: string | null): void {
        if (id === null || over?.id !== id) {
          over = id === null ? null : { id, sinceMs: performance.now() }
          return
        }
        if (performance.now() - over.sinceMs < OPENS_AFTER_MS) return
        latest.current.tree.setOpen(id, true)
        latest.current.onOpened()
        over = null
      }

      function onMove(event: PointerEvent): void {
        pointer = { x: event.clientX, y: event.clientY }
        if (!held) {
          if (Math.hypot(pointer.x - from.x, pointer.y - from.y) < CLICK_WITHIN) return
          held = { ids: ids(), place: null }
          setDrag(held)
          frame = requestAnimationFrame(onFrame)
        }
        place()
      }

      function onEnd(): void {
        cancelAnimationFrame(frame)
        setDrag(null)
      }

      function onUp(): void {
        if (!held) onClick()
        else if (held.place) runPlan(editor, placeElements(editor.document, held.ids, held.place))
      }

      stop.current = followPress({ onMove, onUp, onEnd })
    },
    [editor, scroller],
  )
  return { drag, press }
}

function scrollSpeed(fromTop: number, fromBottom: number): number {
  if (fromTop < EDGE) return -Math.ceil(FASTEST * Math.min(1, (EDGE - fromTop) / EDGE))
  if (fromBottom < EDGE) return Math.ceil(FASTEST * Math.min(1, (EDGE - fromBottom) / EDGE))
  return 0
}

function isSamePlace(a: DropPlace | null, b: DropPlace | null): boolean {
  if (a === null || b === null) return a === b
  return a.parent === b.parent && a.under === b.under && a.gap === b.gap && a.level === b.level
}
