import type { Document } from '../document'
import { cropToFill, uncropped } from '../geometry/crop'
import { toHundredths } from '../geometry/rounding'
import type { ElementOf } from '../model/element'
import { withFollowers } from './follow'
import { changesTo, type Plan } from './plan'

type Image = ElementOf<'image'>

export interface PictureFile {
  /** Content hash of the bytes. */
  readonly asset: string
  /** Pixels. */
  readonly width: number
  readonly height: number
}

export function imagesIn(document: Document, selection: Iterable<string>): Image[] {
  return [...selection].flatMap((id) => {
    const element = document.get(id)
    return element?.type === 'image' ? [element] : []
  })
}

/** Shows all of the selected pictures again, at the scale they have. */
export function resetCrop(document: Document, selection: Iterable<string>): Plan {
  return plan(
    document,
    imagesIn(document, selection)
      .filter(({ crop }) => crop !== null)
      .map(uncropped),
  )
}

/** Another picture in the same place and size: what does not fit is cropped, and can be cropped otherwise. */
export function replacePicture(document: Document, id: string, picture: PictureFile): Plan {
  return plan(
    document,
    imagesIn(document, [id]).map((image) => ({
      ...image,
      asset: picture.asset,
      crop: cropToFill(image, picture),
    })),
  )
}

/** As many canvas units as the shown part of the picture has pixels, about the same centre. */
export function toOriginalSize(
  document: Document,
  sizes: ReadonlyMap<string, Pick<PictureFile, 'width' | 'height'>>,
): Plan {
  const sized = imagesIn(document, sizes.keys()).flatMap((image) => {
    const natural = sizes.get(image.id)
    if (!natural) return []
    const width = Math.max(1, toHundredths(natural.width * (image.crop?.width ?? 1)))
    const height = Math.max(1, toHundredths(natural.height * (image.crop?.height ?? 1)))
    const x = toHundredths(image.x + (image.width - width) / 2)
    const y = toHundredths(image.y + (image.height - height) / 2)
    return [{ ...image, x, y, width, height }]
  })
  return plan(document, sized)
}

function plan(document: Document, images: readonly Image[]): Plan {
  const next = new Map(images.map((image) => [image.id, image]))
  return { changes: changesTo(document, withFollowers(document, next).values()) }
}
