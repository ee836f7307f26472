export interface Comparison {
  /** Of all pixels, those that have nothing like them in the other picture within a pixel's distance. */
  readonly share: number
  /** The largest difference of the mean of one tile and channel, 0…255: what became paler, or another colour. */
  readonly tint: number
  /** What differs in red upon the faded first picture. */
  readonly difference: ImageData
}

/** Two colours further apart than this on one channel are not alike; machines round edges differently. */
const UNLIKE = 48
const TILE = 20

/** How far two pictures of one size are from one another; of different sizes they differ everywhere. */
export function comparePictures(a: ImageData, b: ImageData): Comparison {
  const { width, height } = a
  const difference = new ImageData(width, height)
  if (b.width !== width || b.height !== height) return { share: 1, tint: 255, difference }
  let unlike = 0
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const differs = !hasLike(a, b, x, y) || !hasLike(b, a, x, y)
      if (differs) unlike += 1
      mark(difference, a, x, y, differs)
    }
  return { share: unlike / (width * height), tint: largestTint(a, b), difference }
}

function hasLike(of: ImageData, among: ImageData, x: number, y: number): boolean {
  if (alike(of, x, y, among, x, y)) return true
  for (let v = Math.max(0, y - 1); v <= Math.min(of.height - 1, y + 1); v++)
    for (let u = Math.max(0, x - 1); u <= Math.min(of.width - 1, x + 1); u++)
      if (alike(of, x, y, among, u, v)) return true
  return false
}

function alike(a: ImageData, ax: number, ay: number, b: ImageData, bx: number, by: number): boolean {
  const i = (ay * a.width + ax) * 4
  const j = (by * b.width + bx) * 4
  for (let channel = 0; channel < 3; channel++)
    if (Math.abs((a.data[i + channel] ?? 0) - (b.data[j + channel] ?? 0)) > UNLIKE) return false
  return true
}

function largestTint(a: ImageData, b: ImageData): number {
  let largest = 0
  for (let top = 0; top < a.height; top += TILE)
    for (let left = 0; left < a.width; left += TILE)
      for (let channel = 0; channel < 3; channel++)
        largest = Math.max(largest, Math.abs(mean(a, left, top, channel) - mean(b, left, top, channel)))
  return largest
}

function mean({ data, width, height }: ImageData, left: number, top: number, channel: number): number {
  let sum = 0
  let count = 0
  for (let y = top; y < Math.min(height, top + TILE); y++)
    for (let x = left; x < Math.min(width, left + TILE); x++) {
      sum += data[(y * width + x) * 4 + channel] ?? 0
      count += 1
    }
  return sum / count
}

function mark(difference: ImageData, a: ImageData, x: number, y: number, differs: boolean): void {
  const i = (y * a.width + x) * 4
  const color = differs ? [255, 0, 0] : [0, 1, 2].map((channel) => 200 + (a.data[i + channel] ?? 0) / 5)
  difference.data.set([...color, 255], i)
}
