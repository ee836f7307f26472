import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible'
import { once } from './once'

/** `calls` in any `seconds`, for one key. */
export interface Limit {
  readonly calls: number
  readonly seconds: number
}

const limiters = () => once('rate-limiters', () => new Map<string, RateLimiterMemory>())

/** Takes one call from the budget of `key`; answers 0, or the milliseconds until there is one again. */
export async function takeCall(name: string, key: string, limit: Limit): Promise<number> {
  try {
    await limiterOf(name, limit).consume(key)
    return 0
  } catch (refusal) {
    // Not by class: each bundle has its own copy of the library, and they share one limiter.
    if (refusal instanceof Error) throw refusal
    return Math.max(1, (refusal as RateLimiterRes).msBeforeNext)
  }
}

function limiterOf(name: string, { calls, seconds }: Limit): RateLimiterMemory {
  const known = limiters().get(name)
  if (known) return known
  const made = new RateLimiterMemory({ keyPrefix: name, points: calls, duration: seconds })
  limiters().set(name, made)
  return made
}
