import type { FontName } from './display-list'

/** The fonts that ship with the app come first; what follows them stands in until they are loaded, and in foreign viewers. */
const FONT_STACKS: Readonly<Record<FontName, string>> = {
  sans: "'Inter Variable', Inter, system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif",
  hand: "'Shantell Sans Variable', 'Shantell Sans', 'Comic Neue', 'Segoe Print', 'Bradley Hand', 'Comic Sans MS', cursive",
  mono: "'JetBrains Mono Variable', 'JetBrains Mono', ui-monospace, 'SF Mono', Menlo, Consolas, 'Liberation Mono', monospace",
}

export function fontStack(font: FontName): string {
  return FONT_STACKS[font]
}

/** The `font` of a 2D context; `fontSize` in canvas units. */
export function fontString(font: FontName, fontSize: number): string {
  return `${fontSize}px ${FONT_STACKS[font]}`
}
