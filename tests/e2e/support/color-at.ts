import type { Page } from '@playwright/test'
import sharp from 'sharp'

/** The colour on the screen, `#rrggbb`; CSS pixels of the window. */
export async function colorAt(page: Page, x: number, y: number): Promise<string> {
  const picture = await page.screenshot({ clip: { x, y, width: 1, height: 1 } })
  const [r = 0, g = 0, b = 0] = await sharp(picture).removeAlpha().raw().toBuffer()
  return `#${[r, g, b].map((channel) => channel.toString(16).padStart(2, '0')).join('')}`
}
