/** Gives the keys back to the drawing surface, or to the words that are being written on it. */
export function focusCanvas(): void {
  const find = (testId: string) => document.querySelector<HTMLElement>(`[data-testid="${testId}"]`)
  const target = find('text-editor') ?? find('canvas')
  target?.focus({ preventScroll: true })
}

/** When a menu or panel closes: the keys go back to the drawing, unless something else was given them meanwhile. */
export function returnFocus(event: Event): void {
  event.preventDefault()
  if (document.activeElement === null || document.activeElement === document.body) focusCanvas()
}

/** Lets the person rename the canvas. */
export function focusTitle(): void {
  document.querySelector<HTMLInputElement>('input[name="title"]')?.focus()
}

/** Whether keys at this target are text for a field and not commands for the drawing. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target.tagName === 'TEXTAREA' || target.tagName === 'SELECT') return true
  return target instanceof HTMLInputElement && !['range', 'checkbox', 'radio', 'button'].includes(target.type)
}

/** Whether something that takes all keys is open: a dialog or a menu. */
export function isModalOpen(): boolean {
  return (
    document.querySelector('[role="dialog"][data-state="open"], [role="menu"][data-state="open"]') !== null
  )
}
