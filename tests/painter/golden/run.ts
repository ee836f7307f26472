import type { Theme } from '../../../lib/painter/theme'
import { keepDifference, openGallery, readPicture, writePicture } from './gallery'

/** `npm run golden` says how far each picture is from its golden one; `--update` makes those of now the golden ones. */

const isUpdate = process.argv.includes('--update')
const gallery = await openGallery()
for (const name of await gallery.names()) {
  for (const theme of ['light', 'dark'] as const satisfies Theme[]) {
    const golden = await readPicture(name, theme)
    const now = await gallery.paint(name, theme)
    const { share, tint, difference } = golden
      ? await gallery.compare(golden, now)
      : { share: 1, tint: 255, difference: now }
    const folder = golden ? await keepDifference(`${name}-${theme}`, { golden, now, difference }) : 'new'
    console.log(
      `${name}, ${theme}: ${(share * 100).toFixed(3)} % of pixels, tint ${tint.toFixed(1)} (${folder})`,
    )
    // What is the same stays the same file, or every update would touch every picture.
    if (isUpdate && (share > 0 || tint > 0)) await writePicture(name, theme, now)
  }
}
await gallery.close()
