import { ok, type Result, refuse } from '../../../lib/result'
import { currentMessages } from '../../messages/messages-provider'

export interface PreparedPicture {
  readonly bytes: Blob
  readonly name: string
  /** Natural size in pixels. */
  readonly width: number
  readonly height: number
}

/** What the server takes as it is (app/api/canvases/[canvasId]/assets). */
const TAKEN = new Set(['image/png', 'image/jpeg', 'image/webp', 'image/gif', 'image/svg+xml'])
const LARGEST = { bytes: 10_000_000, pixels: 60_000_000, side: 8_192, svgBytes: 2_000_000 } as const

/**
 * Decodes a picture on this device: what cannot be seen here is refused before anything is changed. One that is too
 * large for the server, or of a kind that only this browser reads, is written anew.
 */
export async function preparePicture(file: File): Promise<Result<PreparedPicture>> {
  const { pictures: words } = currentMessages()
  const source = await decode(file).catch(() => null)
  if (!source) return refuse('validation', words.notAPicture)
  try {
    const { width, height } = source
    if (isTakenAsItIs(file, source)) return ok({ bytes: file, name: file.name, width, height })
    const bytes = await writeAnew(source)
    return bytes ? ok({ bytes, name: file.name, width, height }) : refuse('too_large', words.tooLarge)
  } catch {
    return refuse('too_large', words.tooLarge)
  } finally {
    source.release()
  }
}

interface Source {
  readonly image: CanvasImageSource
  readonly width: number
  readonly height: number
  readonly isVector: boolean
  release(): void
}

async function decode(file: File): Promise<Source> {
  if (/svg/.test(file.type) || /\.svg$/i.test(file.name)) return decodeSvg(file)
  const image = await createImageBitmap(file)
  return {
    image,
    width: image.width,
    height: image.height,
    isVector: false,
    release: () => image.close(),
  }
}

/** As an image element a drawing runs no script and loads nothing. */
async function decodeSvg(file: File): Promise<Source> {
  const url = URL.createObjectURL(new Blob([file], { type: 'image/svg+xml' }))
  try {
    const image = new Image()
    image.src = url
    await image.decode()
    return {
      image,
      width: image.naturalWidth || 300,
      height: image.naturalHeight || 150,
      isVector: true,
      release: () => URL.revokeObjectURL(url),
    }
  } catch (error) {
    URL.revokeObjectURL(url)
    throw error
  }
}

function isTakenAsItIs({ type, size }: File, { width, height, isVector }: Source): boolean {
  if (!TAKEN.has(type)) return false
  if (isVector) return size <= LARGEST.svgBytes
  return size <= LARGEST.bytes && width * height <= LARGEST.pixels && Math.max(width, height) <= LARGEST.side
}

/** A drawing of lines is written at this many pixels of its longer side. */
const VECTOR_SIDE = 2_048
const ATTEMPTS = 6

async function writeAnew({ image, width, height, isVector }: Source): Promise<Blob | null> {
  const longer = Math.max(width, height)
  let scale = isVector
    ? VECTOR_SIDE / longer
    : Math.min(1, LARGEST.side / longer, Math.sqrt(LARGEST.pixels / (width * height)))
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const canvas = new OffscreenCanvas(
      Math.max(1, Math.round(width * scale)),
      Math.max(1, Math.round(height * scale)),
    )
    const context = canvas.getContext('2d')
    if (!context) return null
    context.imageSmoothingQuality = 'high'
    context.drawImage(image, 0, 0, canvas.width, canvas.height)
    const bytes = await encode(canvas)
    if (bytes.size <= LARGEST.bytes) return bytes
    scale *= 0.7
  }
  return null
}

/** A browser that writes no WebP writes PNG instead, which keeps what is see-through as well. */
function encode(canvas: OffscreenCanvas): Promise<Blob> {
  return canvas.convertToBlob({ type: 'image/webp', quality: 0.92 })
}
