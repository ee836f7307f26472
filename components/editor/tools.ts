import {
  ArrowUpRight,
  Circle,
  Diamond,
  Eraser,
  Hand,
  type LucideIcon,
  MousePointer2,
  Pencil,
  Slash,
  Square,
  Type,
} from 'lucide-react'
import type { ToolName } from '../../lib/editor/editor'

export interface ToolButton {
  readonly tool: ToolName
  readonly label: string
  readonly icon: LucideIcon
}

/** In groups as they stand in the toolbar. */
export const toolGroups: readonly (readonly ToolButton[])[] = [
  [
    { tool: 'select', label: 'Select', icon: MousePointer2 },
    { tool: 'hand', label: 'Hand', icon: Hand },
  ],
  [
    { tool: 'rectangle', label: 'Rectangle', icon: Square },
    { tool: 'ellipse', label: 'Ellipse', icon: Circle },
    { tool: 'diamond', label: 'Diamond', icon: Diamond },
    { tool: 'line', label: 'Line', icon: Slash },
    { tool: 'arrow', label: 'Arrow', icon: ArrowUpRight },
  ],
  [
    { tool: 'draw', label: 'Draw', icon: Pencil },
    { tool: 'text', label: 'Text', icon: Type },
    { tool: 'eraser', label: 'Eraser', icon: Eraser },
  ],
]

/** What a person without the right to edit can use. */
export const viewerToolGroups: typeof toolGroups = toolGroups.slice(0, 1)
