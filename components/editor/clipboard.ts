import { parseClipboard, pasteElements } from '../../lib/editor/commands/clipboard'
import { runPlan } from '../../lib/editor/commands/registry/run-plan'
import { fitText, storableText } from '../../lib/editor/commands/text'
import type { Editor } from '../../lib/editor/editor'
import type { Point } from '../../lib/editor/geometry/box'
import { newText } from '../../lib/editor/tools/new-element'
import { toast, toastError } from '../ui/toast'
import { middleOfView } from './middle-of-view'
import { isMac } from './shortcuts'

/** Puts a text on the clipboard of the system. */
export function writeToSystem(text: string): void {
  // Absent outside of https and localhost.
  const written = navigator.clipboard?.writeText(text) ?? Promise.reject(new Error('No clipboard here'))
  written.catch(() => toastError(`This browser keeps its clipboard to itself. ${byKeys('C')} works.`))
}

export async function pasteFromSystem(editor: Editor, canvasId: string): Promise<void> {
  try {
    await pasteText(editor, canvasId, await navigator.clipboard.readText())
  } catch {
    toastError(`This browser keeps its clipboard to itself. ${byKeys('V')} works.`)
  }
}

/** Pastes what a text is: a drawing of ours, a drawing of Excalidraw, or words. */
export async function pasteText(editor: Editor, canvasId: string, text: string): Promise<void> {
  if (text.trim() === '' || editor.state.getState().readOnly) return
  const at = middleOfView(editor)
  const own = parseClipboard(text)
  if (own.ok) return runPlan(editor, pasteElements(editor.document, own.value, { newId: editor.newId, at }))
  if (text.includes('indelible/elements')) {
    toastError(own.error.message)
    return
  }
  if (/^\s*\{[\s\S]{0,200}"type"\s*:\s*"excalidraw/.test(text)) {
    const { importBytes } = await import('./import/import-bytes')
    const bytes = new TextEncoder().encode(text)
    const imported = await importBytes(editor, canvasId, { name: 'The clipboard', bytes })
    if (!imported.ok) toastError(imported.error.message)
    return
  }
  pasteWords(editor, text, at)
}

function pasteWords(editor: Editor, text: string, at: Point): void {
  const { document, index, newId, measureText, hitTest } = editor
  const state = editor.state.getState()
  const context = { document, index, newId, measureText, hitTest, state, random: Math.random }
  const words = storableText(text.replaceAll('\r\n', '\n'))
  if (words.length < text.replaceAll('\r\n', '\n').length) {
    toast(`Only the first ${words.length.toLocaleString('en')} characters were pasted.`)
  }
  const set = fitText({ ...newText(context, at), text: words }, measureText)
  const element = { ...set, x: at.x - set.width / 2, y: at.y - set.height / 2 }
  runPlan(editor, { changes: [{ kind: 'create', element }], selection: [element.id] })
}

function byKeys(letter: string): string {
  return isMac() ? `⌘${letter}` : `Ctrl+${letter}`
}
