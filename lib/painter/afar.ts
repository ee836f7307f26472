/**
 * What things look like when they are too far away to be drawn as they are: shares of the ink of the real drawing, so
 * that nothing jumps when one comes nearer.
 */

/** How much of its paper a fill hides, as a whole. */
export const FILL_TINT = { solid: 1, hachure: 0.3, 'cross-hatch': 0.6 } as const
/** How much of what is below a highlighter hides: it lets ink through. */
export const MARKER_TINT = 0.5
/** How dark a line of letters looks, over the height of a lower-case letter. */
export const WORDS_TINT = 0.42
/** Lower-case letters, of the font size above the baseline. */
export const X_HEIGHT = 0.52
/** The mean width of a freehand stroke with simulated pressure, of its widest; measured over handwriting. */
export const MEAN_PEN_WIDTH = 0.62
