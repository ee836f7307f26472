'use client'

import { useSyncExternalStore } from 'react'
import { useMessages } from '../messages/messages-provider'
import { useDrawingTheme } from '../ui/drawing-theme'
import { Kbd } from '../ui/kbd'
import { showDialog } from './dialogs'
import { useEditor, useEditorState, useOpenProgress } from './editor-context'

const hints = [
  ['P', 'hintDraw'],
  ['R', 'hintRectangle'],
  ['A', 'hintArrow'],
  ['T', 'hintText'],
] as const

/** For an empty canvas; gone at the first touch. */
export function EmptyHint() {
  const m = useMessages()
  const editor = useEditor()
  const theme = useDrawingTheme().shown
  const ready = useOpenProgress().state === 'ready'
  const empty = useSyncExternalStore(
    editor.onApplied,
    () => editor.document.size === 0,
    () => true,
  )
  const drawing = useEditorState((state) => state.preview.kind !== 'none' || state.editingText !== null)
  const readOnly = useEditorState((state) => state.readOnly)
  if (!ready || !empty || drawing) return null
  return (
    <div
      // It lies on the drawing, which may be lighter or darker than the app.
      data-theme={theme}
      className="fade-in-0 pointer-events-none absolute inset-0 grid animate-in select-none place-items-center duration-300"
    >
      <div className="flex flex-col items-center gap-5 text-center">
        <p className="font-medium text-lg text-muted">
          {readOnly ? m.screen.nothingDrawn : m.screen.drawSomething}
        </p>
        {!readOnly && (
          <>
            <ul className="flex gap-6 text-faint pointer-coarse:hidden">
              {hints.map(([key, name]) => (
                <li key={key} className="flex items-center gap-2">
                  <Kbd keys={[key]} /> {m.screen[name]}
                </li>
              ))}
            </ul>
            <p className="text-faint pointer-coarse:hidden">{m.screen.hintDrop}</p>
            <button
              type="button"
              onClick={() => showDialog({ kind: 'templates' })}
              className="pointer-events-auto rounded-md px-3 py-1.5 font-medium text-muted underline decoration-line-strong underline-offset-4 hover:bg-hover hover:text-text"
            >
              {m.panels.templates.start}
            </button>
          </>
        )}
      </div>
    </div>
  )
}
