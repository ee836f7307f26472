export interface ListedCanvas {
  readonly id: string
  readonly title: string
  readonly version: number
  readonly role: 'owner' | 'editor' | 'viewer'
  readonly ownerName: string
  /** ISO 8601: when it was last edited, or when it went to the trash. */
  readonly at: string
}

/** Canvases whose title holds every word of the search, whatever its case and accents. */
export function searchByTitle(canvases: readonly ListedCanvas[], search: string): readonly ListedCanvas[] {
  const words = plain(search).split(/\s+/).filter(Boolean)
  if (words.length === 0) return canvases
  return canvases.filter(({ title }) => {
    const own = plain(title)
    return words.every((word) => own.includes(word))
  })
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
}
