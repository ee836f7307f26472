import { createStore } from 'zustand/vanilla'
import { unreachable } from '../result'
import type { Applied } from './applied'
import type { Change, OperationKind } from './changes/change'
import { followedChanges } from './commands/follow'
import { gestureKey, heldKey } from './commands/plan'
import { forNext, restyle, setStyle } from './commands/style'
import { createDocument, type Document } from './document'
import type { Commit, Editor, EditorOptions, UndoOutcome } from './editor'
import { createFrameKeeper } from './frame-keeper'
import type { Point } from './geometry/box'
import { inkReachOf } from './geometry/ink-box'
import { type SelectionFrame, selectionFrameOf, translateFrame } from './geometry/selection-frame'
import { createHands } from './hands'
import { createHistory, type Focus } from './history'
import { noModifiers } from './input'
import { createLaser } from './laser'
import type { Element } from './model/element'
import { pickElement } from './pick'
import { areSameIds, asSet, keptSelection, selectableOf, withoutIds } from './selection'
import { shownElement } from './shown-element'
import { SlotSet } from './slot-set'
import { noMarks } from './snapping/marks'
import { createSpatialIndex } from './spatial-index'
import { type Copied, type EditorState, initialState, type ToolName } from './state'
import { createTextSession } from './text-session'
import { splitChanges, tidyChanges } from './tidy'
import type { Effect, ToolContext } from './tools/tool'
import { ancestorsOf, withMembers } from './tree'

/** How near a pointer must come to ink, CSS pixels. */
const HIT_WITHIN_SCREEN = 6

