import {
  ArrowUpRight,
  Circle,
  Diamond,
  Eraser,
  Frame,
  Hand,
  Hexagon,
  Highlighter,
  Image,
  Lasso,
  type LucideIcon,
  MousePointer2,
  Pencil,
  Slash,
  Square,
  Star,
  StickyNote,
  Type,
  Wand,
} from 'lucide-react'
import type { CommandId } from './shortcuts'

type NamedTool<I> = I extends `tool.${infer T}` ? T : never

export interface ToolButton {
  readonly tool: NamedTool<CommandId>
  readonly icon: LucideIcon
}

/** In groups as they stand in the toolbar. */
export const toolGroups: readonly (readonly ToolButton[])[] = [
  [
    { tool: 'select', icon: MousePointer2 },
    { tool: 'hand', icon: Hand },
  ],
  [
    { tool: 'rectangle', icon: Square },
    { tool: 'ellipse', icon: Circle },
    { tool: 'diamond', icon: Diamond },
    { tool: 'line', icon: Slash },
    { tool: 'arrow', icon: ArrowUpRight },
  ],
  [
    { tool: 'draw', icon: Pencil },
    { tool: 'text', icon: Type },
    { tool: 'note', icon: StickyNote },
    { tool: 'frame', icon: Frame },
    { tool: 'image', icon: Image },
    { tool: 'eraser', icon: Eraser },
    { tool: 'laser', icon: Wand },
  ],
]

/** Wanted more rarely: behind the last button. The one used last stands beside it. */
export const moreTools: readonly [ToolButton, ...ToolButton[]] = [
  { tool: 'lasso', icon: Lasso },
  { tool: 'polygon', icon: Hexagon },
  { tool: 'star', icon: Star },
  { tool: 'highlighter', icon: Highlighter },
]

/** What a person without the right to edit can use. */
export const viewerToolGroups: typeof toolGroups = [
  ...toolGroups.slice(0, 1),
  [{ tool: 'laser', icon: Wand }],
]
