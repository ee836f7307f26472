'use client'

import { useEffect } from 'react'
import { commandForKey } from '../../lib/editor/commands/key-match'
import { commands } from '../../lib/editor/commands/registry'
import { useScene } from './editor-context'
import { focusCanvas, isModalOpen, isTyping } from './focus'
import { type CommandId, isMac } from './shortcuts'
import { runCommand } from './use-run'

/** The browser says these by events of its own, which carry the clipboard with them. */
const CLIPBOARD: ReadonlySet<CommandId> = new Set(['copy', 'cut', 'paste'])

/** From element to element, on the drawing alone. */
const WALKS: ReadonlySet<CommandId> = new Set(['select-next', 'select-previous'])

/** Every shortcut of the table, on the whole page; never while typing, nor while a menu or dialog has the keys. */
export function useShortcuts(): void {
  const { editor, canvas } = useScene()
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (givesKeysBack(event)) {
        event.preventDefault()
        return focusCanvas()
      }
      if (event.defaultPrevented || event.isComposing || isModalOpen()) return
      // What leads from panel to panel is no letter: it also leads out of a field.
      if (isTyping(event.target) && event.key !== 'F6') return
      const command = commandForKey(commands, {
        key: event.key,
        code: event.code,
        mod: isMac() ? event.metaKey : event.ctrlKey,
        alt: event.altKey,
        shift: event.shiftKey,
      })
      if (!command || CLIPBOARD.has(command.id)) return
      // Elsewhere, and with nothing selected, Tab goes on to the next control as on any page.
      if (WALKS.has(command.id) && !(isOnCanvas(event.target) && command.canRun(editor))) return
      // Before the question whether it can run: the browser's own zoom or bookmark is never meant here.
      event.preventDefault()
      runCommand({ editor, canvas }, command.id)
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [editor, canvas])
}

/** Escape on a button of a panel leaves the panel; a field that was just left by Enter or Escape leaves it too. */
function givesKeysBack({ key, target, defaultPrevented }: KeyboardEvent): boolean {
  if (isModalOpen()) return false
  if (defaultPrevented) return isFieldLeft(key)
  return (
    key === 'Escape' && target instanceof HTMLElement && target.closest('button, [role="slider"]') !== null
  )
}

function isFieldLeft(key: string): boolean {
  return (key === 'Escape' || key === 'Enter') && document.activeElement === document.body
}

function isOnCanvas(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.dataset.testid === 'canvas'
}
