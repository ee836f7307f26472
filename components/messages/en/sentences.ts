import type { Sentences } from '../sentences'

/**
 * Sentences that lower rings and the server write, each by its English self: the English page shows them as they come,
 * and another language lists them here with what it says instead.
 */
export const sentences: Sentences = {}
