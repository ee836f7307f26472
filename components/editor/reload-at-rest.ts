import type { Editor } from '../../lib/editor/editor'
import type { Session } from '../../lib/sync/contracts'
import { isModalOpen, isTyping } from './focus'
import { importProgress } from './import/import-progress'
import { currentScreenMode } from './present/screen-mode'

/** So long without a key or a move, the hand rests. */
const REST_MS = 5_000
/** Servers of two builds may answer by turns while one takes over from the other. */
const AGAIN_AFTER_MS = 5 * 60_000
const KEY = 'indelible-reloaded-at'

const SIGNS_OF_A_HAND = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const

/** Loads the page anew as soon as the hand rests and all that is not saved is on this device. Answers with how to stop. */
export function reloadAtRest({
  editor,
  session,
  reload = () => window.location.reload(),
}: {
  readonly editor: Editor
  readonly session: Pick<Session, 'settled' | 'status'>
  readonly reload?: () => void
}): () => void {
  if (Date.now() - lastReload() < AGAIN_AFTER_MS) return () => {}
  const ended = new AbortController()
  const { signal } = ended
  let timer = setTimeout(rest, REST_MS)
  function wait(): void {
    clearTimeout(timer)
    timer = setTimeout(rest, REST_MS)
  }
  async function rest(): Promise<void> {
    const resting = timer
    if (isAtWork(editor) || !(await isKept(session))) return wait()
    // A hand may have come back while that was found out: then there is another rest to wait for.
    if (signal.aborted || timer !== resting) return
    noteReload()
    reload()
  }
  for (const sign of SIGNS_OF_A_HAND)
    window.addEventListener(sign, wait, { signal, capture: true, passive: true })
  return () => {
    ended.abort()
    clearTimeout(timer)
  }
}

/** Something is under way that a reload would end. */
function isAtWork(editor: Editor): boolean {
  const { editingText, editingName, preview, marquee, lasso } = editor.state.getState()
  return (
    currentScreenMode() !== 'editing' ||
    editingText !== null ||
    editingName !== null ||
    preview.kind !== 'none' ||
    marquee !== null ||
    lasso !== null ||
    importProgress.getState().progress !== null ||
    isTyping(document.activeElement) ||
    isModalOpen()
  )
}

async function isKept(session: Pick<Session, 'settled' | 'status'>): Promise<boolean> {
  await session.settled()
  return session.status.getState().storage === 'ok'
}

function lastReload(): number {
  try {
    return Number(sessionStorage.getItem(KEY) ?? 0)
  } catch {
    // Nothing would remember it: once would become for ever.
    return Date.now()
  }
}

function noteReload(): void {
  sessionStorage.setItem(KEY, String(Date.now()))
}
