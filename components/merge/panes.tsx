'use client'

import { useEffect, useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { fitBox } from '../../lib/editor/camera'
import type { ElementConflicts } from '../../lib/editor/changes/merge'
import { previewOf } from '../../lib/editor/changes/resolve'
import type { Editor } from '../../lib/editor/editor'
import { type Box, unionBoxes } from '../../lib/editor/geometry/box'
import { inkBoundsOf } from '../../lib/editor/geometry/ink-box'
import { withDescendants } from '../../lib/editor/tree'
import { useEditor } from '../editor/editor-context'
import type { LinkedCameras } from './linked-cameras'
import { Pane } from './pane'
import type { Instead } from './pane-editor'
import type { Review } from './review'
import type { Side } from './sides'

interface PanesProps {
  readonly review: Review
  readonly cameras: LinkedCameras
  /** Which of them are shown; one alone takes all the room. */
  readonly sides: readonly Side[]
}

/** The states of the drawing side by side, looking at the same place. */
export function Panes({ review, cameras, sides }: PanesProps) {
  const merge = useStore(review.state, (state) => state.merge)
  const element = useCurrentElement(review)
  const grid = useRef<HTMLDivElement>(null)
  const { elements } = merge
  const instead = useMemo(() => insteadOf(elements), [elements])
  const result = useResult(review, sides.includes('result'))
  useLookingAt(element, { grid, cameras })
  return (
    <div
      ref={grid}
      className="grid min-h-0 flex-1 divide-x divide-line"
      style={{ gridTemplateColumns: `repeat(${sides.length}, minmax(0, 1fr))` }}
    >
      {sides.map((side) => (
        <Pane
          key={side}
          side={side}
          instead={side === 'result' ? result : instead[side]}
          elements={elements}
          current={element?.elementId ?? null}
          cameras={cameras}
        />
      ))}
    </div>
  )
}

export function useCurrentElement({ state }: Review): ElementConflicts | null {
  return useStore(state, ({ merge, current }) => {
    const has = ({ conflicts }: ElementConflicts) => conflicts.some(({ key }) => key === current)
    return merge.elements.find(has) ?? null
  })
}

function insteadOf(elements: readonly ElementConflicts[]): Record<'base' | 'mine' | 'theirs', Instead> {
  const of = (side: 'base' | 'mine' | 'theirs'): Instead =>
    new Map(elements.map((element) => [element.elementId, element[side]]))
  return { base: of('base'), mine: of('mine'), theirs: of('theirs') }
}

const NOTHING: Instead = new Map()

/** What the choices come to, once a frame at most, and only while it is looked at. */
function useResult({ state, site }: Review, isShown: boolean): Instead {
  const [result, setResult] = useState<Instead>(NOTHING)
  useEffect(() => {
    if (!isShown) return
    let frame = 0
    const compute = () => {
      frame = 0
      const { merge, choices } = state.getState()
      const instead = new Map(merge.elements.map(({ elementId }) => [elementId, null] as const))
      const shown = previewOf(merge, choices, site).map((element) => [element.id, element] as const)
      setResult(new Map([...instead, ...shown]))
    }
    compute()
    const stop = state.subscribe((now, before) => {
      if (now.choices === before.choices && now.merge === before.merge) return
      if (frame === 0) frame = requestAnimationFrame(compute)
    })
    return () => {
      stop()
      cancelAnimationFrame(frame)
    }
  }, [state, site, isShown])
  return result
}

/** Small things are shown larger than they are, but not so large that nothing around them is seen. */
const LARGEST_ZOOM = 1.5
const MARGIN_SCREEN = 64

function useLookingAt(
  element: ElementConflicts | null,
  { grid, cameras }: { grid: React.RefObject<HTMLDivElement | null>; cameras: LinkedCameras },
): void {
  const editor = useEditor()
  const latest = useRef(element)
  latest.current = element
  const elementId = element?.elementId
  useEffect(() => {
    const view = grid.current?.firstElementChild
    if (!latest.current || elementId === undefined || !view) return
    const box = boxOfStates(editor, [latest.current])
    if (box) lookAt(cameras, view, box)
  }, [elementId, editor, cameras, grid])
}

export function lookAt(cameras: LinkedCameras, view: Element, box: Box): void {
  const viewport = { width: view.clientWidth, height: view.clientHeight }
  const marginScreen = Math.min(MARGIN_SCREEN, viewport.width / 6, viewport.height / 6)
  const isCalm = window.matchMedia('(prefers-reduced-motion: reduce)').matches
  cameras.travel(fitBox(box, viewport, { marginScreen, maxZoom: LARGEST_ZOOM }), !isCalm)
}

/** Around all states of these elements; canvas units. */
export function boxOfStates(editor: Editor, elements: readonly ElementConflicts[]): Box | null {
  const boxes = elements.flatMap(({ base, mine, theirs }) =>
    [base, mine, theirs].flatMap((state) => {
      if (!state) return []
      const parts = state.type === 'group' ? withDescendants(editor.document, [state.id]) : [state]
      return inkBoundsOf(parts, editor.measureText) ?? []
    }),
  )
  return unionBoxes(boxes)
}
