/**
 * Tolerant reading of what a file holds. Only own properties count, and a value of another type counts as missing: files
 * come from every age of the format, from generators and from hostile hands.
 */
export type Source = Readonly<Record<string, unknown>>

export function isSource(value: unknown): value is Source {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function fieldOf(source: Source, key: string): unknown {
  return Object.hasOwn(source, key) ? source[key] : undefined
}

export function numberOf(source: Source, key: string, fallback: number): number {
  const value = fieldOf(source, key)
  return typeof value === 'number' ? value : fallback
}

export function stringOf(source: Source, key: string): string | null {
  const value = fieldOf(source, key)
  return typeof value === 'string' ? value : null
}

export function flagOf(source: Source, key: string): boolean {
  return fieldOf(source, key) === true
}

export function listOf(source: Source, key: string): readonly unknown[] {
  const value = fieldOf(source, key)
  return Array.isArray(value) ? value : []
}

export function sourceOf(source: Source, key: string): Source | null {
  const value = fieldOf(source, key)
  return isSource(value) ? value : null
}
