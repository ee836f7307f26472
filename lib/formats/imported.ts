import type { MeasureText } from '../editor/geometry/text-layout'
import type { Element } from '../editor/model/element'

/** A drawing read from a file, ready to become the changes of one operation. */
export interface Imported {
  /** In painting order with ascending keys, parents before their children; each valid by its schema. */
  readonly elements: readonly Element[]
  /** The pictures that the elements name by hash. */
  readonly assets: readonly ImportedAsset[]
  readonly report: ImportReport
}

export interface ImportedAsset {
  /** Hex SHA-256 of the bytes: the `asset` of the image elements that show it. */
  readonly hash: string
  readonly mime: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** Everything that was in the file is counted here, under what a person would call it. */
export interface ImportReport {
  /** By element type. */
  readonly imported: readonly { readonly what: string; readonly count: number }[]
  /** Brought in, but not exactly as it was. */
  readonly approximated: readonly { readonly what: string; readonly count: number }[]
  /** Left out. */
  readonly skipped: readonly { readonly what: string; readonly why: string; readonly count: number }[]
}

export interface ImportOptions {
  readonly newId: () => string
  readonly measureText: MeasureText
  /** The highest order key of the canvas, which the drawing is laid on; null on an empty canvas. */
  readonly above: string | null
  /** Hex SHA-256; the platform's own when left out. */
  readonly hashOf?: (bytes: Uint8Array<ArrayBuffer>) => Promise<string>
}

/** What a file chooser offers: the `accept` of its field. */
export const IMPORT_ACCEPT = '.excalidraw,.excalidrawlib,.indelible.json,.json,image/*'

export const IMPORT_LIMITS = {
  /** UTF-16 code units of a file's text, and bytes of a file. */
  size: 50 * 1024 * 1024,
  elements: 200_000,
  /** Bytes of one picture. */
  picture: 20 * 1024 * 1024,
  /** Groups and frames around one element. */
  nesting: 32,
} as const

/** Counts under names; the first of a kind fixes its place in the report. */
export interface Tally {
  approximate(what: string): void
  skip(what: string, why: string, count?: number): void
  report(elements: readonly Element[]): ImportReport
}

export function createTally(): Tally {
  const approximated = new Map<string, number>()
  const skipped = new Map<string, { what: string; why: string; count: number }>()
  return {
    approximate(what) {
      approximated.set(what, (approximated.get(what) ?? 0) + 1)
    },
    skip(what, why, count = 1) {
      const key = `${what}\n${why}`
      const known = skipped.get(key)
      if (known) known.count += count
      else skipped.set(key, { what, why, count })
    },
    report(elements) {
      const imported = new Map<string, number>()
      for (const { type } of elements) imported.set(type, (imported.get(type) ?? 0) + 1)
      return {
        imported: counts(imported),
        approximated: counts(approximated),
        skipped: [...skipped.values()],
      }
    },
  }
}

function counts(tally: ReadonlyMap<string, number>): { what: string; count: number }[] {
  return [...tally].map(([what, count]) => ({ what, count }))
}

export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
