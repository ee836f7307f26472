import type { InputEvent, KeyInput, PointerInput } from './input'
import { firstInSight, gestureOfEnter } from './keyboard-hand'
import type { ToolName } from './state'
import { withinCanvas } from './tools/gesture'
import type { Effect, RunningTool, ToolContext } from './tools/tool'
import { startTools } from './tools/tools'

/** Leads what a hand does to the tool it means, and what the tool wants to the editor. */
export interface Hands {
  handle(event: InputEvent): void
  /** Abandons the gesture under way. */
  cancel(): void
  /** The gesture under way ends when it holds one of these. */
  releaseIfHeld(gone: ReadonlySet<string>): void
  cursorOf(tool: ToolName): string
}

export function createHands({
  context,
  perform,
}: {
  context: ToolContext
  perform: (effect: Effect) => void
}): Hands {
  const tools = startTools()
  const { hand: panning, eraser: erasing } = startTools()
  let isSpaceDown = false
  let isPressed = false
  let lastPointer: PointerInput | null = null

  function current(): RunningTool {
    return tools[context.state.tool]
  }

  function handle(event: InputEvent): void {
    if (event.type === 'cancel') cancel()
    else if ('key' in event) handleKey(event)
    else handlePointer(event)
  }

  function handlePointer(event: PointerInput): void {
    const pointer = { ...event, canvasPoint: withinCanvas(event.canvasPoint) }
    lastPointer = pointer
    if (panning.isBusy() || beginsPanning(pointer)) {
      pan(pointer)
      return
    }
    if (erasing.isBusy() || beginsErasing(pointer)) {
      erase({ ...pointer, button: 'primary' })
      return
    }
    if (pointer.type === 'pointer-down') isPressed = true
    if (pointer.type === 'pointer-up') isPressed = false
    send(pointer)
  }

  /** The middle button and Space lend any tool the hand, but not in the middle of a drag. */
  function beginsPanning({ type, button }: PointerInput): boolean {
    return (
      type === 'pointer-down' && !isPressed && (button === 'middle' || (isSpaceDown && button === 'primary'))
    )
  }

  function pan(event: InputEvent): void {
    for (const effect of panning.handle(event, context)) perform(effect)
    if (!panning.isBusy()) perform({ kind: 'cursor', cursor: isSpaceDown ? 'grab' : current().cursor })
  }

  /** The other end of a pen erases, whatever the tool. */
  function beginsErasing({ type, button }: PointerInput): boolean {
    return type === 'pointer-down' && !isPressed && button === 'eraser' && !context.state.readOnly
  }

  function erase(event: InputEvent): void {
    for (const effect of erasing.handle(event, context)) perform(effect)
    if (!erasing.isBusy()) perform({ kind: 'rest' })
  }

  function handleKey(event: KeyInput): void {
    if (event.key === ' ') {
      isSpaceDown = event.type === 'key-down'
      if (!isPressed && !panning.isBusy())
        perform({ kind: 'cursor', cursor: isSpaceDown ? 'grab' : current().cursor })
      return
    }
    // A drag answers at once to a modifier pressed or let go.
    if (MODIFIER_KEYS.has(event.key)) {
      if (current().isBusy() && lastPointer)
        send({ ...lastPointer, type: 'pointer-move', modifiers: event.modifiers })
      return
    }
    if (event.type === 'key-down' && event.key === 'Enter' && !current().isBusy() && enter()) return
    send(event)
  }

  /** Enter without a pointer: draws with the tool in hand, or begins to walk through the drawing. */
  function enter(): boolean {
    const { state } = context
    if (state.tool === 'select') {
      const first = state.selection.size === 0 ? firstInSight(context) : null
      if (first !== null) perform({ kind: 'select', ids: [first] })
      return first !== null
    }
    const gesture = gestureOfEnter(state)
    for (const pointer of gesture) send(pointer)
    return gesture.length > 0
  }

  function send(event: InputEvent): void {
    const tool = current()
    const wasBusy = tool.isBusy()
    for (const effect of tool.handle(event, context)) perform(effect)
    if (wasBusy && !tool.isBusy()) perform({ kind: 'rest' })
  }

  function cancel(): void {
    isPressed = false
    if (panning.isBusy()) pan({ type: 'cancel' })
    if (erasing.isBusy()) erase({ type: 'cancel' })
    const tool = current()
    if (!tool.isBusy()) return
    tool.reset()
    perform({ kind: 'rest' })
    perform({ kind: 'cursor', cursor: tool.cursor })
  }

  return {
    handle,
    cancel,
    releaseIfHeld(gone) {
      if (gone.size === 0 || !current().isBusy()) return
      const held = current().held()
      for (const id of gone) if (held.has(id)) return cancel()
    },
    cursorOf: (tool) => tools[tool].cursor,
  }
}

const MODIFIER_KEYS = new Set(['Shift', 'Alt', 'Control', 'Meta'])
