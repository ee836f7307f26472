import { diffElement } from '../../lib/editor/changes/diff'
import { createEditor } from '../../lib/editor/create-editor'
import type { Editor } from '../../lib/editor/editor'
import type { Element } from '../../lib/editor/model/element'

/** Elements as a view shows them in place of the drawing's own; null is not there. */
export type Instead = ReadonlyMap<string, Element | null>

/** One of the views: the drawing as it is, but for what is in dispute. To look at, with a camera of its own. */
export interface PaneEditor {
  readonly editor: Editor
  /** Shows these, and everything else as the drawing has it. Costs what differs from what was shown. */
  show(instead: Instead): void
  close(): void
}

/** Elements are immutable records, so that four views of a drawing hold each of them once. */
export function createPaneEditor(drawing: Editor, first: Instead): PaneEditor {
  const editor = createEditor({
    now: () => performance.now(),
    newId: drawing.newId,
    random: Math.random,
    measureText: drawing.measureText,
  })
  editor.setReadOnly(true)
  editor.setTool('hand')
  let instead = first
  editor.load(loaded(drawing, first))
  const stop = drawing.onApplied((applied) =>
    put(applied.flatMap(({ id, after }) => (instead.has(id) ? [] : [[id, after] as const]))),
  )

  function put(wanted: Iterable<readonly [string, Element | undefined]>): void {
    const changes = []
    for (const [id, element] of wanted) {
      const change = diffElement(editor.document.get(id), element)
      if (change) changes.push(change)
    }
    if (changes.length > 0) editor.receive(changes)
  }

  return {
    editor,
    show(next) {
      const wanted = new Map<string, Element | undefined>()
      for (const id of instead.keys()) wanted.set(id, drawing.document.get(id))
      for (const [id, element] of next) wanted.set(id, element ?? undefined)
      instead = next
      put(wanted)
    },
    close: stop,
  }
}

function loaded(drawing: Editor, instead: Instead): Element[] {
  const elements: Element[] = []
  for (const element of drawing.document.elements()) if (!instead.has(element.id)) elements.push(element)
  for (const element of instead.values()) if (element) elements.push(element)
  return elements
}
