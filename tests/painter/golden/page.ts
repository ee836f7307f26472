import { measureText } from '../../../components/canvas/measure-text'
import { type DrawingMeans, drawDisplayList } from '../../../lib/painter/draw'
import { paintDrawing } from '../../../lib/painter/paint-drawing'
import { displayListToSvg } from '../../../lib/painter/svg'
import { BACKGROUND, type Theme } from '../../../lib/painter/theme'
import { comparePictures } from './compare'
import { PICTURE, type Sheet, sheets } from './sheets'

/** What runs in the page: paints sheets as the app does, on a canvas and as SVG, and compares pictures. */
const golden = {
  names: () => sheets().map(({ name }) => name),

  async paint(name: string, theme: Theme): Promise<string> {
    const { list, width, height } = await listOf(name, theme)
    const { canvas, context } = paper(width, height, theme)
    const asset = picture()
    drawDisplayList(context, list, {
      pictureOf: (hash) => (hash === PICTURE ? { source: asset, width: 60, height: 40 } : null),
      createLayer,
    })
    return canvas.toDataURL()
  },

  /** The same display list, drawn by the browser's own SVG renderer. */
  async paintSvg(name: string, theme: Theme): Promise<string> {
    const { list, width, height } = await listOf(name, theme)
    const { canvas, context } = paper(width, height, theme)
    const fontCss = document.querySelector('style')?.textContent ?? ''
    const href = picture().toDataURL()
    const inner = displayListToSvg(list, { hrefOf: (hash) => (hash === PICTURE ? href : null) })
    const svg =
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">` +
      `<style>${fontCss}</style><rect width="${width}" height="${height}" fill="${BACKGROUND[theme]}"/>${inner}</svg>`
    context.drawImage(await load(URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))), 0, 0)
    return canvas.toDataURL()
  },

  async compare(expected: string, found: string) {
    const [a, b] = [await pixelsOf(expected), await pixelsOf(found)]
    const { share, tint, difference } = comparePictures(a, b)
    return { share, tint, difference: urlOf(difference) }
  },
}

export type Golden = typeof golden
Object.assign(window, { golden })

async function listOf(name: string, theme: Theme) {
  const sheet = sheets().find((each) => each.name === name)
  if (!sheet) throw new Error(`There is no sheet ${name}.`)
  await loadFonts(sheet)
  return { ...sheet, list: paintDrawing(sheet.elements, { theme, measureText, detail: 1 }) }
}

async function loadFonts({ elements }: Sheet): Promise<void> {
  const words = elements.map((element) => ('text' in element ? element.text : '')).join('')
  await Promise.all(
    [...document.fonts].map((face) => document.fonts.load(`20px "${face.family}"`, words || 'a')),
  )
}

function paper(width: number, height: number, theme: Theme) {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const context = canvas.getContext('2d')
  if (!context) throw new Error('The browser gave no canvas.')
  context.fillStyle = BACKGROUND[theme]
  context.fillRect(0, 0, width, height)
  return { canvas, context }
}

const createLayer: NonNullable<DrawingMeans['createLayer']> = (width, height) => {
  const source = new OffscreenCanvas(width, height)
  const surface = source.getContext('2d')
  return surface ? { surface, source } : null
}

/** Four quarters of four colours: which way up it is can be seen. */
function picture(): HTMLCanvasElement {
  const { canvas, context } = paper(60, 40, 'light')
  for (const [i, color] of ['#d1342f', '#2463eb', '#1f8a4c', '#ffecb3'].entries()) {
    context.fillStyle = color
    context.fillRect((i % 2) * 30, Math.floor(i / 2) * 20, 30, 20)
  }
  return canvas
}

async function load(url: string): Promise<HTMLImageElement> {
  const image = new Image()
  image.src = url
  await image.decode()
  return image
}

async function pixelsOf(url: string): Promise<ImageData> {
  const image = await load(url)
  const { context } = paper(image.naturalWidth, image.naturalHeight, 'light')
  context.drawImage(image, 0, 0)
  return context.getImageData(0, 0, image.naturalWidth, image.naturalHeight)
}

function urlOf(pixels: ImageData): string {
  const { canvas, context } = paper(pixels.width, pixels.height, 'light')
  context.putImageData(pixels, 0, 0)
  return canvas.toDataURL()
}
