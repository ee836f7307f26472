'use client'

import {
  type MouseEvent,
  type PointerEvent,
  useDeferredValue,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { runPlan } from '../../../lib/editor/commands/registry/run-plan'
import { renameElement } from '../../../lib/editor/commands/rename'
import { setHidden, setLocked } from '../../../lib/editor/commands/visibility'
import { ancestorsOf, isHidden, isLocked } from '../../../lib/editor/tree'
import type { Surface } from '../../canvas/surface'
import { useMessages } from '../../messages/messages-provider'
import { useEditor, useEditorState } from '../editor-context'
import { focusCanvas } from '../focus'
import { useScreenPart } from '../screen-parts'
import { isMac } from '../shortcuts'
import { openMenuAt } from '../use-context-menu'
import { useRun } from '../use-run'
import { INDENT } from './drop-place'
import { LayerRow } from './layer-row'
import { canSelect, selectionWithout, selectRange, toggleInSelection } from './layer-selection'
import { useLayerDrag } from './use-layer-drag'
import { useLayerKeys } from './use-layer-keys'
import type { Layers } from './use-layers'
import { ROW_HEIGHT, useRowWindow } from './use-row-window'

interface LayerListProps {
  readonly layers: Layers
  readonly surface: Surface | null
}

/** The tree of layers. Pointers and keys are handled here for all rows; of these only those in sight exist. */
export function LayerList({ layers, surface }: LayerListProps) {
  const { tree, refresh } = layers
  const m = useMessages()
  const editor = useEditor()
  const run = useRun()
  const scroller = useRef<HTMLDivElement>(null)
  const rows = useRowWindow(scroller, tree.size)
  // A box drawn around things selects others at every move: the panel may come a little later.
  const selection = useDeferredValue(useEditorState((state) => state.selection))
  const readOnly = useEditorState((state) => state.readOnly)
  const nameAsked = useNameAsked()
  const [active, setActive] = useState<string | null>(null)
  const [renaming, setRenaming] = useState<string | null>(null)
  const anchor = useRef<string | null>(null)
  const wantsFocus = useRef(false)
  /** What the panel itself selected: it is in sight already. */
  const ownSelection = useRef<ReadonlySet<string> | null>(null)
  const { drag, press } = useLayerDrag({ editor, scroller, tree, onOpened: refresh })

  const activeIndex = (active === null ? null : tree.indexOf(active)) ?? 0
  const anchorIndex = (anchor.current === null ? null : tree.indexOf(anchor.current)) ?? activeIndex

  function selectOwn(work: () => void): void {
    work()
    ownSelection.current = editor.state.getState().selection
  }

  function goTo(index: number, { keepsAnchor = false } = {}): void {
    const id = tree.rowAt(index)?.id
    if (id === undefined) return
    setActive(id)
    if (!keepsAnchor) anchor.current = id
    rows.show(index)
    wantsFocus.current = true
  }

  function setOpen(id: string, isOpen: boolean): void {
    tree.setOpen(id, isOpen)
    refresh()
  }

  const onKeyDown = useLayerKeys({
    editor,
    tree,
    active: activeIndex,
    anchor: anchorIndex,
    goTo,
    setOpen,
    rename: (id) => !readOnly && setRenaming(id),
  })

  useLayoutEffect(() => {
    if (!wantsFocus.current || active === null) return
    wantsFocus.current = false
    scroller.current?.querySelector<HTMLElement>(`[data-row="${active}"]`)?.focus({ preventScroll: true })
  })

  useReveal(tree, rows.show, { refresh, ownSelection, onRevealed: setActive })
  useEffect(() => {
    const [id] = editor.state.getState().selection
    if (nameAsked && id !== undefined) setRenaming(id)
  }, [editor, nameAsked])
  useEffect(() => () => surface?.pointAt(null), [surface])

  function onRenamed(id: string, name: string | null, then?: 'next' | 'previous'): void {
    if (name !== null) runPlan(editor, renameElement(editor.document, id, name))
    const index = tree.indexOf(id)
    const next = then && index !== null ? tree.rowAt(index + (then === 'next' ? 1 : -1))?.id : undefined
    setRenaming(next ?? null)
    setActive(next ?? id)
    if (next === undefined) wantsFocus.current = true
    else rows.show(tree.indexOf(next) ?? 0)
  }

  function toggleFlag(id: string, part: 'lock' | 'hide'): void {
    const element = editor.document.get(id)
    if (!element || element.type === 'unknown') return
    const set = part === 'lock' ? setLocked : setHidden
    const isSet = !(part === 'lock' ? element.locked : element.hidden)
    const kept = isSet ? selectionWithout(editor, id) : null
    editor.commit(set(editor.document, [id], isSet).changes)
    if (kept) selectOwn(() => editor.select(kept))
  }

  function onPointerDown(event: PointerEvent): void {
    const hit = hitOf(event.target)
    if (event.button !== 0 || !hit || hit.id === renaming) return
    const { id, part } = hit
    if (part === 'fold') setOpen(id, tree.rowAt(tree.indexOf(id) ?? -1)?.isOpen === false)
    if (part === 'fold' || part === 'lock' || part === 'hide') return
    const isMod = isMac() ? event.metaKey : event.ctrlKey
    const wasSelected = editor.state.getState().selection.has(id)
    setActive(id)
    if (!event.shiftKey) anchor.current = id
    // At once, so that what is pressed and dragged is what was meant; a press on one of many may still drag them all.
    if (!isMod && !event.shiftKey && !wasSelected)
      selectOwn(() => editor.select(canSelect(editor, id) ? [id] : []))
    const { shiftKey } = event
    const onClick = () => {
      const index = tree.indexOf(id)
      if (shiftKey && index !== null) selectOwn(() => selectRange(editor, tree, anchorIndex, index))
      else if (isMod) selectOwn(() => toggleInSelection(editor, id))
      else if (wasSelected) selectOwn(() => editor.select([id]))
      // As with the toolbar: after a click the keys belong to the drawing.
      if (editor.state.getState().tool !== 'select' && !readOnly) editor.setTool('select')
      focusCanvas()
    }
    const dragged = () => {
      const now = editor.state.getState().selection
      return now.has(id) ? now : new Set([id])
    }
    if (readOnly) onClick()
    else press({ x: event.clientX, y: event.clientY }, dragged, onClick)
  }

  function onClick(event: MouseEvent): void {
    const hit = hitOf(event.target)
    if (!hit) {
      if (event.target === scroller.current) editor.select([])
    } else if (hit.part === 'lock' || hit.part === 'hide') {
      toggleFlag(hit.id, hit.part)
      focusCanvas()
    }
  }

  function onContextMenu(event: MouseEvent): void {
    const hit = hitOf(event.target)
    if (!hit || hit.id === renaming) return
    event.preventDefault()
    setActive(hit.id)
    const isFree = canSelect(editor, hit.id)
    if (!isFree) editor.select([])
    else if (!editor.state.getState().selection.has(hit.id)) selectOwn(() => editor.select([hit.id]))
    const element = editor.document.get(hit.id)
    const locked = element && isLocked(editor.document, element) && !readOnly ? hit.id : null
    openMenuAt({ x: event.clientX, y: event.clientY }, locked)
  }

  function onDoubleClick(event: MouseEvent): void {
    const hit = hitOf(event.target)
    if (hit?.part === 'name' && !readOnly) setRenaming(hit.id)
    else if (hit?.part === 'icon') run('zoom-to-selection')
  }

  function onPointerOver(event: PointerEvent): void {
    if (event.pointerType === 'touch' || drag) return
    surface?.pointAt(hitOf(event.target)?.id ?? null)
  }

  const indices = Array.from({ length: rows.to - rows.from }, (_, i) => rows.from + i)
  // The row with the focus must not vanish under it.
  if (activeIndex < rows.from || activeIndex >= rows.to) indices.push(activeIndex)

  return (
    <div
      ref={scroller}
      role="tree"
      aria-label={m.panels.layers.title}
      aria-multiselectable
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      // A press must not move the focus: the list says itself where it goes.
      onMouseDown={(event) =>
        hitOf(event.target)?.id !== renaming && hitOf(event.target) && event.preventDefault()
      }
      onClick={onClick}
      onDoubleClick={onDoubleClick}
      onContextMenu={onContextMenu}
      onPointerOver={onPointerOver}
      onPointerLeave={() => surface?.pointAt(null)}
      className="scroll-quiet relative min-h-0 flex-1 overflow-y-auto overscroll-contain pb-2"
    >
      <div role="presentation" className="relative" style={{ height: tree.size * ROW_HEIGHT }}>
        {indices.map((index) => {
          const row = tree.rowAt(index)
          const element = row && editor.document.get(row.id)
          if (!row || !element) return null
          const isSelected = selection.has(row.id)
          return (
            <LayerRow
              key={row.id}
              element={element}
              index={index}
              level={row.level}
              position={row.position}
              siblings={row.siblings}
              isOpen={row.isOpen}
              isSelected={isSelected}
              isWithin={
                !isSelected &&
                selection.size > 0 &&
                row.level > 1 &&
                ancestorsOf(editor.document, element).some(({ id }) => selection.has(id))
              }
              isOutOfReach={isLocked(editor.document, element) || isHidden(editor.document, element)}
              isActive={index === activeIndex}
              isRenaming={renaming === row.id}
              isTaking={drag?.place?.into === row.id}
              canEdit={!readOnly}
              onRenamed={onRenamed}
            />
          )
        })}
        {drag?.place && drag.place.gap !== null && (
          <div
            aria-hidden
            data-testid="drop-line"
            className="pointer-events-none absolute right-2 z-10 h-0.5 -translate-y-px rounded-full bg-accent"
            style={{ top: drag.place.gap * ROW_HEIGHT, left: 22 + (drag.place.level - 1) * INDENT }}
          />
        )}
      </div>
    </div>
  )
}

/** What was asked for before the panel stood is answered; what was answered is not asked again. */
let answered: object | null = null

function useNameAsked(): object | null {
  const asked = useScreenPart((parts) => parts.nameAsked)
  const isNew = asked !== answered
  useEffect(() => {
    answered = asked
  }, [asked])
  return isNew ? asked : null
}

interface Hit {
  readonly id: string
  readonly part: string
}

function hitOf(target: EventTarget): Hit | null {
  if (!(target instanceof Element)) return null
  const id = target.closest<HTMLElement>('[data-row]')?.dataset.row
  if (id === undefined) return null
  return { id, part: target.closest<HTMLElement>('[data-part]')?.dataset.part ?? 'row' }
}

interface RevealOptions {
  readonly refresh: () => void
  readonly ownSelection: { readonly current: ReadonlySet<string> | null }
  readonly onRevealed: (id: string) => void
}

/** What becomes selected on the canvas comes into sight here; while a box is drawn around things nothing jumps about. */
function useReveal(
  tree: Layers['tree'],
  show: (index: number) => void,
  { refresh, ownSelection, onRevealed }: RevealOptions,
): void {
  const settled = useEditorState((state) => (state.marquee ? null : state.selection))
  useEffect(() => {
    if (settled === null || settled === ownSelection.current) return
    const [first] = settled
    if (first === undefined) return
    tree.reveal(first)
    refresh()
    const index = tree.indexOf(first)
    if (index === null) return
    onRevealed(first)
    show(index)
  }, [settled, tree, show, refresh, ownSelection, onRevealed])
}
