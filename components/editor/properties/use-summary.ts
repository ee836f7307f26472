'use client'

import { useDeferredValue, useEffect, useMemo, useReducer } from 'react'
import type { ToolName } from '../../../lib/editor/editor'
import type { ElementType } from '../../../lib/editor/model/element'
import type { Style } from '../../../lib/editor/style'
import { useEditor, useEditorState } from '../editor-context'
import { type StyleSummary, summarize } from './style-summary'

const typeDrawnBy: { readonly [T in ToolName]?: ElementType } = {
  rectangle: 'rectangle',
  ellipse: 'ellipse',
  diamond: 'diamond',
  line: 'line',
  arrow: 'arrow',
  draw: 'draw',
  text: 'text',
}

/** Of the selection, or of what the tool in hand will draw; null when there is nothing to say. */
export function useSummary(): StyleSummary | null {
  const editor = useEditor()
  const selection = useDeferredValue(useEditorState((state) => state.selection))
  const tool = useEditorState((state) => state.tool)
  const next = useEditorState((state) => state.style)
  const isWriting = useEditorState((state) => state.editingText !== null)
  const revision = useDocumentRevision(selection.size > 0)

  return useMemo(() => {
    void revision
    if (selection.size > 0) {
      const summary = summarize(editor.document, selection)
      // The first words of a label are in no document yet, and want a font all the same.
      return summary.count > 0 ? { ...summary, hasText: summary.hasText || isWriting } : null
    }
    const type = typeDrawnBy[tool]
    return type
      ? { count: 0, types: new Set([type]), hasText: type === 'text', style: ofTool(type, next) }
      : null
  }, [editor, selection, revision, isWriting, tool, next])
}

/** The part of the next style that this type has. */
function ofTool(type: ElementType, next: Style): StyleSummary['style'] {
  const {
    curve,
    startHead,
    endHead,
    stroke,
    strokeWidth,
    dash,
    look,
    fill,
    fillStyle,
    cornerRadius,
    ...words
  } = next
  const { opacity } = next
  if (type === 'text') return words
  if (type === 'draw') return { stroke, strokeWidth, dash, look, fill, fillStyle, opacity }
  if (type === 'line' || type === 'arrow') {
    return { stroke, strokeWidth, dash, look, curve, startHead, endHead, opacity }
  }
  const shape = { stroke, strokeWidth, dash, look, fill, fillStyle, opacity }
  return type === 'rectangle' ? { ...shape, cornerRadius } : shape
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
