import type { ToolName } from '../state'
import { handTool } from './hand'
import { selectTool } from './select/select'
import { shapeTool } from './shape'
import { type RunningTool, runTool } from './tool'

/** One running machine a tool. */
export function startTools(): Readonly<Record<ToolName, RunningTool>> {
  return {
    select: runTool(selectTool),
    hand: runTool(handTool),
    rectangle: runTool(shapeTool('rectangle')),
    ellipse: runTool(shapeTool('ellipse')),
    diamond: runTool(shapeTool('diamond')),
    line: runTool(shapeTool('rectangle')),
    arrow: runTool(shapeTool('rectangle')),
    draw: runTool(shapeTool('rectangle')),
    text: runTool(shapeTool('rectangle')),
    eraser: runTool(shapeTool('rectangle')),
  }
}
