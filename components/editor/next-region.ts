/** The drawing, and whatever floats over it: all of that has the one look of a panel. */
const REGIONS = '[data-testid="canvas"], main .panel'
const TABBABLE =
  'a[href], button:not(:disabled), input:not(:disabled), textarea:not(:disabled), [tabindex="0"], [role="slider"]'

/** Moves the keyboard from the drawing to the panels around it, one after the other, and back. */
export function focusNextRegion(direction: 1 | -1): void {
  const regions = [...document.querySelectorAll<HTMLElement>(REGIONS)].filter(canTakeKeys)
  const at = regions.findIndex((region) => region.contains(document.activeElement))
  const next = regions[(at + direction + regions.length) % regions.length]
  if (next) targetIn(next)?.focus({ preventScroll: true })
}

function canTakeKeys(region: HTMLElement): boolean {
  return region.getClientRects().length > 0 && targetIn(region) !== undefined
}

function targetIn(region: HTMLElement): HTMLElement | undefined {
  if (region.matches('[data-testid="canvas"]')) return region
  const inside = [...region.querySelectorAll<HTMLElement>(TABBABLE)]
  return inside.find((target) => target.tabIndex >= 0 && target.getClientRects().length > 0)
}
