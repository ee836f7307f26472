import type { Editor } from '../../../lib/editor/editor'
import type { LibraryThing } from '../../../lib/formats/library-file'
import { elementsToPng } from '../../../lib/formats/png'
import { drawingBox } from '../../../lib/formats/svg'
import type { Theme } from '../../../lib/painter/theme'

/** CSS pixels of the longer side. */
const SIDE = 96

const made = new WeakMap<LibraryThing, Map<Theme, Promise<string | null>>>()
let queue: Promise<unknown> = Promise.resolve()

/** The address of a small picture of a thing, in the fonts of the page; null when it leaves no ink. Made once, one after another. */
export function thumbnailOf(editor: Editor, thing: LibraryThing, theme: Theme): Promise<string | null> {
  const known = made.get(thing) ?? new Map<Theme, Promise<string | null>>()
  made.set(thing, known)
  const there = known.get(theme)
  if (there) return there
  const next = queue.then(() => make(editor, thing, theme)).catch(() => null)
  queue = next
  known.set(theme, next)
  return next
}

async function make(
  editor: Editor,
  { elements, assets }: LibraryThing,
  theme: Theme,
): Promise<string | null> {
  const box = drawingBox(elements, editor.measureText)
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
    measureText: editor.measureText,
    scale: Math.min(2, SIDE / Math.max(box.width, box.height, 1)) * ratio,
    padding: 2,
    background: false,
    pictureOf: (hash) => pictures.get(hash) ?? null,
  })
  return png.ok ? URL.createObjectURL(png.value) : null
}
