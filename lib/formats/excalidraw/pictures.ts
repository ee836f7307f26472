import type { ElementOf } from '../../editor/model/element'
import { fromBase64 } from '../base64'
import { IMPORT_LIMITS, type Tally } from '../imported'
import { listOf, numberOf, type Source, sourceOf, stringOf } from '../source'
import { boxOf } from './geometry'
import { commonOf, cornerRadius, roundnessOf } from './look'

export interface Picture {
  readonly mime: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

type ImageElement = ElementOf<'image'>

/** An image without its picture yet: that has no name before its bytes are hashed. */
export function readImage(source: Source, id: string, tally: Tally): ImageElement | null {
  const box = boxOf(source)
  if (!box) return null
  const { x, y, width, height, angle } = box
  const [scaleX, scaleY] = listOf(source, 'scale')
  return {
    id,
    type: 'image',
    ...commonOf(source, tally),
    x,
    y,
    width,
    height,
    rotation: angle,
    asset: null,
    crop: cropOf(source),
    flipX: typeof scaleX === 'number' && scaleX < 0,
    flipY: typeof scaleY === 'number' && scaleY < 0,
    shadow: null,
    cornerRadius: cornerRadius(roundnessOf(source, false), Math.min(width, height)),
  }
}

/** There in pixels of the picture, here in shares of it. */
function cropOf(source: Source): ImageElement['crop'] {
  const crop = sourceOf(source, 'crop')
  if (!crop) return null
  const naturalWidth = numberOf(crop, 'naturalWidth', 0)
  const naturalHeight = numberOf(crop, 'naturalHeight', 0)
  const shares = {
    x: numberOf(crop, 'x', 0) / naturalWidth,
    y: numberOf(crop, 'y', 0) / naturalHeight,
    width: numberOf(crop, 'width', 0) / naturalWidth,
    height: numberOf(crop, 'height', 0) / naturalHeight,
  }
  const isWithin = Object.values(shares).every((share) => share >= 0 && share <= 1)
  return isWithin && shares.width > 0 && shares.height > 0 ? shares : null
}

const PICTURE_TYPES: ReadonlySet<string> = new Set([
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'image/avif',
  'image/bmp',
  'image/svg+xml',
  'image/x-icon',
])

/** The picture that an image element shows, from the `files` of the drawing; null, and counted, when it has none. */
export function pictureOf(source: Source, files: Source | null, tally: Tally): Picture | null {
  const fileId = stringOf(source, 'fileId')
  const file = fileId === null || files === null ? null : sourceOf(files, fileId)
  const dataUrl = file && stringOf(file, 'dataURL')
  if (!dataUrl) {
    tally.skip('pictures', 'they are missing in the file; their places are kept')
    return null
  }
  const picture = readDataUrl(dataUrl)
  if (typeof picture !== 'string') return picture
  tally.skip('pictures', `${picture}; their places are kept`)
  return null
}

/** The bytes of a data URL, or why there are none. */
function readDataUrl(dataUrl: string): Picture | string {
  const comma = dataUrl.indexOf(',')
  const head = /^data:([a-z]+\/[a-z0-9.+-]+)((?:;[^;,]*)*)$/i.exec(dataUrl.slice(0, Math.max(0, comma)))
  const mime = head?.[1]?.toLowerCase()
  if (comma < 0 || mime === undefined || !PICTURE_TYPES.has(mime))
    return 'they are of a kind that is not known'
  const body = dataUrl.slice(comma + 1)
  if (body.length > (IMPORT_LIMITS.picture * 4) / 3 + 4)
    return `they are larger than ${IMPORT_LIMITS.picture / 1024 / 1024} MB`
  const bytes = /;base64$/i.test(head?.[2] ?? '') ? fromBase64(body) : fromPercent(body)
  return bytes && bytes.length > 0 ? { mime, bytes } : 'their bytes are damaged'
}

function fromPercent(text: string): Uint8Array<ArrayBuffer> | null {
  try {
    return new Uint8Array(new TextEncoder().encode(decodeURIComponent(text)))
  } catch {
    return null
  }
}
