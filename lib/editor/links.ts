/** Which ids point at one: children at their parent, arrows at what holds them. */
export interface Links {
  to(target: string): Iterable<string>
  has(target: string): boolean
  link(target: string, id: string): void
  unlink(target: string, id: string): void
}

export function createLinks(): Links {
  // Nearly always one id points at another: a set for each would weigh more than the elements it links.
  const links = new Map<string, string | Set<string>>()

  return {
    to(target) {
      const ids = links.get(target)
      if (ids === undefined) return []
      return typeof ids === 'string' ? [ids] : ids
    },
    has: (target) => links.has(target),
    link(target, id) {
      const ids = links.get(target)
      if (ids === undefined) links.set(target, id)
      else if (typeof ids !== 'string') ids.add(id)
      else if (ids !== id) links.set(target, new Set([ids, id]))
    },
    unlink(target, id) {
      const ids = links.get(target)
      if (ids === id) links.delete(target)
      else if (ids instanceof Set && ids.delete(id) && ids.size === 0) links.delete(target)
    },
  }
}
