/** What one save, one operation and one element may hold. The server refuses more; the editor never makes it. */
export const LIMITS = {
  /** Canvas units from the origin. */
  coordinate: 10_000_000,
  /** Points of one line or stroke. */
  points: 25_000,
  /** UTF-16 code units of one text. */
  text: 50_000,
  name: 200,
  link: 2_000,
  changesPerOperation: 10_000,
  changesPerSave: 20_000,
  operationsPerSave: 1_000,
} as const
