import type { Editor } from '../../../lib/editor/editor'
import { ancestorsOf, isHidden, isLocked } from '../../../lib/editor/tree'
import type { LayerTree } from './layer-tree'

/** What is locked or hidden is not touched: it cannot be selected. */
export function canSelect({ document }: Editor, id: string): boolean {
  const element = document.get(id)
  return element !== undefined && !isLocked(document, element) && !isHidden(document, element)
}

/** Adds one to the selection, or takes it away. A thing and what it is below of are never selected both. */
export function toggleInSelection(editor: Editor, id: string): void {
  const { document } = editor
  const selection = new Set(editor.state.getState().selection)
  if (selection.delete(id)) {
    editor.select(selection)
    return
  }
  const element = document.get(id)
  if (!element || !canSelect(editor, id)) return
  for (const { id: above } of ancestorsOf(document, element)) selection.delete(above)
  for (const other of selection) {
    const below = document.get(other)
    if (below && ancestorsOf(document, below).includes(element)) selection.delete(other)
  }
  editor.select([...selection, id])
}

/** Selects all rows between two, both included; of what lies in each other, the outer. */
export function selectRange(editor: Editor, tree: LayerTree, from: number, to: number): void {
  const { document } = editor
  const ids = new Set<string>()
  for (let i = Math.min(from, to); i <= Math.max(from, to); i++) {
    const id = tree.rowAt(i)?.id
    const element = id === undefined ? undefined : document.get(id)
    if (!element || !canSelect(editor, element.id)) continue
    if (!ancestorsOf(document, element).some((above) => ids.has(above.id))) ids.add(element.id)
  }
  editor.select(ids)
}

/** What is selected besides a layer and all below it. */
export function selectionWithout(editor: Editor, id: string): string[] {
  const { document, state } = editor
  return [...state.getState().selection].filter((selected) => {
    const element = document.get(selected)
    return selected !== id && element && !ancestorsOf(document, element).some((above) => above.id === id)
  })
}
