import type { Editor } from '../../../lib/editor/editor'
import { POINT_KEYS } from '../../../lib/editor/tools/select/edit-points'
import { modifiersOf } from './translate'

/** Elsewhere on the page these mean something of their own. */
const OWN_KEYS =
  'input, textarea, select, button, a, [contenteditable="true"], [role="menu"], [role="dialog"], [role="listbox"], [role="slider"], [role="tree"]'

/**
 * Keys that tools follow: modifiers during a drag, Space, Escape, Enter. They are heard on the whole page, for a person who has just
 * pressed a button still means the drawing; but not while another control has the keyboard.
 */
export function listenToKeys(element: HTMLElement, editor: Editor, signal: AbortSignal): void {
  const pressed = new Set<string>()

  function isMeant(event: KeyboardEvent): boolean {
    const target = event.target
    if (event.defaultPrevented || event.isComposing || !(target instanceof Element)) return false
    return target === element || target.closest(OWN_KEYS) === null
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (!isMeant(event)) return
    // With these it is a shortcut, such as to begin a presentation.
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey || event.altKey)) return
    pressed.add(event.key)
    // Space would scroll the page; held down it lends the hand. Enter begins a text, and would be its first letter.
    // With Shift it is a command's.
    if (event.key === ' ' || (event.key === 'Enter' && !event.shiftKey)) event.preventDefault()
    // Of a line whose points are edited, not of what is selected: no shortcut may take them.
    const isPointKey = POINT_KEYS.has(event.key) && !event.ctrlKey && !event.metaKey
    if (isPointKey && editor.state.getState().editedPoint) event.preventDefault()
    editor.handle({ type: 'key-down', key: event.key, modifiers: modifiersOf(event) })
    // The key that opens the words for editing must not be written over them.
    if (editor.state.getState().editingText !== null) event.preventDefault()
  }

  // A key let go somewhere else was still let go.
  function onKeyUp(event: KeyboardEvent): void {
    if (!pressed.delete(event.key)) return
    editor.handle({ type: 'key-up', key: event.key, modifiers: modifiersOf(event) })
  }

  function onBlur(): void {
    for (const key of pressed) {
      editor.handle({ type: 'key-up', key, modifiers: { shift: false, alt: false, mod: false } })
    }
    pressed.clear()
  }

  window.addEventListener('keydown', onKeyDown, { signal })
  window.addEventListener('keyup', onKeyUp, { signal })
  window.addEventListener('blur', onBlur, { signal })
}
