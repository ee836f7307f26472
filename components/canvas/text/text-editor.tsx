import { type KeyboardEvent, memo, useEffect, useLayoutEffect, useRef } from 'react'
import { useStore } from 'zustand'
import type { Editor } from '../../../lib/editor/editor'
import { LINE_HEIGHT } from '../../../lib/editor/geometry/text-layout'
import { isTexted, type TextedElement } from '../../../lib/editor/model/element'
import { LIMITS } from '../../../lib/editor/model/limits'
import { shownElement } from '../../../lib/editor/shown-element'
import { fontStack } from '../../../lib/painter/fonts'
import { type Theme, themedColor } from '../../../lib/painter/theme'
import { useMessages } from '../../messages/messages-provider'
import { measureText } from '../measure-text'
import { overlayColors } from '../overlay/colors'
import { placeText } from './text-placement'

export interface TextEditorProps {
  readonly editor: Editor
  readonly theme: Theme
}

/** Words are edited where they stand: a text area laid exactly over what the painter would paint. */
export const TextEditor = memo(function TextEditor({ editor, theme }: TextEditorProps) {
  const id = useStore(editor.state, ({ editingText }) => editingText)
  return id === null ? null : <EditedText key={id} id={id} editor={editor} theme={theme} />
})

function EditedText({ id, editor, theme }: TextEditorProps & { readonly id: string }) {
  const m = useMessages()
  const area = useRef<HTMLTextAreaElement>(null)
  const isComposing = useRef(false)

  useLayoutEffect(() => {
    const field = area.current
    const element = textedElement(editor, id)
    if (!field || !element) return
    field.value = element.text
    field.focus({ preventScroll: true })
    field.select()
  }, [editor, id])

  // The camera moves far more often than React should render: the place is written straight to the element.
  useLayoutEffect(() => {
    const place = () => {
      const element = textedElement(editor, id)
      if (area.current && element) style(area.current, element, editor, theme)
    }
    place()
    const stop = editor.state.subscribe(place)
    document.fonts.addEventListener('loadingdone', place)
    return () => {
      stop()
      document.fonts.removeEventListener('loadingdone', place)
    }
  }, [editor, id, theme])

  // Going elsewhere keeps what was written, like a click beside it.
  useEffect(
    () => () => document.querySelector<HTMLElement>('[data-testid="canvas"]')?.focus({ preventScroll: true }),
    [],
  )

  function onInput(): void {
    if (area.current) editor.setText(id, area.current.value, { done: false })
  }

  function onKeyDown(event: KeyboardEvent): void {
    // Shortcuts of the editor are letters here. The browser's own undo works within the text.
    event.stopPropagation()
    if (isComposing.current || event.nativeEvent.isComposing) return
    const isDone = event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
    if (!isDone) return
    event.preventDefault()
    editor.editText(null)
  }

  return (
    <textarea
      ref={area}
      aria-label={m.screen.text}
      data-testid="text-editor"
      spellCheck={false}
      autoComplete="off"
      maxLength={LIMITS.text}
      onInput={onInput}
      onKeyDown={onKeyDown}
      onKeyUp={(event) => event.stopPropagation()}
      onCompositionStart={() => {
        isComposing.current = true
      }}
      onCompositionEnd={() => {
        isComposing.current = false
        onInput()
      }}
      onPointerDown={(event) => event.stopPropagation()}
      onDoubleClick={(event) => event.stopPropagation()}
      style={{
        position: 'absolute',
        left: 0,
        top: 0,
        margin: 0,
        padding: 0,
        border: 0,
        outline: 'none',
        background: 'transparent',
        resize: 'none',
        overflow: 'hidden',
        transformOrigin: '0 0',
        lineHeight: LINE_HEIGHT,
        userSelect: 'text',
        WebkitUserSelect: 'text',
        tabSize: 4,
      }}
    />
  )
}

function textedElement(editor: Editor, id: string): TextedElement | null {
  const element = shownElement(editor.document, editor.state.getState().preview, id)
  return element && isTexted(element) ? element : null
}

function style(field: HTMLTextAreaElement, element: TextedElement, editor: Editor, theme: Theme): void {
  const { camera } = editor.state.getState()
  const { transform, width, height, wraps } = placeText(element, camera, measureText)
  Object.assign(field.style, {
    transform,
    width: `${width}px`,
    height: `${height}px`,
    whiteSpace: wraps ? 'pre-wrap' : 'pre',
    overflowWrap: wraps ? 'anywhere' : 'normal',
    fontFamily: fontStack(element.font),
    fontSize: `${element.fontSize}px`,
    textAlign: element.align,
    color: themedColor(element.textColor, theme, 'ink'),
    caretColor: overlayColors(theme).accent,
    opacity: String(element.opacity),
  })
}
