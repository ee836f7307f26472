import type { KeyboardEvent } from 'react'
import { zoomAt } from '../../lib/editor/camera'
import type { MergeChoice } from '../../lib/editor/changes/resolve'
import type { LinkedCameras } from './linked-cameras'
import type { Review } from './review'

export interface MergeKeys {
  readonly review: Review
  readonly cameras: LinkedCameras
  readonly onApply: () => void
  readonly onToggleResult: () => void
  readonly onFit: () => void
}

/** By the place of the key: a digit with Shift is another letter on every keyboard. */
const CHOICES: Readonly<Record<string, MergeChoice>> = {
  Digit1: 'mine',
  Numpad1: 'mine',
  Digit2: 'theirs',
  Numpad2: 'theirs',
  Digit3: 'merged',
  Numpad3: 'merged',
}
const ZOOM_STEP = 1.25
const PAN_SCREEN = 60

/** The keys of the whole dialog (`merging.keysHelp` lists them); answers whether it took the key. */
export function takeMergeKey(event: KeyboardEvent<HTMLElement>, keys: MergeKeys): boolean {
  if (event.altKey) return false
  if (event.ctrlKey || event.metaKey) {
    if (event.key !== 'Enter') return false
    keys.onApply()
    return true
  }
  const choice = CHOICES[event.code]
  return choice ? takeChoice(event, keys.review, choice) : takeLetter(event, keys)
}

function takeChoice({ shiftKey }: KeyboardEvent, review: Review, choice: MergeChoice): boolean {
  const { current, merge } = review.state.getState()
  if (current === null) return false
  if (!shiftKey) {
    review.choose(current, choice)
    return true
  }
  const element = merge.elements.find(({ conflicts }) => conflicts.some(({ key }) => key === current))
  if (!element || choice === 'merged') return false
  review.chooseElement(element, choice)
  return true
}

function takeLetter(event: KeyboardEvent<HTMLElement>, keys: MergeKeys): boolean {
  const { review, cameras } = keys
  const { current } = review.state.getState()
  switch (event.key) {
    case 'j':
    case 'J':
      review.walk(1)
      return true
    case 'k':
    case 'K':
      review.walk(-1)
      return true
    case 'n':
    case 'N':
      review.walk('undecided')
      return true
    case 'r':
    case 'R':
      keys.onToggleResult()
      return true
    case '0':
    case 'Backspace':
    case 'Delete':
      if (current !== null) review.choose(current, null)
      return true
    case 'f':
    case 'F':
      keys.onFit()
      return true
    case '+':
    case '=':
      return zoomBy(cameras, ZOOM_STEP)
    case '-':
    case '_':
      return zoomBy(cameras, 1 / ZOOM_STEP)
    default:
      return takeArrow(event, keys)
  }
}

/** Arrows are the radio's among its choices, move what a view shows, and elsewhere walk. */
function takeArrow({ key, target }: KeyboardEvent<HTMLElement>, { review, cameras }: MergeKeys): boolean {
  const direction = ARROWS[key]
  if (!direction || target instanceof HTMLInputElement) return false
  const isOnView = target instanceof HTMLElement && target.dataset.testid?.startsWith('merge-')
  if (isOnView) {
    const lead = cameras.lead()
    if (!lead) return false
    const { camera } = lead.state.getState()
    const [x, y] = direction
    const step = PAN_SCREEN / camera.zoom
    cameras.travel({ ...camera, x: camera.x + x * step, y: camera.y + y * step }, false)
    return true
  }
  const [, down] = direction
  if (down === 0) return false
  review.walk(down > 0 ? 1 : -1)
  return true
}

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

export function zoomBy(cameras: LinkedCameras, factor: number): boolean {
  const lead = cameras.lead()
  if (!lead) return false
  const { camera, viewport } = lead.state.getState()
  const middle = { x: viewport.width / 2, y: viewport.height / 2 }
  cameras.travel(zoomAt(camera, middle, camera.zoom * factor), false)
  return true
}
