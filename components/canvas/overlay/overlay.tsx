import type { Context } from 'konva/lib/Context'
import { memo } from 'react'
import { Shape } from 'react-konva/lib/ReactKonvaCore.js'
import { useStore } from 'zustand'
import { useShallow } from 'zustand/shallow'
import type { Editor } from '../../../lib/editor/editor'
import { shownElement } from '../../../lib/editor/shown-element'
import { withDescendants } from '../../../lib/editor/tree'
import type { Picture } from '../../../lib/painter/draw'
import { drawAttachment } from './draw-attachment'
import { drawCrop } from './draw-crop'
import { drawLaser } from './draw-laser'
import { drawLasso, drawMarquee } from './draw-marks'
import { drawFrame, drawHandles, drawOutline } from './draw-selection'
import { drawSnapMarks } from './draw-snap-marks'
import { drawFrameName, isFrameNameSeen } from './frame-names'
import type { OverlayState } from './overlay-state'
import type { OverlayPen } from './pen'

/** More selected elements than this are shown by the frame around them alone. */
const MAX_OUTLINES = 50

export interface OverlayProps {
  readonly editor: Editor
  readonly overlay: OverlayState
  /** A pen for the frame being drawn. */
  readonly penOn: (context: CanvasRenderingContext2D) => OverlayPen
  /** The picture of an asset, as far as it is there. */
  readonly pictureOf: (asset: string) => Picture | null
}

/**
 * Marks of the interface over the drawing. React adds and removes nodes as the selection changes; where they are drawn
 * is read when they are drawn, so that moving the camera or a pointer renders nothing.
 */
export const Overlay = memo(function Overlay({ editor, overlay, penOn, pictureOf }: OverlayProps) {
  const outlined = useStore(
    editor.state,
    useShallow(({ selection }) => (selection.size > MAX_OUTLINES ? [] : [...selection])),
  )
  return (
    <>
      <Mark penOn={penOn} draw={(pen) => drawFrameNames(pen, editor, overlay)} />
      <Mark penOn={penOn} draw={(pen) => drawHovered(pen, editor, overlay)} />
      <Mark penOn={penOn} draw={(pen) => drawPointed(pen, editor, overlay)} />
      <Mark penOn={penOn} draw={(pen) => drawHolders(pen, editor)} />
      <Mark penOn={penOn} draw={(pen) => drawAim(pen, editor, overlay)} />
      {outlined.map((id) => (
        <Mark key={id} penOn={penOn} draw={(pen) => drawSelected(pen, editor, id)} />
      ))}
      <Mark penOn={penOn} draw={(pen) => drawSelectionFrame(pen, editor)} />
      <Mark penOn={penOn} draw={(pen) => drawCropped(pen, editor, pictureOf)} />
      <Mark penOn={penOn} draw={(pen) => drawBox(pen, editor)} />
      <Mark penOn={penOn} draw={(pen) => drawLaser(pen, editor.laser.strokes(), performance.now())} />
      <Mark penOn={penOn} draw={(pen) => drawSnapped(pen, editor)} />
    </>
  )
})

interface MarkProps extends Pick<OverlayProps, 'penOn'> {
  readonly draw: (pen: OverlayPen) => void
}

function Mark({ penOn, draw }: MarkProps) {
  return (
    <Shape
      listening={false}
      perfectDrawEnabled={false}
      sceneFunc={(context: Context) => {
        const native = context._context
        native.save()
        native.setTransform(1, 0, 0, 1, 0, 0)
        draw(penOn(native))
        native.restore()
      }}
    />
  )
}

function drawFrameNames(pen: OverlayPen, editor: Editor, overlay: OverlayState): void {
  const { preview, selection, viewport, editingName } = editor.state.getState()
  for (const { id } of overlay.frames) {
    const frame = shownElement(editor.document, preview, id)
    if (frame?.type !== 'frame' || id === editingName) continue
    if (isFrameNameSeen(frame, pen.camera, viewport))
      drawFrameName(pen, frame, selection.has(id) || overlay.hovered === id)
  }
}

