import type { Editor } from '../../editor'
import type { ToolName } from '../../state'
import { canEdit } from '../command'

function toolCommand<T extends ToolName>(tool: T, ...keys: string[]) {
  const isForViewers = tool === 'select' || tool === 'hand' || tool === 'laser'
  return {
    id: `tool.${tool}`,
    group: 'Tools',
    keys,
    canRun: (editor: Editor) => isForViewers || canEdit(editor),
    run: (editor: Editor) => editor.setTool(tool),
  } as const
}

export const toolCommands = [
  toolCommand('select', 'v'),
  toolCommand('lasso', 'q'),
  toolCommand('hand', 'h'),
  toolCommand('rectangle', 'r'),
  toolCommand('ellipse', 'o'),
  toolCommand('diamond', 'd'),
  toolCommand('polygon', 'y'),
  toolCommand('star', 's'),
  toolCommand('line', 'l'),
  toolCommand('arrow', 'a'),
  toolCommand('draw', 'p'),
  toolCommand('highlighter', 'shift+p'),
  toolCommand('text', 't'),
  toolCommand('note', 'n'),
  toolCommand('frame', 'f'),
  toolCommand('image', 'i'),
  toolCommand('eraser', 'e'),
  toolCommand('laser', 'k'),
] as const
