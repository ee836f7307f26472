import type { MeasureText } from '../../../lib/editor/geometry/text-layout'
import type { LibraryThing } from '../../../lib/formats/library-file'
import { elementsToPng } from '../../../lib/formats/png'
import { drawingBox } from '../../../lib/formats/svg'
import type { Theme } from '../../../lib/painter/theme'

interface ThumbnailOptions {
  readonly theme: Theme
  readonly measureText: MeasureText
  /** CSS pixels of the longer side. */
  readonly side: number
}

const made = new WeakMap<LibraryThing, Map<Theme, Promise<string | null>>>()
let queue: Promise<unknown> = Promise.resolve()

/** The address of a small picture of a thing, in the fonts of the page; null when it leaves no ink. Made once, one after another. */
export function thumbnailOf(thing: LibraryThing, options: ThumbnailOptions): Promise<string | null> {
  const { theme } = options
  const known = made.get(thing) ?? new Map<Theme, Promise<string | null>>()
  made.set(thing, known)
  const there = known.get(theme)
  if (there) return there
  const next = queue.then(() => make(thing, options)).catch(() => null)
  queue = next
  known.set(theme, next)
  return next
}

async function make(
  { elements, assets }: LibraryThing,
  { theme, measureText, side }: ThumbnailOptions,
): Promise<string | null> {
  const box = drawingBox(elements, measureText)
  if (!box) return null
  const pictures = new Map(
    await Promise.all(
      assets.map(async ({ hash, mime, bytes }) => {
        const source = await createImageBitmap(new Blob([bytes], { type: mime })).catch(() => null)
        return [hash, source && { source, width: source.width, height: source.height }] as const
      }),
    ),
  )
  const ratio = window.devicePixelRatio || 1
  const png = await elementsToPng(elements, {
    theme,
    measureText,
    scale: Math.min(2, side / Math.max(box.width, box.height, 1)) * ratio,
    padding: 2,
    background: false,
    pictureOf: (hash) => pictures.get(hash) ?? null,
  })
  return png.ok ? URL.createObjectURL(png.value) : null
}
