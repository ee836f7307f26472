'use client'

import { useState } from 'react'
import type { CommandHost } from '../../lib/editor/commands/command'
import type { Editor, EditorState, UndoOutcome } from '../../lib/editor/editor'
import { currentMessages } from '../messages/messages-provider'
import { toast } from '../ui/toast'
import { copyToSystem, pasteFromSystem } from './clipboard'
import { useEditor, useEditorState, useScene } from './editor-context'
import { isCatchingMany } from './live-selection'
import { chooseFiles } from './pictures/choose-files'
import { togglePart } from './screen-parts'
import { type CommandId, commandOf } from './shortcuts'
import { keepStyle, keptStyle } from './style-clipboard'

type Scene = Pick<ReturnType<typeof useScene>, 'editor' | 'canvas'>

/** Runs a command of the table, if it can run now, and says what it could not do. */
export function runCommand({ editor, canvas }: Scene, id: CommandId): void {
  const command = commandOf(id)
  if (!command.canRun(editor)) return
  if (id === 'undo') tellSkipped('undone', editor.undo())
  else if (id === 'redo') tellSkipped('redone', editor.redo())
  else command.run(editor, hostOf(editor, canvas.id))
}

export function useRun(): (id: CommandId) => void {
  const scene = useScene()
  return (id) => runCommand(scene, id)
}

/** Follows the editor's state; whether a command can run never depends on more. */
export function useCanRun(id: CommandId): boolean {
  const editor = useEditor()
  const [canRunIn] = useState(() => createCanRun(editor, id))
  return useEditorState(canRunIn)
}

/** Asks only when something may have changed the answer: where a hand moves or looks never does. */
function createCanRun(editor: Editor, id: CommandId): (state: EditorState) => boolean {
  let asked: readonly unknown[] = []
  let answer = false
  return (state) => {
    if (asked.length > 0 && isCatchingMany(state)) return answer
    const now = [
      editor.document.revision,
      state.selection,
      state.selectionFrame === null,
      state.tool,
      state.readOnly,
      state.canUndo,
      state.canRedo,
      state.enteredGroup,
      state.editedPoint,
    ]
    if (asked.length === now.length && now.every((one, i) => one === asked[i])) return answer
    asked = now
    answer = commandOf(id).canRun(editor)
    return answer
  }
}

const changePictures = () => import('./pictures/change-pictures')

function hostOf(editor: Editor, canvasId: string): CommandHost {
  const replaceBy =
    (id: string) =>
    async ([file]: readonly File[]) => {
      if (file) await (await changePictures()).replaceImage(editor, canvasId, { id, file })
    }
  return {
    copy: (then) => void copyToSystem(editor, canvasId).then((isThere) => isThere && then?.()),
    copyAs: (format) =>
      void import('./copy-picture').then(({ copyPicture }) => copyPicture(editor, canvasId, format)),
    paste: (place) => void pasteFromSystem(editor, canvasId, place),
    keepStyle,
    keptStyle,
    toggle: togglePart,
    // The chooser opens only within the key press or click that asks for it; the rest may load meanwhile.
    replaceImage: (id) => void chooseFiles({ accept: 'image/*', multiple: false }).then(replaceBy(id)),
    toOriginalSize: (ids) =>
      void changePictures().then((change) => change.showOriginalSize(editor, canvasId, ids)),
  }
}

function tellSkipped(done: 'undone' | 'redone', { applied, skipped }: UndoOutcome): void {
  if (skipped === 0) return
  const { history, format } = currentMessages()
  const count = applied + skipped
  const isAll = skipped === count
  const [nothing, rest] =
    done === 'undone'
      ? [history.nothingUndone, history.restUndone]
      : [history.nothingRedone, history.restRedone]
  toast(format(isAll ? history.changedSince : history.someChangedSince, { count, skipped }), {
    description: isAll ? nothing : rest,
  })
}
