import type { KeyboardEvent } from 'react'

/** Moves the focus to the card beside, above or below; false when the key is none of its. */
export function moveBetweenCards(event: KeyboardEvent<HTMLElement>): boolean {
  const cards = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-card]')]
  const at = cards.indexOf(event.target as HTMLElement)
  if (at < 0) return false
  const to = targetOf(event.key, at, columnsOf(cards))
  if (to === null) return false
  cards[Math.min(cards.length - 1, Math.max(0, to))]?.focus()
  return true
}

function targetOf(key: string, at: number, columns: number): number | null {
  switch (key) {
    case 'ArrowRight':
      return at + 1
    case 'ArrowLeft':
      return at - 1
    case 'ArrowDown':
      return at + columns
    case 'ArrowUp':
      return at - columns
    case 'Home':
      return 0
    case 'End':
      return Infinity
    default:
      return null
  }
}

/** As many as stand on the line of the first. */
function columnsOf(cards: readonly HTMLElement[]): number {
  const top = cards[0]?.getBoundingClientRect().top
  const nextLine = cards.findIndex((card) => card.getBoundingClientRect().top !== top)
  return nextLine < 0 ? cards.length : nextLine
}
