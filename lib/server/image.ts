import { createHash } from 'node:crypto'
import sharp from 'sharp'

/** An image as it is stored: decoded and written anew, so that it holds pixels and nothing else. */
export interface CleanImage {
  readonly bytes: Uint8Array
  /**
   * Hex SHA-256 of the bytes as they were sent, by which their sender knew them before they came: a picture can be placed,
   * copied and saved while it waits for the network.
   */
  readonly hash: string
  readonly mimeType: 'image/png' | 'image/jpeg' | 'image/webp'
  /** As people would call its size, in pixels; a drawing of lines is stored with more of them. */
  readonly width: number
  readonly height: number
}

/** A sentence each for what people can send. */
export type ImageProblem = 'unknown_format' | 'too_many_pixels' | 'broken'

const MAX_PIXELS = 64_000_000
/** Longer sides than this are scaled down: no screen shows them, and graphics cards refuse them. */
const MAX_SIDE = 8_192
/** A drawing as SVG is text, of which a little makes much work. */
const MAX_SVG_BYTES = 2_000_000
/** Lines are sharp at any size; as pixels they are stored with so many of them a side. */
const SVG_SIDE = 2_048
/** Pixels an inch at which an SVG has its own size, and the most that the renderer takes. */
const DENSITY = { plain: 72, most: 100_000 } as const

type Format = 'png' | 'jpeg' | 'webp' | 'gif' | 'svg'

/**
 * Reads an image that a stranger sent. The format is told by its first bytes, never by its name. Of an animation the
 * first frame is kept; an SVG becomes pixels. Metadata (places, cameras, names) is left behind.
 */
export async function cleanImage(
  input: Uint8Array,
): Promise<{ ok: true; image: CleanImage } | { ok: false; problem: ImageProblem }> {
  const format = formatOf(input)
  if (format === null) return { ok: false, problem: 'unknown_format' }
  if (format === 'svg' && !isHarmlessSvg(input)) return { ok: false, problem: 'broken' }
  const options = { limitInputPixels: MAX_PIXELS, failOn: 'error', pages: 1 } as const
  try {
    const { width, height } = await sharp(input, { ...options, limitInputPixels: false }).metadata()
    if (width * height > MAX_PIXELS) return { ok: false, problem: 'too_many_pixels' }
    const kept = format === 'jpeg' || format === 'webp' ? format : 'png'
    const density = format === 'svg' ? densityOf(Math.max(width, height)) : undefined
    const { data, info } = await sharp(input, density ? { ...options, density } : options)
      .autoOrient()
      .resize({ width: MAX_SIDE, height: MAX_SIDE, fit: 'inside', withoutEnlargement: true })
      .toFormat(kept, kept === 'png' ? { compressionLevel: 6 } : { quality: 90 })
      .toBuffer({ resolveWithObject: true })
    const hash = createHash('sha256').update(input).digest('hex')
    const size = density ? { width, height } : { width: info.width, height: info.height }
    return { ok: true, image: { bytes: data, hash, mimeType: `image/${kept}`, ...size } }
  } catch {
    // The decoder's own words are for programmers; that it would not decode is all there is to tell.
    return { ok: false, problem: 'broken' }
  }
}

/** At which the longer side of an SVG has enough pixels to be looked at closely. */
function densityOf(longerSide: number): number {
  return Math.min(DENSITY.most, Math.max(DENSITY.plain, (DENSITY.plain * SVG_SIDE) / Math.max(1, longerSide)))
}

function formatOf(bytes: Uint8Array): Format | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 1_024))
  const ascii = head.toString('latin1')
  if (ascii.startsWith('\x89PNG\r\n\x1a\n')) return 'png'
  if (ascii.startsWith('\xff\xd8\xff')) return 'jpeg'
  if (ascii.startsWith('GIF87a') || ascii.startsWith('GIF89a')) return 'gif'
  if (ascii.startsWith('RIFF') && ascii.slice(8, 12) === 'WEBP') return 'webp'
  const text = head
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trimStart()
  return /^<(\?xml|!--|!doctype\s+svg|svg)/i.test(text) && /<svg[\s>]/i.test(text) ? 'svg' : null
}

/** Entities make a little text endless; the renderer itself opens no file and no address. */
function isHarmlessSvg(bytes: Uint8Array): boolean {
  return bytes.byteLength <= MAX_SVG_BYTES && !/<!ENTITY/i.test(Buffer.from(bytes).toString('latin1'))
}

/** A stored image as a data URL of a few kilobytes, for thumbnails; null when it cannot be read. */
export async function tinyDataUrl(bytes: Uint8Array): Promise<string | null> {
  try {
    const options = { width: 256, height: 256, fit: 'inside', withoutEnlargement: true } as const
    const tiny = await sharp(bytes, { limitInputPixels: MAX_PIXELS })
      .resize(options)
      .webp({ quality: 60 })
      .toBuffer()
    return `data:image/webp;base64,${tiny.toString('base64')}`
  } catch {
    return null
  }
}
