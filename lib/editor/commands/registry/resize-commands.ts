import { type CommandDefinition, canEditSelected } from '../command'
import { type FrameNumbers, setGeometry } from '../geometry'
import { gestureKey } from '../plan'
import { runPlan, selectionOf } from './run-plan'

/** Larger and smaller by keys, for those who have no pointer: from the upper left corner, by 1 or with shift by 10. */
export const resizeCommands = [
  resizeCommand('widen', 'alt+ArrowRight', { dx: 1, dy: 0 }),
  resizeCommand('narrow', 'alt+ArrowLeft', { dx: -1, dy: 0 }),
  resizeCommand('heighten', 'alt+ArrowDown', { dx: 0, dy: 1 }),
  resizeCommand('flatten', 'alt+ArrowUp', { dx: 0, dy: -1 }),
  resizeCommand('widen-far', 'alt+shift+ArrowRight', { dx: 10, dy: 0 }),
  resizeCommand('narrow-far', 'alt+shift+ArrowLeft', { dx: -10, dy: 0 }),
  resizeCommand('heighten-far', 'alt+shift+ArrowDown', { dx: 0, dy: 10 }),
  resizeCommand('flatten-far', 'alt+shift+ArrowUp', { dx: 0, dy: -10 }),
] as const satisfies readonly CommandDefinition[]

function resizeCommand<I extends string>(id: I, key: string, { dx, dy }: { dx: number; dy: number }) {
  return {
    id,
    group: 'Edit',
    keys: [key],
    canRun: (editor) => canEditSelected(editor) && editor.state.getState().selectionFrame !== null,
    run(editor) {
      const selection = selectionOf(editor)
      const { selectionFrame } = editor.state.getState()
      if (!selectionFrame) return
      const { width, height } = selectionFrame.box
      const size: Partial<FrameNumbers> =
        dx === 0 ? { height: Math.max(1, height + dy) } : { width: Math.max(1, width + dx) }
      runPlan(editor, setGeometry(editor.document, selection, size), gestureKey('resize', [], selection))
    },
  } as const satisfies CommandDefinition
}
