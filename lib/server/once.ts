/**
 * One value per process. Next compiles this code into several bundles that share no modules, only `globalThis`: a
 * plain module variable would give each of them a pool, a hub and a registry of its own.
 */
export function once<T>(name: string, make: () => T): T {
  const values = globalThis as unknown as Record<symbol, T | undefined>
  const key = Symbol.for(`indelible.${name}`)
  const known = values[key]
  if (known !== undefined) return known

  const made = make()
  values[key] = made
  return made
}

/** Forgets the value, so that the next `once` makes it anew: after it was closed, or when its making failed. */
export function forget(name: string): void {
  delete (globalThis as unknown as Record<symbol, unknown>)[Symbol.for(`indelible.${name}`)]
}
