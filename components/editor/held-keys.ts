import { isTyping } from './focus'

/** A part that has not come by now will not: its code could not be fetched. */
const PATIENCE_MS = 4_000

let isHolding = false

/**
 * Keeps the keys that are pressed between asking for a part of the screen that takes them and its taking them, and hands
 * them over then: whoever asks for the palette and types on writes into its field, and takes no tool by it. They are
 * dropped when the person points elsewhere, or when the part does not come.
 */
export function holdKeys(): void {
  if (isHolding || isTyping(document.activeElement)) return
  isHolding = true
  const held: KeyboardEvent[] = []
  const holding = new AbortController()
  const options = { signal: holding.signal, capture: true }

  function end(): void {
    clearTimeout(patience)
    holding.abort()
    isHolding = false
  }

  /** One a frame: what a key means depends on what the one before has done. Keys pressed meanwhile wait behind. */
  function handOver(): void {
    const next = held.shift()
    if (next) {
      give(next, document.activeElement ?? document.body)
      requestAnimationFrame(handOver)
    } else end()
  }

  const patience = setTimeout(end, PATIENCE_MS)
  let isGiving = false
  window.addEventListener(
    'keydown',
    (event) => {
      // Ours on their way to the field, and what an input method is still composing.
      if (!event.isTrusted || event.isComposing || isModifier(event.key)) return
      event.preventDefault()
      event.stopImmediatePropagation()
      if (event.key === 'Backspace' && isCharacter(held.at(-1))) held.pop()
      else held.push(event)
    },
    options,
  )
  window.addEventListener(
    'focusin',
    ({ target }) => {
      if (isGiving || isOnDrawing(target)) return
      isGiving = true
      clearTimeout(patience)
      requestAnimationFrame(handOver)
    },
    options,
  )
  window.addEventListener('pointerdown', end, options)
}

function give(key: KeyboardEvent, target: Element): void {
  const { code, ctrlKey, metaKey, altKey, shiftKey } = key
  const init = { key: key.key, code, ctrlKey, metaKey, altKey, shiftKey, bubbles: true, cancelable: true }
  const isFree = target.dispatchEvent(new KeyboardEvent('keydown', init))
  // A key that is sent by a page does all that listeners do, and writes nothing.
  if (isFree && isCharacter(key) && isField(target)) write(key.key, target)
}

function write(text: string, field: HTMLInputElement | HTMLTextAreaElement): void {
  const { selectionStart, selectionEnd } = field
  // A field of numbers has no caret that could be asked for.
  if (selectionStart === null || selectionEnd === null) return
  field.setRangeText(text, selectionStart, selectionEnd, 'end')
  field.dispatchEvent(new InputEvent('input', { bubbles: true, data: text, inputType: 'insertText' }))
}

function isField(target: Element): target is HTMLInputElement | HTMLTextAreaElement {
  return isTyping(target) && (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)
}

function isCharacter(key: KeyboardEvent | undefined): boolean {
  return key !== undefined && [...key.key].length === 1 && !key.ctrlKey && !key.metaKey
}

function isModifier(key: string): boolean {
  return key === 'Shift' || key === 'Control' || key === 'Alt' || key === 'Meta' || key === 'AltGraph'
}

/** The focus goes back to the drawing on the way from a menu to what was chosen there. */
function isOnDrawing(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.dataset.testid === 'canvas'
}
