import type { MeasureText } from '../../../lib/editor/editor'
import type { Box } from '../../../lib/editor/geometry/box'
import type { Element } from '../../../lib/editor/model/element'
import { writeCanvasFile } from '../../../lib/formats/canvas-file'
import { type ImportedAsset, sha256 } from '../../../lib/formats/imported'
import { elementsToPng } from '../../../lib/formats/png'
import { elementsToSvg } from '../../../lib/formats/svg'
import type { Theme } from '../../../lib/painter/theme'
import { ok, type Result } from '../../../lib/result'
import { readAsDataUrl } from './data-url'
import { fontCssOf } from './font-css'

export type ExportFormat = 'indelible' | 'svg' | 'png'

export interface ExportOptions {
  readonly title: string
  readonly elements: readonly Element[]
  readonly measureText: MeasureText
  readonly theme: Theme
  readonly background: boolean
  /** Pixels a canvas unit, for PNG. */
  readonly scale: number
  /** Only what is in here, without a border around it; canvas units. */
  readonly region?: Box
  readonly assetUrl: (hash: string) => Promise<string>
}

/** A drawing as a file, with its pictures and fonts inside. */
export async function exportDrawing(format: ExportFormat, options: ExportOptions): Promise<Result<Blob>> {
  const { title, elements, measureText, theme, background, scale } = options
  const region = options.region ? { region: options.region } : {}
  const assets = await fetchAssets(options)
  switch (format) {
    case 'indelible':
      return ok(
        new Blob([writeCanvasFile({ title, ...(await trulyNamed(elements, assets)) })], {
          type: 'application/json',
        }),
      )
    case 'svg': {
      const urls = new Map(
        await Promise.all(assets.map(async (asset) => [asset.hash, await dataUrlOf(asset)] as const)),
      )
      const fontCss = await fontCssOf(elements)
      const hrefOf = (hash: string) => urls.get(hash) ?? null
      const svg = elementsToSvg(elements, { theme, measureText, background, hrefOf, fontCss, ...region })
      return ok(new Blob([svg], { type: 'image/svg+xml' }))
    }
    case 'png': {
      const pictures = new Map(
        await Promise.all(assets.map(async (asset) => [asset.hash, await pictureOf(asset)] as const)),
      )
      return elementsToPng(elements, {
        theme,
        measureText,
        background,
        scale,
        ...region,
        pictureOf: (hash) => pictures.get(hash) ?? null,
      })
    }
  }
}

/** Those that can be had; the others show their placeholder, as they do on the canvas. */
async function fetchAssets({ elements, assetUrl }: ExportOptions): Promise<ImportedAsset[]> {
  const hashes = new Set(
    elements.flatMap((element) => (element.type === 'image' ? (element.asset ?? []) : [])),
  )
  const fetched = await Promise.all(
    [...hashes].map(async (hash) => {
      const response = await fetch(await assetUrl(hash)).catch(() => null)
      if (!response?.ok) return []
      const bytes = new Uint8Array(await response.arrayBuffer())
      return [{ hash, mime: response.headers.get('content-type') ?? 'image/png', bytes }]
    }),
  )
  return fetched.flat()
}

/**
 * In a file pictures go by the hash of the bytes that are in it. The canvas knows them by what was once sent, of which the
 * server keeps another writing.
 */
async function trulyNamed(
  elements: readonly Element[],
  assets: readonly ImportedAsset[],
): Promise<{ elements: readonly Element[]; assets: readonly ImportedAsset[] }> {
  const named = await Promise.all(
    assets.map(async (asset) => ({ ...asset, hash: await sha256(asset.bytes) })),
  )
  const hashes = new Map(assets.map(({ hash }, i) => [hash, named[i]?.hash ?? hash]))
  const renamed = elements.map((element) =>
    element.type === 'image' && element.asset !== null
      ? { ...element, asset: hashes.get(element.asset) ?? element.asset }
      : element,
  )
  return { elements: renamed, assets: named }
}

function dataUrlOf({ mime, bytes }: ImportedAsset): Promise<string> {
  return readAsDataUrl(new Blob([bytes], { type: mime }))
}

async function pictureOf({ mime, bytes }: ImportedAsset) {
  // Through an element: a bitmap cannot be made of an SVG.
  const image = new Image()
  image.src = await readAsDataUrl(new Blob([bytes], { type: mime }))
  await image.decode()
  return { source: image, width: image.naturalWidth, height: image.naturalHeight }
}
