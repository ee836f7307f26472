import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Theme } from '../../../lib/painter/theme'
import { type Gallery, keepDifference, openGallery, readPicture } from './gallery'
import { sheets } from './sheets'

const names = sheets().map(({ name }) => name)
const themes: readonly Theme[] = ['light', 'dark']
const pictures = names.flatMap((name) => themes.map((theme) => [name, theme] as const))

/** Of one browser on two machines; another browser rounds its edges differently. */
const MOST = { share: 0.0003, tint: 6 }
/** Of the two renderers of one browser: blurs, and the smoothing of edges and letters. */
const MOST_OF_SVG = { share: 0.002, tint: 12 }

let gallery: Gallery
beforeAll(async () => {
  gallery = await openGallery()
}, 120_000)
afterAll(() => gallery?.close())

describe('the picture', () => {
  test.each(pictures)('of %s in the %s is the golden one', async (name, theme) => {
    const golden = await readPicture(name, theme)
    if (golden === null) throw new Error(`There is no golden picture of ${name}: npm run golden -- --update`)
    const now = await gallery.paint(name, theme)
    const { share, tint, difference } = await gallery.compare(golden, now)
    if (share <= MOST.share && tint <= MOST.tint) return
    const folder = await keepDifference(`${name}-${theme}`, { golden, now, difference })
    expect.fail(
      `${name} in the ${theme} looks different: ${percent(share)} of its pixels, tints by up to ${Math.round(tint)}. ` +
        `Look at ${folder}; when it is meant: npm run golden -- --update`,
    )
  })

  test('of a drawing with something moved, recoloured or gone is no longer the golden one', async () => {
    const golden = (await readPicture('paint', 'light')) ?? ''
    const other = (await readPicture('paint', 'dark')) ?? ''
    expect((await gallery.compare(golden, golden)).share).toBe(0)
    expect((await gallery.compare(golden, other)).share).toBeGreaterThan(0.5)
  })
})

describe('the same display list', () => {
  test.each(pictures)('of %s in the %s gives the same picture through SVG', async (name, theme) => {
    const screen = await gallery.paint(name, theme)
    const svg = await gallery.paintSvg(name, theme)
    const { share, tint, difference } = await gallery.compare(screen, svg)
    if (share <= MOST_OF_SVG.share && tint <= MOST_OF_SVG.tint) return
    const folder = await keepDifference(`${name}-${theme}-svg`, { golden: screen, now: svg, difference })
    expect.fail(
      `${name} in the ${theme} is different as SVG: ${percent(share)} of its pixels, tints by up to ${Math.round(tint)}. ` +
        `Look at ${folder}.`,
    )
  })
})

function percent(share: number): string {
  return `${(share * 100).toFixed(3)} %`
}
