import type { Editor } from '../../editor'
import type { ToolName } from '../../state'
import { canEdit } from '../command'

function toolCommand<T extends ToolName>(tool: T, label: string, ...keys: string[]) {
  const isForViewers = tool === 'select' || tool === 'hand'
  return {
    id: `tool.${tool}`,
    label,
    group: 'Tools',
    keys,
    canRun: (editor: Editor) => isForViewers || canEdit(editor),
    run: (editor: Editor) => editor.setTool(tool),
  } as const
}

export const toolCommands = [
  toolCommand('select', 'Select', 'v'),
  toolCommand('hand', 'Hand', 'h'),
  toolCommand('rectangle', 'Rectangle', 'r'),
  toolCommand('ellipse', 'Ellipse', 'o'),
  toolCommand('diamond', 'Diamond', 'd'),
  toolCommand('line', 'Line', 'l'),
  toolCommand('arrow', 'Arrow', 'a'),
  toolCommand('draw', 'Draw', 'p'),
  toolCommand('text', 'Text', 't'),
  toolCommand('eraser', 'Eraser', 'e'),
] as const
