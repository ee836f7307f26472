/** What a stranger's data may be before anything looks at it closer. */
export interface JsonLimits {
  readonly depth: number
  /** Values in all: an action's encoding can point to one object many times, so a small body may unfold to a huge one. */
  readonly values: number
}

const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

/**
 * Why a value is not plain JSON that Postgres can store, as a sentence; null when it is. Refuses what JSON lacks
 * (undefined, NaN, dates, maps), keys that reach into prototypes, NUL and half surrogate pairs, and anything bottomless.
 */
export function findForeignMatter(value: unknown, limits: JsonLimits): string | null {
  let left = limits.values

  function inspect(part: unknown, depth: number): string | null {
    left -= 1
    if (left < 0) return 'This holds too many values.'
    if (depth > limits.depth) return 'This is nested too deeply.'
    if (part === null || typeof part === 'boolean') return null
    if (typeof part === 'number')
      return Number.isFinite(part) ? null : 'This holds a number that is not finite.'
    if (typeof part === 'string') return isStorable(part) ? null : UNSTORABLE
    if (Array.isArray(part)) return inspectItems(part, depth)
    if (typeof part === 'object' && isPlain(part)) return inspectProperties(part, depth)
    return 'This holds something that is not JSON.'
  }

  function inspectItems(items: readonly unknown[], depth: number): string | null {
    // By index: a hole in an array is no value, and is found as undefined.
    for (let i = 0; i < items.length; i++) {
      const found = inspect(items[i], depth + 1)
      if (found !== null) return found
    }
    return null
  }

  function inspectProperties(object: object, depth: number): string | null {
    for (const [key, item] of Object.entries(object)) {
      if (FORBIDDEN_KEYS.has(key)) return 'This holds a forbidden name.'
      if (!isStorable(key)) return UNSTORABLE
      const found = inspect(item, depth + 1)
      if (found !== null) return found
    }
    return null
  }

  return inspect(value, 0)
}

const UNSTORABLE = 'This holds characters that cannot be saved.'

function isStorable(text: string): boolean {
  return !text.includes('\u0000') && text.isWellFormed()
}

function isPlain(object: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(object)
  // By what stands above it and not by identity: another realm's Object is plain too.
  return prototype === null || Object.getPrototypeOf(prototype) === null
}
