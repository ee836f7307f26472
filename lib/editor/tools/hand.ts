import { panBy } from '../camera'
import type { Point } from '../geometry/box'
import { isKey } from './gesture'
import { stay, type Tool } from './tool'

type HandState = { readonly name: 'idle' } | { readonly name: 'panning'; readonly at: Point }

const idle: HandState = { name: 'idle' }

/** Drags the drawing about. Any button: the editor also lends it to the middle one and to Space. */
export const handTool: Tool<HandState> = {
  cursor: 'grab',
  initial: idle,
  step(state, event, context) {
    if (event.type === 'cancel') return stay(idle, { kind: 'cursor', cursor: 'grab' })
    if (state.name === 'idle') {
      if (isKey(event, 'Escape')) return stay(idle, { kind: 'leave-tool' })
      if (event.type !== 'pointer-down' || event.button === 'secondary') return stay(idle)
      return stay({ name: 'panning', at: event.screenPoint }, { kind: 'cursor', cursor: 'grabbing' })
    }
    if (event.type === 'pointer-up') return stay(idle, { kind: 'cursor', cursor: 'grab' })
    if (event.type !== 'pointer-move') return stay(state)
    const { x, y } = event.screenPoint
    const camera = panBy(context.state.camera, x - state.at.x, y - state.at.y)
    return stay({ name: 'panning', at: event.screenPoint }, { kind: 'camera', camera })
  },
}
