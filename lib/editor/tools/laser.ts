import { isKey, isPrimaryDown } from './gesture'
import { stay, type Tool } from './tool'

type LaserState = { readonly name: 'idle' } | { readonly name: 'pointing' }

const idle: LaserState = { name: 'idle' }
const pointing: LaserState = { name: 'pointing' }

/** Points at things: a trail that fades. It changes nothing, and so is for viewers as well. */
export const laserTool: Tool<LaserState> = {
  cursor: 'crosshair',
  initial: idle,
  step(state, event) {
    const end = { kind: 'laser', phase: 'end' } as const
    if (event.type === 'cancel') return stay(idle, end)
    if (isKey(event, 'Escape')) return state === idle ? stay(idle, { kind: 'leave-tool' }) : stay(idle, end)
    if (state === idle) {
      if (!isPrimaryDown(event)) return stay(idle)
      return stay(pointing, { kind: 'laser', phase: 'begin', point: event.canvasPoint, timeMs: event.timeMs })
    }
    if (event.type === 'pointer-up') return stay(idle, end)
    if (event.type !== 'pointer-move') return stay(state)
    return stay(state, { kind: 'laser', phase: 'extend', point: event.canvasPoint, timeMs: event.timeMs })
  },
}
