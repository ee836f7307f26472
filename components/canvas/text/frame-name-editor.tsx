import { type KeyboardEvent, memo, useEffect, useLayoutEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { toScreen } from '../../../lib/editor/camera'
import { runPlan } from '../../../lib/editor/commands/registry/run-plan'
import { renameElement } from '../../../lib/editor/commands/rename'
import type { Editor } from '../../../lib/editor/editor'
import { FRAME_NAME } from '../../../lib/editor/geometry/frame-name'
import { LIMITS } from '../../../lib/editor/model/limits'
import { fontStack } from '../../../lib/painter/fonts'
import type { Theme } from '../../../lib/painter/theme'
import { useMessages } from '../../messages/messages-provider'
import { overlayColors } from '../overlay/colors'

interface FrameNameEditorProps {
  readonly editor: Editor
  readonly theme: Theme
}

/** The name of a frame is written where it stands. */
export const FrameNameEditor = memo(function FrameNameEditor({ editor, theme }: FrameNameEditorProps) {
  const id = useStore(editor.state, ({ editingName }) => editingName)
  return id === null ? null : <EditedName key={id} id={id} editor={editor} theme={theme} />
})

function EditedName({ id, editor, theme }: FrameNameEditorProps & { readonly id: string }) {
  const m = useMessages()
  const field = useRef<HTMLInputElement>(null)
  const isDropped = useRef(false)
  const colors = overlayColors(theme)

  useLayoutEffect(() => {
    const frame = editor.document.get(id)
    if (!field.current || frame?.type !== 'frame') return
    field.current.value = frame.name
    field.current.focus({ preventScroll: true })
    field.current.select()
  }, [editor, id])

  // As with words: the camera moves more often than React should render.
  useLayoutEffect(() => {
    const place = () => {
      const frame = editor.document.get(id)
      if (field.current && frame?.type === 'frame') placeOver(field.current, frame, editor)
    }
    place()
    return editor.state.subscribe(place)
  }, [editor, id])

  useEffect(
    () => () => document.querySelector<HTMLElement>('[data-testid="canvas"]')?.focus({ preventScroll: true }),
    [],
  )

  function keep(): void {
    if (!isDropped.current && field.current)
      runPlan(editor, renameElement(editor.document, id, field.current.value))
    editor.editName(null)
  }

  function onKeyDown(event: KeyboardEvent): void {
    // Shortcuts of the editor are letters here.
    event.stopPropagation()
    if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return
    event.preventDefault()
    isDropped.current = event.key === 'Escape'
    keep()
  }

  return (
    <input
      ref={field}
      aria-label={m.frames.name}
      placeholder={m.panels.layers.types.frame}
      maxLength={LIMITS.name}
      spellCheck={false}
      autoComplete="off"
      onBlur={() => editor.state.getState().editingName === id && keep()}
      onKeyDown={onKeyDown}
      onKeyUp={(event) => event.stopPropagation()}
      onPointerDown={(event) => event.stopPropagation()}
      onDoubleClick={(event) => event.stopPropagation()}
      style={{
        position: 'absolute',
        left: 0,
        top: 0,
        height: FRAME_NAME.reach - 4,
        padding: '0 4px',
        margin: 0,
        border: `1px solid ${colors.accent}`,
        borderRadius: 4,
        outline: 'none',
        background: colors.handle,
        color: colors.accent,
        font: `${FRAME_NAME.fontSize}px ${fontStack('sans')}`,
        fieldSizing: 'content',
        minWidth: 64,
        transformOrigin: '0 100%',
        userSelect: 'text',
        WebkitUserSelect: 'text',
      }}
    />
  )
}

function placeOver(
  field: HTMLInputElement,
  {
    x,
    y,
    width,
    height,
    rotation,
  }: { x: number; y: number; width: number; height: number; rotation: number },
  editor: Editor,
): void {
  const { camera, viewport } = editor.state.getState()
  const corner = toScreen(camera, { x, y })
  const middle = { x: (width / 2) * camera.zoom, y: (height / 2) * camera.zoom }
  const bottom = FRAME_NAME.reach - 2
  field.style.transform = [
    `translate(${corner.x + middle.x}px, ${corner.y + middle.y}px)`,
    `rotate(${rotation}rad)`,
    `translate(${-middle.x - 5}px, ${-middle.y - bottom}px)`,
  ].join(' ')
  field.style.transformOrigin = '0 0'
  field.style.maxWidth = `${Math.max(64, Math.min(viewport.width, width * camera.zoom + 10))}px`
}
