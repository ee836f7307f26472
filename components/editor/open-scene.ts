import { nanoid } from 'nanoid'
import { saveCanvas } from '../../actions/canvas'
import { type Camera, fitBox, visibleBox } from '../../lib/editor/camera'
import { createEditor } from '../../lib/editor/create-editor'
import type { Editor } from '../../lib/editor/editor'
import { browserEnvironment } from '../../lib/sync/browser-environment'
import type { Session } from '../../lib/sync/contracts'
import { createCanvasCopy } from '../../lib/sync/copies/canvas-copy'
import { openSession } from '../../lib/sync/session'
import { createHttpTransport } from '../../lib/sync/transport'
import { measureText } from '../canvas/measure-text'
import { rememberPerson } from '../offline/person'
import { askToPersist } from './ask-to-persist'
import { readCamera, rememberCamera } from './camera-memory'
import type { EditedCanvas, EditorUser } from './editor-context'
import { askForPictures } from './pictures/ask-for-pictures'
import { openPictures } from './pictures/pictures'
import { rememberViewChoices } from './view-choices'

export interface OpenScene {
  readonly editor: Editor
  readonly session: Session
  close(): void
}

/** The editor of one canvas and the session that keeps it saved. */
export function openScene(
  canvas: EditedCanvas,
  user: EditorUser,
  { isOffline }: { readonly isOffline: boolean },
): OpenScene {
  const editor = createEditor({
    now: () => performance.now(),
    newId: nanoid,
    random: Math.random,
    measureText,
  })
  const viewport = { width: window.innerWidth, height: window.innerHeight }
  editor.setViewport(viewport)
  editor.setReadOnly(canvas.role === 'viewer')

  rememberPerson(user)
  const copy = createCanvasCopy({
    userId: user.id,
    canvasId: canvas.id,
    title: canvas.title,
    role: canvas.role,
    today: Date.now,
    ...browserEnvironment(),
  })
  const camera = readCamera(canvas.id)
  if (camera) editor.setCamera(camera)
  const session = openSession({
    canvasId: canvas.id,
    userId: user.id,
    editor,
    transport: createHttpTransport({ saveCanvas, keepRows: copy.watch }),
    copy,
    isOffline,
    view: camera ? visibleBox(camera, viewport) : null,
  })
  const stopFitting = camera ? () => {} : showAllOnce(editor, session)
  const stopRemembering = rememberCamera(editor, canvas.id)
  const closePictures = openPictures(canvas.id, user.id)
  const stopChoosing = askForPictures(editor, canvas.id)
  const stopKeepingChoices = rememberViewChoices(editor)
  const stopMarking = markProgress(session)
  const stopAsking = askToPersist(session)
  const stopKeepingHistory = keepHistoryOf(editor, session, { userId: user.id, canvasId: canvas.id })

  return {
    editor,
    session,
    close() {
      stopFitting()
      stopRemembering()
      stopChoosing()
      closePictures()
      stopKeepingChoices()
      stopMarking()
      stopAsking()
      stopKeepingHistory()
      void session.close()
    },
  }
}

/** On a first visit the whole drawing comes into view, unless the person moved meanwhile. */
function showAllOnce(editor: Editor, session: Session): () => void {
  const start: Camera = editor.state.getState().camera
  const stop = session.progress.subscribe(({ bounds, state }) => {
    if (!bounds && state === 'loading') return
    stop()
    if (!bounds || editor.state.getState().camera !== start) return
    editor.setCamera(fitBox(bounds, editor.state.getState().viewport))
  })
  return stop
}

/** Undo and redo reach back beyond the page, once what they speak of is there. */
function keepHistoryOf(
  { history }: Editor,
  { opened }: Session,
  owner: { readonly userId: string; readonly canvasId: string },
): () => void {
  let isClosed = false
  const stop = opened.then(async (result) => {
    if (!result.ok || isClosed) return
    const { keepHistory } = await import('../../lib/sync/history/keep-history')
    return keepHistory({ ...owner, ...browserEnvironment(), history, today: Date.now })
  })
  // A browser that keeps nothing keeps no history either; within the page there is one all the same.
  stop.catch(() => undefined)
  return () => {
    isClosed = true
    void stop.then((end) => end?.()).catch(() => undefined)
  }
}

/** For the browser's own timeline, and for who measures how long opening takes. */
function markProgress({ progress }: Session): () => void {
  return progress.subscribe(({ loaded, state }, before) => {
    if (loaded > 0 && before.loaded === 0) performance.mark('canvas: first elements')
    if (state === 'ready' && before.state !== 'ready') performance.mark('canvas: all elements')
  })
}
