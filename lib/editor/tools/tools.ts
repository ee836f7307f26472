import type { ToolName } from '../state'
import { drawTool } from './draw'
import { eraserTool } from './eraser'
import { frameTool } from './frame'
import { handTool } from './hand'
import { imageTool } from './image'
import { imageCropTool } from './image-crop'
import { laserTool } from './laser'
import { lassoTool } from './lasso'
import { lineTool } from './line'
import { noteTool } from './note'
import { selectTool } from './select/select'
import { shapeTool } from './shape'
import { textTool } from './text'
import { type RunningTool, runTool } from './tool'

/** One running machine a tool. */
export function startTools(): Readonly<Record<ToolName, RunningTool>> {
  return {
    select: runTool(selectTool),
    lasso: runTool(lassoTool),
    hand: runTool(handTool),
    rectangle: runTool(shapeTool('rectangle')),
    ellipse: runTool(shapeTool('ellipse')),
    diamond: runTool(shapeTool('diamond')),
    polygon: runTool(shapeTool('polygon')),
    star: runTool(shapeTool('star')),
    line: runTool(lineTool('line')),
    arrow: runTool(lineTool('arrow')),
    draw: runTool(drawTool('pen')),
    highlighter: runTool(drawTool('highlighter')),
    text: runTool(textTool),
    note: runTool(noteTool),
    eraser: runTool(eraserTool),
    frame: runTool(frameTool),
    image: runTool(imageTool),
    crop: runTool(imageCropTool),
    laser: runTool(laserTool),
  }
}
