import type { Point } from '../../../lib/editor/geometry/box'

/** As systems time it, and how far (CSS pixels) a finger may tremble. */
const LONG_MS = 500
const TREMBLE = 10
/** A browser that has a long press of its own says so a little later. */
const OWN_MENU_WITHIN_MS = 1_500

/** A finger that rests asks for the menu, as the right button of a mouse does. */
export interface LongPress {
  begin(event: PointerEvent): void
  move(event: PointerEvent): void
  end(): void
}

/** `onMenu` abandons what the finger had begun; then the surface gets a `contextmenu` event like any other. */
export function createLongPress(element: HTMLElement, onMenu: () => void, signal: AbortSignal): LongPress {
  let timer: ReturnType<typeof setTimeout> | undefined
  let from: Point | null = null
  let askedMs = -Infinity

  function end(): void {
    clearTimeout(timer)
    from = null
  }

  function ask({ x, y }: Point): void {
    end()
    onMenu()
    element.dispatchEvent(
      new MouseEvent('contextmenu', { bubbles: true, cancelable: true, clientX: x, clientY: y, button: 2 }),
    )
    askedMs = performance.now()
  }

  function onOwnMenu(event: Event): void {
    const isOurs = !event.isTrusted
    if (isOurs) return
    if (performance.now() - askedMs < OWN_MENU_WITHIN_MS) {
      // The menu is open already.
      event.preventDefault()
      event.stopPropagation()
    } else if (from) {
      end()
      onMenu()
    }
  }

  element.addEventListener('contextmenu', onOwnMenu, { signal, capture: true })
  signal.addEventListener('abort', end)
  return {
    begin({ clientX, clientY }) {
      end()
      from = { x: clientX, y: clientY }
      timer = setTimeout(() => ask({ x: clientX, y: clientY }), LONG_MS)
    },
    move({ clientX, clientY }) {
      if (from && Math.hypot(clientX - from.x, clientY - from.y) > TREMBLE) end()
    },
    end,
  }
}
