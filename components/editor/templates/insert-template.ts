import { fitBox } from '../../../lib/editor/camera'
import { pasteElements } from '../../../lib/editor/commands/clipboard'
import { runPlan } from '../../../lib/editor/commands/registry/run-plan'
import type { Editor } from '../../../lib/editor/editor'
import { inkBoundsOf } from '../../../lib/editor/geometry/ink-box'
import { withDescendants } from '../../../lib/editor/tree'
import type { Words } from '../../messages/messages-provider'
import { middleOfView } from '../middle-of-view'
import type { TemplateId } from './templates'
import { elementsOfTemplate } from './thing-of-template'

/** Puts a template in the middle of the view as one step, and all of it in sight. */
export function insertTemplate(editor: Editor, id: TemplateId, words: Words): void {
  if (editor.state.getState().readOnly) return
  const { newId, measureText, document } = editor
  const elements = elementsOfTemplate(id, { newId, measureText, words })
  const content = { type: 'indelible/elements', version: 1, elements } as const
  editor.setTool('select')
  runPlan(editor, pasteElements(document, content, { newId, at: middleOfView(editor) }))
  const { selection, viewport } = editor.state.getState()
  const box = inkBoundsOf(withDescendants(document, selection), measureText)
  if (box) editor.setCamera(fitBox(box, viewport, { marginScreen: 110 }))
  // It is a beginning: nothing of it is held in the hand.
  editor.select([])
}
