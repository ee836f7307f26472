'use client'

import { type KeyboardEvent, useRef } from 'react'
import { type Place, placeElements } from '../../../lib/editor/commands/place'
import { runPlan } from '../../../lib/editor/commands/registry/run-plan'
import type { Editor } from '../../../lib/editor/editor'
import { useMessages } from '../../messages/messages-provider'
import { focusCanvas } from '../focus'
import { isMac } from '../shortcuts'
import { layerName } from './layer-name'
import { canSelect, selectRange, toggleInSelection } from './layer-selection'
import type { LayerTree } from './layer-tree'

/** Milliseconds after which letters begin a new word. */
const WORD_MS = 700
/** Rows looked at for what somebody types: a drawing may have a million. */
const MOST_LOOKED_AT = 20_000
const PAGE = 12

interface KeysOptions {
  readonly editor: Editor
  readonly tree: LayerTree
  readonly active: number
  /** Where a range began. */
  readonly anchor: number
  goTo(index: number, options?: { readonly keepsAnchor?: boolean }): void
  setOpen(id: string, isOpen: boolean): void
  rename(id: string): void
}

/** The keys of a tree, as the ARIA practices name them, and Alt with an arrow to put a layer elsewhere. */
export function useLayerKeys({ editor, tree, active, anchor, goTo, setOpen, rename }: KeysOptions) {
  const m = useMessages()
  const typed = useRef({ word: '', atMs: 0 })

  function onKeyDown(event: KeyboardEvent): void {
    const row = tree.rowAt(active)
    const isMod = isMac() ? event.metaKey : event.ctrlKey
    if (!row || (isMod && event.key !== ' ')) return
    const isDone = event.altKey ? moveLayer(event.key, row.id) : walk(event, row.id)
    if (isDone) event.preventDefault()
  }

  function walk(event: KeyboardEvent, id: string): boolean {
    const row = tree.rowAt(active)
    if (!row) return false
    switch (event.key) {
      case 'ArrowDown':
        return go(active + 1, event.shiftKey)
      case 'ArrowUp':
        return go(active - 1, event.shiftKey)
      case 'PageDown':
        return go(active + PAGE, event.shiftKey)
      case 'PageUp':
        return go(active - PAGE, event.shiftKey)
      case 'Home':
        return go(0, event.shiftKey)
      case 'End':
        return go(tree.size - 1, event.shiftKey)
      case 'ArrowRight':
        if (row.isOpen === false) setOpen(id, true)
        else if (row.isOpen && tree.rowAt(active + 1)?.level === row.level + 1) goTo(active + 1)
        return true
      case 'ArrowLeft': {
        const parent = row.level > 1 ? editor.document.get(id)?.parent : null
        if (row.isOpen) setOpen(id, false)
        else if (parent) goTo(tree.indexOf(parent) ?? active)
        return true
      }
      case ' ':
        selectRow(event, id)
        return true
      case 'Enter':
      case 'F2':
        rename(id)
        return true
      case 'Escape':
        focusCanvas()
        return true
      default:
        return event.key.length === 1 && findTyped(event.key)
    }
  }

  function go(to: number, extends_: boolean): boolean {
    const index = Math.max(0, Math.min(tree.size - 1, to))
    goTo(index, { keepsAnchor: extends_ })
    if (extends_) selectRange(editor, tree, anchor, index)
    return true
  }

  function selectRow(event: KeyboardEvent, id: string): void {
    if (event.shiftKey) selectRange(editor, tree, anchor, active)
    else if (event.ctrlKey || event.metaKey) toggleInSelection(editor, id)
    else editor.select(canSelect(editor, id) ? [id] : [])
  }

  /** The next row whose name begins with what was typed in one go. */
  function findTyped(letter: string): boolean {
    const now = performance.now()
    const word = (now - typed.current.atMs < WORD_MS ? typed.current.word : '') + letter.toLowerCase()
    typed.current = { word, atMs: now }
    const first = word.length === 1 ? 1 : 0
    for (let step = first; step < Math.min(tree.size, MOST_LOOKED_AT); step++) {
      const index = (active + step) % tree.size
      const element = editor.document.get(tree.rowAt(index)?.id ?? '')
      if (!element || !layerName(element, m).toLowerCase().startsWith(word)) continue
      goTo(index)
      break
    }
    return true
  }

  function moveLayer(key: string, id: string): boolean {
    const { selection, readOnly } = editor.state.getState()
    const ids: ReadonlySet<string> = selection.has(id) ? selection : new Set([id])
    const place = placeFor(key, id, ids)
    if (place === undefined) return false
    if (place && !readOnly) runPlan(editor, placeElements(editor.document, ids, place))
    return true
  }

  /** Null when there is no such place, undefined when the key means none. */
  function placeFor(key: string, id: string, ids: ReadonlySet<string>): Place | null | undefined {
    const { document } = editor
    const parent = document.get(id)?.parent ?? null
    switch (key) {
      case 'ArrowUp': {
        const above = staying(id, -1, ids)
        return above === null ? null : { parent, under: staying(above, -1, ids) }
      }
      case 'ArrowDown': {
        const below = staying(id, 1, ids)
        return below === null ? null : { parent, under: below }
      }
      case 'ArrowLeft':
        return parent === null ? null : { parent: document.get(parent)?.parent ?? null, under: parent }
      case 'ArrowRight': {
        const above = staying(id, -1, ids)
        const type = above === null ? undefined : document.get(above)?.type
        if (above === null || (type !== 'frame' && type !== 'group')) return null
        return { parent: above, under: document.childrenOf(above)[0]?.id ?? null }
      }
      default:
        return undefined
    }
  }

  /** The next sibling in a direction that does not move itself. */
  function staying(id: string, direction: 1 | -1, ids: ReadonlySet<string>): string | null {
    let sibling = tree.siblingOf(id, direction)
    while (sibling !== null && ids.has(sibling)) sibling = tree.siblingOf(sibling, direction)
    return sibling
  }

  return onKeyDown
}
