import { cloneElement, type ReactElement } from 'react'

export type TooltipSide = 'top' | 'bottom'

interface TooltipProps {
  readonly label: string
  /** Shown after the label, such as "V" or "⌘Z". */
  readonly shortcut?: string | null | undefined
  readonly side?: TooltipSide | undefined
  /** An element that hands unknown properties on to the page. */
  readonly children: ReactElement<Record<string, unknown>>
}

/** Names its one child for the eye; the child carries its own accessible name. The words are shown by TooltipLayer. */
export function Tooltip({ label, shortcut, side = 'bottom', children }: TooltipProps) {
  return cloneElement(children, {
    'data-tip': label,
    'data-tip-keys': shortcut ?? undefined,
    'data-tip-side': side,
  })
}