function drawHovered(pen: OverlayPen, editor: Editor, overlay: OverlayState): void {
  const { selection, preview } = editor.state.getState()
  if (overlay.hovered === null || selection.has(overlay.hovered) || preview.kind !== 'none') return
  const element = editor.document.get(overlay.hovered)
  if (element) drawOutline(pen, element)
}

/** A group has no outline of its own: its members show where it is. */
function drawPointed(pen: OverlayPen, editor: Editor, { pointed }: OverlayState): void {
  if (pointed === null || editor.state.getState().preview.kind !== 'none') return
  const [element, ...below] = withDescendants(editor.document, [pointed])
  if (!element) return
  const shown = element.type === 'group' ? below.slice(0, MAX_OUTLINES) : [element]
  for (const one of shown) if (one.type !== 'group') drawOutline(pen, one, 2)
}

/** What an arrow would hold on to if it began here. */
function drawAim(pen: OverlayPen, editor: Editor, { aim }: OverlayState): void {
  const { tool, preview } = editor.state.getState()
  const target = aim && editor.document.get(aim.target.id)
  if (!target || preview.kind !== 'none' || (tool !== 'line' && tool !== 'arrow')) return
  drawAttachment(pen, target, { attachment: aim.attachment, showsSides: true })
}

/** What an arrow being drawn or pulled holds on to. */
function drawHolders(pen: OverlayPen, editor: Editor): void {
  const { preview } = editor.state.getState()
  // Of many it is not the line that is pulled.
  if (preview.kind !== 'elements' || preview.elements.size !== 1) return
  for (const element of preview.elements.values()) {
    if (element?.type !== 'arrow' && element?.type !== 'line') continue
    for (const attachment of [element.start, element.end]) {
      const held = attachment && shownElement(editor.document, preview, attachment.id)
      if (held) drawAttachment(pen, held, { attachment, showsSides: true })
    }
  }
}

function drawSelected(pen: OverlayPen, editor: Editor, id: string): void {
  const { preview, selection, selectionFrame } = editor.state.getState()
  const element = shownElement(editor.document, preview, id)
  if (!element || element.type === 'group') return
  // The frame around a single box says it already.
  const isFrameEnough = selection.size === 1 && selectionFrame !== null && !('points' in element)
  if (!isFrameEnough) drawOutline(pen, element)
}

function drawSelectionFrame(pen: OverlayPen, editor: Editor): void {
  const { selectionFrame, preview, editingText, readOnly, tool, editedPoint } = editor.state.getState()
  if (!selectionFrame) return
  // Around points that are edited one by one a frame would be one thing more to pull.
  if (!editedPoint) drawFrame(pen, selectionFrame)
  // A hand that moves wants to see what it moves; one that cannot pull wants no handles.
  const canPull = tool === 'select' && editingText === null && !readOnly
  if (canPull && preview.kind !== 'move') drawHandles(pen, selectionFrame, editedPoint)
}

function drawCropped(pen: OverlayPen, editor: Editor, pictureOf: OverlayProps['pictureOf']): void {
  const { tool, preview, selection } = editor.state.getState()
  const [id] = selection
  if (tool !== 'crop' || id === undefined) return
  const image = shownElement(editor.document, preview, id)
  if (image?.type === 'image') drawCrop(pen, image, image.asset === null ? null : pictureOf(image.asset))
}

function drawBox(pen: OverlayPen, editor: Editor): void {
  const { marquee, lasso } = editor.state.getState()
  if (marquee) drawMarquee(pen, marquee)
  if (lasso) drawLasso(pen, lasso)
}

function drawSnapped(pen: OverlayPen, editor: Editor): void {
  const { snapMarks, viewport } = editor.state.getState()
  if (snapMarks.length > 0) drawSnapMarks(pen, snapMarks, viewport)
}
