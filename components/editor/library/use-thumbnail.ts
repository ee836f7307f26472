'use client'

import { useEffect, useState } from 'react'
import type { MeasureText } from '../../../lib/editor/geometry/text-layout'
import type { LibraryThing } from '../../../lib/formats/library-file'
import { useTheme } from '../../ui/theme'
import { thumbnailOf } from './thumbnails'

/** The address of a small picture of a thing, of at most `side` CSS pixels; null until it is made. */
export function useThumbnail(
  thing: LibraryThing,
  { measureText, side }: { readonly measureText: MeasureText; readonly side: number },
): string | null {
  const { shown } = useTheme()
  const [picture, setPicture] = useState<string | null>(null)
  useEffect(() => {
    let isGone = false
    void thumbnailOf(thing, { theme: shown, measureText, side }).then((url) => !isGone && setPicture(url))
    return () => {
      isGone = true
    }
  }, [thing, shown, measureText, side])
  return picture
}
