/** Sentences of lower rings in another language, by their English selves; either may have `{places}`. */
export type Sentences = Readonly<Record<string, string>>

/** What an English sentence says in the language of these; null when they do not know it. */
export function translate(sentences: Sentences, english: string): string | null {
  const exact = sentences[english]
  if (exact !== undefined) return exact
  for (const [pattern, translated] of Object.entries(sentences)) {
    if (!pattern.includes('{')) continue
    const values = placesOf(pattern, english)
    if (values) return translated.replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place)
  }
  return null
}

/** What stands in the places of a pattern; null when a sentence is none of its kind. */
function placesOf(pattern: string, sentence: string): Readonly<Record<string, string>> | null {
  const source = pattern
    .split(/(\{\w+\})/)
    .map((part) =>
      /^\{\w+\}$/.test(part) ? `(?<${part.slice(1, -1)}>.+)` : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'),
    )
    .join('')
  return new RegExp(`^${source}$`, 's').exec(sentence)?.groups ?? null
}
