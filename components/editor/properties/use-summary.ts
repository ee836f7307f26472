'use client'

import { useDeferredValue, useEffect, useMemo, useReducer, useState } from 'react'
import type { ToolName } from '../../../lib/editor/editor'
import type { ElementType } from '../../../lib/editor/model/element'
import { DEFAULT_SIDES, type Style } from '../../../lib/editor/style'
import { useEditor, useEditorState } from '../editor-context'
import { MOST_LIVE } from '../live-selection'
import { type StyleSummary, summarize, summarizeInSlices } from './style-summary'
import { useSelection } from './use-selection'

const typeDrawnBy: { readonly [T in ToolName]?: ElementType } = {
  rectangle: 'rectangle',
  ellipse: 'ellipse',
  diamond: 'diamond',
  polygon: 'polygon',
  star: 'star',
  line: 'line',
  arrow: 'arrow',
  draw: 'draw',
  highlighter: 'draw',
  text: 'text',
  note: 'note',
}

/** Of the selection, or of what the tool in hand will draw; null when there is nothing to say. */
export function useSummary(): StyleSummary | null {
  const selection = useDeferredValue(useSelection())
  const tool = useEditorState((state) => state.tool)
  const next = useEditorState((state) => state.style)
  const isWriting = useEditorState((state) => state.editingText !== null)
  const revision = useDocumentRevision(selection.size > 0)

  const ofSelection = useSelectionSummary(selection, revision)

  return useMemo(() => {
    if (ofSelection && selection.size > 0)
      // The first words of a label are in no document yet, and want a font all the same.
      return ofSelection.count > 0 ? { ...ofSelection, hasText: ofSelection.hasText || isWriting } : null
    const type = typeDrawnBy[tool]
    if (!type || selection.size > 0) return null
    return {
      count: 0,
      types: new Set([type]),
      hasText: type === 'text' || type === 'note',
      isMarker: tool === 'highlighter',
      mixed: NOTHING,
      style: tool === 'highlighter' ? ofMarker(next) : ofTool(type, next),
      angle: null,
      link: null,
    }
  }, [ofSelection, selection, isWriting, tool, next])
}

/** Very many are looked through when the hand has rested for so long. */
const REST_MS = 80

/** Of few at once; of very many in slices, and until then of what was selected before. */
function useSelectionSummary(selection: ReadonlySet<string>, revision: number): StyleSummary | null {
  const { document } = useEditor()
  const [ofMany, setOfMany] = useState<StyleSummary | null>(null)
  const isMany = selection.size > MOST_LIVE
  const ofFew = useMemo(() => {
    void revision
    return isMany || selection.size === 0 ? null : summarize(document, selection)
  }, [document, selection, isMany, revision])

  useEffect(() => {
    void revision
    if (!isMany) return
    const aborter = new AbortController()
    const timer = setTimeout(async () => {
      const summary = await summarizeInSlices(document, selection, aborter.signal)
      if (summary) setOfMany(summary)
    }, REST_MS)
    return () => {
      clearTimeout(timer)
      aborter.abort()
    }
  }, [document, selection, isMany, revision])

  // What was said of other many is not said again.
  useEffect(() => {
    if (!isMany) setOfMany(ofFew)
  }, [isMany, ofFew])
  return isMany ? ofMany : ofFew
}

const NOTHING: ReadonlySet<never> = new Set()

function ofMarker({ highlight, strokeWidth, opacity }: Style): StyleSummary['style'] {
  return { stroke: highlight, strokeWidth, opacity }
}

/** The part of the next style that this type has. */
function ofTool(type: ElementType, next: Style): StyleSummary['style'] {
  const { stroke, strokeWidth, dash, look, fill, fillStyle, gradient, shadow, opacity, ...others } = next
  const { textColor, font, fontSize, align, curve, startHead, endHead, cornerRadius, innerRatio } = others
  const words = { textColor, font, fontSize, opacity }
  switch (type) {
    case 'text':
      return { ...words, align }
    case 'note':
      // Its words begin in its middle, wherever free texts do.
      return { ...words, fill: next.paper }
    case 'draw':
      return { stroke, strokeWidth, dash, look, fill, fillStyle, gradient, opacity }
    case 'line':
    case 'arrow':
      return { stroke, strokeWidth, dash, look, curve, startHead, endHead, opacity }
    default: {
      const shape = { stroke, strokeWidth, dash, look, fill, fillStyle, gradient, shadow, opacity }
      if (type === 'rectangle') return { ...shape, cornerRadius }
      if (type === 'polygon') return { ...shape, sides: next.sides ?? DEFAULT_SIDES.polygon }
      return type === 'star' ? { ...shape, sides: next.sides ?? DEFAULT_SIDES.star, innerRatio } : shape
    }
  }
}

/** Grows with changes of the document, at most once a frame. */
export function useDocumentRevision(enabled: boolean): number {
  const editor = useEditor()
  const [revision, grow] = useReducer((count: number) => count + 1, 0)
  useEffect(() => {
    if (!enabled) return
    let frame = 0
    const stop = editor.onApplied(() => {
      frame ||= requestAnimationFrame(() => {
        frame = 0
        grow()
      })
    })
    return () => {
      stop()
      cancelAnimationFrame(frame)
    }
  }, [editor, enabled])
  return revision
}
