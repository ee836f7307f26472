import {
  type ClipboardContent,
  parseClipboard,
  pasteElements,
  picturesIn,
} from '../../lib/editor/commands/clipboard'
import { runPlan } from '../../lib/editor/commands/registry/run-plan'
import { fitWords, storableText } from '../../lib/editor/commands/text'
import type { Editor } from '../../lib/editor/editor'
import type { Point } from '../../lib/editor/geometry/box'
import { linkOf } from '../../lib/editor/model/link'
import { newText, openFrameAt } from '../../lib/editor/tools/new-element'
import { currentMessages } from '../messages/messages-provider'
import { toast, toastError } from '../ui/toast'
import { copiedText, prepareCopying } from './copied-text'
import { pointerPlace } from './pointer-place'
import { isMac } from './shortcuts'

export type PastePlace = 'here' | 'in-place'

/** Puts what is selected on the clipboard of the system; answers whether it is there. */
export async function copyToSystem(editor: Editor, canvasId: string): Promise<boolean> {
  await prepareCopying().catch(() => {})
  try {
    // Absent outside of https and localhost.
    await navigator.clipboard.writeText(copiedText(editor, canvasId))
    return true
  } catch {
    tellKept('C')
    return false
  }
}

export async function pasteFromSystem(editor: Editor, canvasId: string, place: PastePlace): Promise<void> {
  let text = ''
  try {
    text = await navigator.clipboard.readText()
  } catch {
    return tellKept('V')
  }
  await pasteText(editor, canvasId, text, place)
}

/** Pastes what a text is: a drawing of ours, one of Excalidraw, an SVG picture, or words. */
export async function pasteText(
  editor: Editor,
  canvasId: string,
  text: string,
  place: PastePlace,
): Promise<void> {
  if (text.trim() === '' || editor.state.getState().readOnly) return
  const own = parseClipboard(text)
  if (own.ok) return pasteOwn(editor, canvasId, own.value, place)
  if (text.includes('indelible/elements')) {
    toastError(currentMessages().why(own.error))
    return
  }
  if (/^\s*\{[\s\S]{0,200}"type"\s*:\s*"excalidraw/.test(text)) return importText(editor, canvasId, text)
  if (/^\s*(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)*(<!DOCTYPE svg[^>]*>\s*)?<svg[\s>]/i.test(text))
    return pasteSvg(editor, canvasId, text)
  pasteWords(editor, text, pointerPlace(editor))
}

async function pasteOwn(
  editor: Editor,
  canvasId: string,
  content: ClipboardContent,
  place: PastePlace,
): Promise<void> {
  const at = place === 'here' ? pointerPlace(editor) : null
  const pictures = picturesIn(content)
  let brought = content
  if (pictures.length > 0 && content.canvas !== undefined && content.canvas !== canvasId) {
    const { bringPictures } = await import('./pictures/bring-pictures')
    brought = await bringPictures(canvasId, { content, from: content.canvas })
  }
  if (editor.state.getState().readOnly) return
  const { document, newId, state } = editor
  const frame = at && openFrameAt({ document, index: editor.index }, at)
  if (state.getState().tool !== 'select') editor.setTool('select')
  runPlan(editor, pasteElements(document, brought, { newId, at, frame }))
}

async function importText(editor: Editor, canvasId: string, text: string): Promise<void> {
  const m = currentMessages()
  const { importBytes } = await import('./import/import-bytes')
  const bytes = new TextEncoder().encode(text)
  const imported = await importBytes(editor, canvasId, { name: m.editing.clipboardName, bytes })
  if (!imported.ok) toastError(m.why(imported.error))
}

async function pasteSvg(editor: Editor, canvasId: string, text: string): Promise<void> {
  const { importFiles } = await import('./import/import-files')
  const name = `${currentMessages().editing.clipboardName}.svg`
  const file = new File([text], name, { type: 'image/svg+xml' })
  await importFiles(editor, canvasId, [file], pointerPlace(editor))
}

/** Words become a text; an address alone leads there as well. */
function pasteWords(editor: Editor, text: string, at: Point): void {
  const { document, index, newId, measureText, hitTest } = editor
  const state = editor.state.getState()
  const context = { document, index, newId, measureText, hitTest, state, random: Math.random }
  const plain = text.replaceAll('\r\n', '\n')
  const words = storableText(plain)
  if (words.length < plain.length) {
    const { editing, format } = currentMessages()
    toast(format(editing.firstCharacters, { count: words.length }))
  }
  const set = fitWords({ ...newText(context, at), text: words, link: linkOf(words) }, measureText)
  const element = { ...set, x: at.x - set.width / 2, y: at.y - set.height / 2 }
  if (state.tool !== 'select') editor.setTool('select')
  runPlan(editor, { changes: [{ kind: 'create', element }], selection: [element.id] })
}

function tellKept(letter: string): void {
  const { editing, format } = currentMessages()
  toastError(format(editing.clipboardKept, { keys: isMac() ? `⌘${letter}` : `Ctrl+${letter}` }))
}
