import { toScreen } from '../../lib/editor/camera'
import { createEditor } from '../../lib/editor/create-editor'
import type { Commit, Editor, MeasureText } from '../../lib/editor/editor'
import { type Modifiers, noModifiers, type PointerInput } from '../../lib/editor/input'
import type { Element } from '../../lib/editor/model/element'

/** Every letter is half as wide as it is high: layouts are the same on every machine. */
export const measureText: MeasureText = (line, { fontSize }) => [...line].length * fontSize * 0.5

export interface Bench {
  readonly editor: Editor
  readonly pen: Hand
  readonly commits: Commit[]
  /** Moves the editor's clock. */
  wait(ms: number): void
  /** The element as it is; throws when it is not there. */
  element(id: string): Element
  elements(): Element[]
}

/** A real editor with a clock, ids and randomness of its own, and a hand that works it. */
export function setUp(...elements: Element[]): Bench {
  let nowMs = 0
  let ids = 0
  let random = 1
  const editor = createEditor({
    now: () => nowMs,
    newId: () => `new${++ids}`,
    random: () => {
      random = (random * 48271) % 2147483647
      return random / 2147483647
    },
    measureText,
  })
  editor.setViewport({ width: 1_000, height: 800 })
  // A test says to the unit where a hand goes; what is drawn to its neighbours is tested where it is asked for.
  editor.setViewChoices({ snapsToObjects: false })
  editor.load(elements)
  const commits: Commit[] = []
  editor.onCommit((commit) => commits.push(commit))
  return {
    editor,
    pen: createHand(editor),
    commits,
    wait(ms) {
      nowMs += ms
    },
    element(id) {
      const element = editor.document.get(id)
      if (!element) throw new Error(`There is no element ${id}`)
      return element
    },
    elements: () => [...editor.document.ordered()],
  }
}

/** A hand in canvas coordinates: `pen.down(10, 10).move(40, 10).up()`. */
export interface Hand {
  down(x: number, y: number): Hand
  move(x: number, y: number): Hand
  up(): Hand
  click(x: number, y: number): Hand
  doubleClick(x: number, y: number): Hand
  drag(from: readonly [number, number], to: readonly [number, number]): Hand
  /** Holds modifiers until the next `with`. */
  with(modifiers: Partial<Modifiers>): Hand
  using(device: PointerInput['device'], pressure?: number): Hand
  button(button: PointerInput['button']): Hand
  press(key: string): Hand
  release(key: string): Hand
  cancel(): Hand
}

export function createHand(editor: Editor): Hand {
  let at = { x: 0, y: 0 }
  let modifiers: Modifiers = noModifiers
  let device: PointerInput['device'] = 'mouse'
  let pressure = 0.5
  let button: PointerInput['button'] = 'primary'
  let timeMs = 0

  function point(type: PointerInput['type'], x = at.x, y = at.y): Hand {
    at = { x, y }
    timeMs += 16
    const screenPoint = toScreen(editor.state.getState().camera, at)
    editor.handle({ type, canvasPoint: at, screenPoint, pressure, device, button, modifiers, timeMs })
    return hand
  }

  const hand: Hand = {
    down: (x, y) => point('pointer-down', x, y),
    move: (x, y) => point('pointer-move', x, y),
    up: () => point('pointer-up'),
    click: (x, y) => hand.down(x, y).up(),
    doubleClick(x, y) {
      hand.click(x, y).click(x, y)
      return point('double-click', x, y)
    },
    drag([fromX, fromY], [toX, toY]) {
      hand.down(fromX, fromY).move((fromX + toX) / 2, (fromY + toY) / 2)
      return hand.move(toX, toY).up()
    },
    with(held) {
      modifiers = { ...noModifiers, ...held }
      return hand
    },
    using(nextDevice, nextPressure = 0.5) {
      device = nextDevice
      pressure = nextPressure
      return hand
    },
    button(next) {
      button = next
      return hand
    },
    press(key) {
      editor.handle({ type: 'key-down', key, modifiers })
      return hand
    },
    release(key) {
      editor.handle({ type: 'key-up', key, modifiers })
      return hand
    },
    cancel() {
      editor.handle({ type: 'cancel' })
      return hand
    },
  }
  return hand
}
