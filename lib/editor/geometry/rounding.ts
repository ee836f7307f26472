/** Hundredths of a canvas unit: finer than any screen shows, and short when written down. */
export function toHundredths(value: number): number {
  const rounded = Math.round(value * 100) / 100
  return rounded === 0 ? 0 : rounded
}

/** Drops the noise of floating point (0.1 + 0.2) and keeps what was meant. */
export function withoutNoise(value: number): number {
  const rounded = Math.round(value * 1e6) / 1e6
  return rounded === 0 ? 0 : rounded
}