export function createEditor(options: EditorOptions): Editor {
  const { newId, random, measureText, now } = options
  const document = createDocument()
  const index = createSpatialIndex(inkReachOf, document.slots)
  const history = createHistory({ now })
  const state = createStore<EditorState>(() => initialState)
  const restingFrames = createFrameKeeper({ document, index })
  const laser = createLaser()
  const commitListeners = new Set<(commit: Commit) => void>()
  const appliedListeners = new Set<(applied: readonly Applied[]) => void>()

  const context: ToolContext = {
    document,
    index,
    get state() {
      return state.getState()
    },
    newId,
    random,
    measureText,
    hitTest,
  }
  const hands = createHands({ context, perform })
  const texts = createTextSession({
    document,
    measureText,
    perform,
    onChange: (editingText) => set({ editingText }),
  })

  function hitTest(
    canvasPoint: Point,
    withinScreen = HIT_WITHIN_SCREEN,
    except?: ReadonlySet<string>,
  ): Element | null {
    const { zoom } = state.getState().camera
    return pickElement({ document, index, measureText }, canvasPoint, {
      tolerance: withinScreen / zoom,
      except,
      zoom,
    })
  }

  /** Writes to the state, and keeps the selection's frame true to it. */
  function set(patch: Partial<EditorState>): void {
    const before = state.getState()
    const next = { ...before, ...patch }
    if (shallowEqual(before, next)) return
    if (next.editedPoint && !isPointEdited(next, document)) next.editedPoint = null
    const moves = next.selection !== before.selection || next.preview !== before.preview
    state.setState(moves ? { ...next, selectionFrame: frameIn(next) } : next, true)
  }

  function frameIn({ selection, preview }: EditorState): SelectionFrame | null {
    if (selection.size === 0) return null
    if (preview.kind === 'none' || preview.kind === 'move') {
      const frame = restingFrames.frameOf(selection)
      const isRigid = preview.kind === 'none' || preview.elements.size === 0 || selection.size > 1
      if (preview.kind === 'none') return frame
      if (isRigid && frame) return translateFrame(frame, preview.dx, preview.dy)
    }
    const shown = withMembers(document, selection).flatMap(
      ({ id }) => shownElement(document, preview, id) ?? [],
    )
    return selectionFrameOf(shown)
  }

  function apply(changes: readonly Change[]): void {
    const applied = document.apply(changes)
    if (applied.length === 0) return
    index.update(applied)
    settle(applied)
    texts.follow(applied)
    for (const listener of appliedListeners) listener(applied)
  }

  /** Nothing that is gone stays selected, held, entered or edited. */
  function settle(applied: readonly Applied[]): void {
    const { selection, enteredGroup, editingName } = state.getState()
    const gone = new Set<string>()
    for (const { id, after } of applied) if (after === undefined) gone.add(id)
    hands.releaseIfHeld(gone)
    const touchesSelection =
      selection.size > 0 &&
      applied.some(({ id, before, after }) => isSelected(id, before) || isSelected(id, after))
    if (touchesSelection) restingFrames.forget()
    const goneFromSelection = [...gone].filter((id) => selection.has(id))
    set({
      selection:
        goneFromSelection.length === 0
          ? selection
          : keptSelection(document.slots, withoutIds(document.slots, selection, goneFromSelection)),
      enteredGroup: enteredGroup !== null && gone.has(enteredGroup) ? null : enteredGroup,
      editingName: editingName !== null && gone.has(editingName) ? null : editingName,
    })
    if (touchesSelection) set({ selectionFrame: frameIn(state.getState()) })
  }

  function isSelected(id: string, element: Element | undefined): boolean {
    const { selection } = state.getState()
    if (selection.has(id)) return true
    return (
      element !== undefined && ancestorsOf(document, element).some((ancestor) => selection.has(ancestor.id))
    )
  }

  function commit(
    changes: readonly Change[],
    {
      kind = 'edit',
      mergeKey = null,
      copied,
    }: { kind?: OperationKind; mergeKey?: string | null; copied?: Copied } = {},
  ): void {
    if (state.getState().readOnly) return
    const tidy = tidyChanges(document, kind === 'edit' ? followedChanges(document, changes) : changes)
    if (tidy.length === 0) return
    history.settle(focusNow())
    const focus = focusNow()
    apply(tidy)
    history.record(tidy, mergeKey, focus)
    if (copied) set({ copied })
    announce(tidy, kind, mergeKey)
  }

  function announce(changes: readonly Change[], kind: OperationKind, mergeKey: string | null): void {
    set({ canUndo: history.canUndo, canRedo: history.canRedo })
    const parts = splitChanges(changes)
    for (const part of parts) {
      const commit = { kind, changes: part, mergeKey: parts.length === 1 ? mergeKey : null }
      for (const listener of commitListeners) listener(commit)
    }
  }

  function turnBack(direction: 'undo' | 'redo'): UndoOutcome {
    if (state.getState().readOnly) return { applied: 0, skipped: 0 }
    hands.cancel()
    history.settle(focusNow())
    const reversal = direction === 'undo' ? history.undo(document) : history.redo(document)
    if (reversal && reversal.changes.length > 0) {
      apply(reversal.changes)
      focusOn(reversal.focus)
      announce(reversal.changes, direction, null)
    }
    set({ canUndo: history.canUndo, canRedo: history.canRedo })
    return { applied: reversal?.applied ?? 0, skipped: reversal?.skipped ?? 0 }
  }

  function focusNow(): Focus {
    const { selection, enteredGroup } = state.getState()
    return { selection, enteredGroup }
  }

  /** Shows what was worked on, as far as it is there. */
  function focusOn({ selection, enteredGroup }: Focus): void {
    select(selection)
    set({ enteredGroup: enteredGroup !== null && document.get(enteredGroup) ? enteredGroup : null })
  }

  function select(ids: Iterable<string>): void {
    const { selection: current } = state.getState()
    const selectable = selectableOf(document.slots, asSet(ids), {
      known: current,
      isSelectable: (slot) => isSelectable(document.at(slot)),
    })
    const selection = keptSelection(document.slots, selectable)
    if (!areSameIds(document.slots, selection, current)) set({ selection })
  }

  function perform(effect: Effect): void {
    switch (effect.kind) {
      case 'preview':
        set({ preview: effect.preview })
        break
      case 'marquee':
        set({ marquee: effect.box })
        break
      case 'lasso':
        set({ lasso: effect.run })
        break
      case 'snap':
        set({ snapMarks: effect.marks })
        break
      case 'commit':
        commit(effect.changes, {
          mergeKey: effect.mergeKey ?? null,
          ...(effect.copied && { copied: effect.copied }),
        })
        break
      case 'edit-point':
        set({ editedPoint: effect.point })
        break
      case 'select':
        select(effect.ids)
        break
      case 'enter-group':
        set({ enteredGroup: effect.id })
        break
      case 'camera':
        set({ camera: effect.camera })
        break
      case 'cursor':
        set({ cursor: effect.cursor })
        break
      case 'edit-text':
        texts.begin(effect.id, effect.draft)
        break
      case 'drawn':
        if (!state.getState().toolLocked) setTool('select')
        break
      case 'leave-tool':
        setTool('select')
        break
      case 'use-tool':
        setTool(effect.tool)
        break
      case 'edit-name':
        set({ editingName: effect.id })
        break
      case 'laser':
        if (effect.phase === 'end') laser.end()
        else if (effect.phase === 'begin') laser.begin(effect.point, effect.timeMs)
        else laser.extend(effect.point, effect.timeMs)
        break
      case 'rest':
        set({ preview: texts.preview, marquee: null, lasso: null, snapMarks: noMarks })
        break
      default:
        unreachable(effect)
    }
  }

  function setTool(tool: ToolName, { locked = false }: { locked?: boolean } = {}): void {
    hands.cancel()
    set({ tool, toolLocked: locked, cursor: hands.cursorOf(tool) })
    if (tool !== 'select' && tool !== 'hand' && tool !== 'lasso') set({ enteredGroup: null })
  }

  /** Choosing something else keeps what was cropped, like a click beside it. */
  function finishCrop(): void {
    if (state.getState().tool === 'crop')
      hands.handle({ type: 'key-down', key: 'Enter', modifiers: noModifiers })
  }

  return {
    document,
    index,
    state,
    newId,
    measureText,
    handle(event) {
      history.settle(focusNow())
      if (event.type === 'pointer-down') texts.finish()
      hands.handle(event)
    },
    setTool(tool, options) {
      texts.finish()
      finishCrop()
      if (!state.getState().readOnly || isForViewers(tool)) setTool(tool, options)
    },
    select(ids) {
      finishCrop()
      hands.cancel()
      // A set of the caller's may change.
      select(ids instanceof SlotSet ? ids : [...ids])
    },
    setCamera: (camera) => set({ camera }),
    setViewport: (viewport) => set({ viewport }),
    setGrid: (grid) => set({ grid }),
    setViewChoices: (choices) => set(choices),
    setReadOnly(readOnly) {
      if (readOnly === state.getState().readOnly) return
      texts.finish()
      hands.cancel()
      set({ readOnly })
      if (readOnly && !isForViewers(state.getState().tool)) setTool('select')
    },
    setStyle(style, { hold = null } = {}) {
      const { selection, tool, style: current } = state.getState()
      set({ style: { ...current, ...forNext(style, withMembers(document, selection), tool) } })
      texts.changeDraft((draft) => restyle(draft, style, measureText))
      const { changes } = setStyle(document, selection, { style, measureText })
      commit(changes, {
        mergeKey: hold === null ? gestureKey('style', Object.keys(style), selection) : heldKey('style', hold),
      })
    },
    laser,
    editName(id) {
      const element = id === null ? undefined : document.get(id)
      const mayWrite = element?.type === 'frame' && !state.getState().readOnly
      set({ editingName: mayWrite ? element.id : null })
    },
    editText(id) {
      hands.cancel()
      if (id === null) texts.finish()
      else if (!state.getState().readOnly) texts.begin(id)
    },
    setText(id, text, { done }) {
      if (texts.id !== id) texts.begin(id)
      if (texts.id !== id) return
      texts.setText(text)
      if (done) texts.finish()
    },
    commit,
    receive: apply,
    load(elements) {
      const applied = document.load(elements, index.place)
      settle(applied)
      for (const listener of appliedListeners) listener(applied)
    },
    undo: () => turnBack('undo'),
    redo: () => turnBack('redo'),
    history: {
      kept() {
        history.settle(focusNow())
        return history.kept()
      },
      onChange: history.onChange,
      restore(earlier) {
        history.restore(earlier)
        set({ canUndo: history.canUndo, canRedo: history.canRedo })
      },
    },
    onCommit: (listener) => subscribe(commitListeners, listener),
    onApplied: (listener) => subscribe(appliedListeners, listener),
    hitTest: (canvasPoint, withinScreen) => hitTest(canvasPoint, withinScreen),
  }
}

/** Only of the one selected line, with the select tool. */
function isPointEdited({ editedPoint, selection, tool }: EditorState, document: Document): boolean {
  if (!editedPoint || tool !== 'select' || selection.size !== 1) return false
  return selection.has(editedPoint.id) && document.get(editedPoint.id) !== undefined
}

function isForViewers(tool: ToolName): boolean {
  return tool === 'select' || tool === 'hand' || tool === 'laser'
}

// A guide is taken hold of where it lies, by itself.
function isSelectable(element: Element | undefined): boolean {
  return element !== undefined && element.type !== 'guide'
}

function subscribe<L>(listeners: Set<L>, listener: L): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function shallowEqual(a: EditorState, b: EditorState): boolean {
  return (Object.keys(a) as (keyof EditorState)[]).every((key) => Object.is(a[key], b[key]))
}
