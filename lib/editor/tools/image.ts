import { isKey } from './gesture'
import { stay, type Tool } from './tool'

/** While it is in the hand the screen asks for picture files; a machine of its own it has none. */
export const imageTool: Tool<null> = {
  cursor: 'default',
  initial: null,
  step: (state, event) => (isKey(event, 'Escape') ? stay(state, { kind: 'leave-tool' }) : stay(state)),
}
