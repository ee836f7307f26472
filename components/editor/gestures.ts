/** What hands do besides pressing keys, for the help sheet: keys as the table of commands writes them, and what moves. */
interface Gesture {
  readonly id: GestureId
  readonly keys: readonly string[]
  readonly move:
    | 'drag'
    | 'click'
    | 'doubleClick'
    | 'wheel'
    | 'pinch'
    | 'twoFingers'
    | 'longPress'
    | 'middleDrag'
}

export type GestureId = (typeof table)[number]['id']

const table = [
  { id: 'pan', keys: ['space'], move: 'drag' },
  { id: 'panMiddle', keys: [], move: 'middleDrag' },
  { id: 'scroll', keys: [], move: 'wheel' },
  { id: 'zoom', keys: ['mod'], move: 'wheel' },
  { id: 'panTouch', keys: [], move: 'twoFingers' },
  { id: 'zoomTouch', keys: [], move: 'pinch' },
  { id: 'menuTouch', keys: [], move: 'longPress' },
  { id: 'add', keys: ['shift'], move: 'click' },
  { id: 'enter', keys: [], move: 'doubleClick' },
  { id: 'boxWhole', keys: ['alt'], move: 'drag' },
  { id: 'copy', keys: ['alt'], move: 'drag' },
  { id: 'straight', keys: ['shift'], move: 'drag' },
  { id: 'center', keys: ['alt'], move: 'drag' },
  { id: 'free', keys: ['mod'], move: 'drag' },
] as const

/** In the order of the help sheet. */
export const gestures: readonly Gesture[] = table
