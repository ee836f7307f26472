import type { ToolName } from '../state'
import { drawTool } from './draw'
import { eraserTool } from './eraser'
import { handTool } from './hand'
import { lineTool } from './line'
import { selectTool } from './select/select'
import { shapeTool } from './shape'
import { textTool } from './text'
import { type RunningTool, runTool } from './tool'

/** One running machine a tool. */
export function startTools(): Readonly<Record<ToolName, RunningTool>> {
  return {
    select: runTool(selectTool),
    hand: runTool(handTool),
    rectangle: runTool(shapeTool('rectangle')),
    ellipse: runTool(shapeTool('ellipse')),
    diamond: runTool(shapeTool('diamond')),
    line: runTool(lineTool('line')),
    arrow: runTool(lineTool('arrow')),
    draw: runTool(drawTool),
    text: runTool(textTool),
    eraser: runTool(eraserTool),
  }
}
