import { readFileSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from '@playwright/test'
import { build } from 'esbuild'
import sharp from 'sharp'
import type { Theme } from '../../../lib/painter/theme'
import { findChromium } from '../../support/chromium'
import type { Golden } from './page'

declare global {
  interface Window {
    golden: Golden
  }
}

export interface Compared {
  readonly share: number
  readonly tint: number
  /** A data URL, as all pictures here. */
  readonly difference: string
}

/** A browser with the painter and the fonts of the app in it. */
export interface Gallery {
  names(): Promise<string[]>
  paint(name: string, theme: Theme): Promise<string>
  paintSvg(name: string, theme: Theme): Promise<string>
  compare(expected: string, found: string): Promise<Compared>
  close(): Promise<void>
}

const PICTURES = fileURLToPath(new URL('pictures', import.meta.url))
/** Where a failing test puts what it saw. */
const FAILED = '.tmp/golden'

export async function openGallery(): Promise<Gallery> {
  const browser = await chromium.launch({ ...(await findChromium()), headless: true })
  const page = await browser.newPage()
  await page.setContent(`<!doctype html><style>${fontCss()}</style>`)
  await page.addScriptTag({ content: await bundle() })
  return {
    names: () => page.evaluate(() => window.golden.names()),
    paint: (name, theme) => page.evaluate(([n, t]) => window.golden.paint(n, t), [name, theme] as const),
    paintSvg: (name, theme) =>
      page.evaluate(([n, t]) => window.golden.paintSvg(n, t), [name, theme] as const),
    compare: (a, b) => page.evaluate(([x, y]) => window.golden.compare(x, y), [a, b] as const),
    close: () => browser.close(),
  }
}

/** The golden picture of a sheet; null when there is none yet. */
export async function readPicture(name: string, theme: Theme): Promise<string | null> {
  const bytes = await readFile(pictureFile(name, theme)).catch(() => null)
  return bytes && `data:image/png;base64,${bytes.toString('base64')}`
}

export async function writePicture(name: string, theme: Theme, picture: string): Promise<void> {
  await mkdir(PICTURES, { recursive: true })
  // A browser packs a PNG loosely.
  await writeFile(
    pictureFile(name, theme),
    await sharp(bytesOf(picture)).png({ compressionLevel: 9, adaptiveFiltering: false }).toBuffer(),
  )
}

/** Keeps the three pictures of a difference for the eye; answers with their folder. */
export async function keepDifference(
  name: string,
  pictures: { readonly golden: string; readonly now: string; readonly difference: string },
): Promise<string> {
  const folder = join(FAILED, name)
  await mkdir(folder, { recursive: true })
  for (const [kind, picture] of Object.entries(pictures))
    await writeFile(join(folder, `${kind}.png`), bytesOf(picture))
  return folder
}

function pictureFile(name: string, theme: Theme): string {
  return join(PICTURES, `${name}-${theme}.png`)
}

function bytesOf(dataUrl: string): Buffer {
  return Buffer.from(dataUrl.slice(dataUrl.indexOf(',') + 1), 'base64')
}

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('page.ts', import.meta.url))],
    bundle: true,
    format: 'iife',
    target: 'es2022',
    write: false,
  })
  return outputFiles[0]?.text ?? ''
}

/** The fonts that ship with the app, their Latin letters. */
function fontCss(): string {
  return (
    [
      ['Inter Variable', 'inter'],
      ['Shantell Sans Variable', 'shantell-sans'],
      ['JetBrains Mono Variable', 'jetbrains-mono'],
    ] as const
  )
    .map(([family, name]) => {
      const file = createRequire(import.meta.url).resolve(
        `@fontsource-variable/${name}/files/${name}-latin-wght-normal.woff2`,
      )
      const url = `data:font/woff2;base64,${readFileSync(file).toString('base64')}`
      return `@font-face{font-family:"${family}";font-weight:100 900;src:url("${url}") format("woff2")}`
    })
    .join('')
}
