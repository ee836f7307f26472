import { unreachable } from '../result'
import { boundsOfItems } from './bounds'
import { formatColor, parseColor } from './color'
import {
  type DisplayItem,
  type DisplayList,
  type Gradient,
  type ImageItem,
  type PathItem,
  type ScopeItem,
  type Shadow,
  scopeItem,
  type TextItem,
} from './display-list'
import { fontStack } from './fonts'
import { pathToSvg, svgNumber } from './path'

export interface SvgOptions {
  /** Where an asset's bytes are, as a URL or data URL; null draws its placeholder. */
  readonly hrefOf?: (asset: string) => string | null
  /** Prefix of the ids it makes, for documents that hold several drawings. */
  readonly idPrefix?: string
}

/** The display list as SVG elements, without the `<svg>` around them. Every text and attribute is escaped here. */
export function displayListToSvg(list: DisplayList, options: SvgOptions = {}): string {
  let ids = 0
  const newId = () => `${options.idPrefix ?? 'clip'}${++ids}`
  const hrefOf = options.hrefOf ?? (() => null)
  const write = (item: DisplayItem): string => {
    switch (item.kind) {
      case 'path':
        return writePath(item, newId)
      case 'text':
        return writeText(item)
      case 'image':
        return writeImage(item, { href: item.asset === null ? null : hrefOf(item.asset), newId, write })
      case 'scope':
        return writeScope(item, newId, write)
      default:
        return unreachable(item)
    }
  }
  return list.items.map(write).join('')
}

type Write = (item: DisplayItem) => string

function writePath(item: PathItem, newId: () => string): string {
  const stroke =
    item.stroke === null
      ? {}
      : {
          stroke: item.stroke,
          'stroke-width': svgNumber(item.width),
          'stroke-linecap': item.cap,
          'stroke-linejoin': item.join,
          'stroke-dasharray': item.dash ? item.dash.map(svgNumber).join(' ') : null,
        }
  const d = pathToSvg(item.path)
  if (!item.gradient) return element('path', { d, fill: item.fill ?? 'none', ...stroke })
  const id = newId()
  return writeGradient(item.gradient, id) + element('path', { d, fill: `url(#${id})`, ...stroke })
}

function writeGradient({ kind, from, to, transform }: Gradient, id: string): string {
  const stops = [
    element('stop', { offset: '0', 'stop-color': from }),
    element('stop', { offset: '1', 'stop-color': to }),
  ].join('')
  const space = {
    id,
    gradientUnits: 'userSpaceOnUse',
    gradientTransform: `matrix(${transform.map(matrixNumber).join(' ')})`,
  }
  return kind === 'linear'
    ? element('linearGradient', { ...space, x1: '0', y1: '0', x2: '1', y2: '0' }, stops)
    : element('radialGradient', { ...space, cx: '0', cy: '0', r: '1' }, stops)
}

const ANCHORS = { left: null, center: 'middle', right: 'end' } as const

function writeText(item: TextItem): string {
  const attributes = {
    x: svgNumber(item.x),
    y: svgNumber(item.y),
    fill: item.color,
    'font-family': fontStack(item.font),
    'font-size': svgNumber(item.fontSize),
    'text-anchor': ANCHORS[item.align],
    'xml:space': 'preserve',
  }
  return element('text', attributes, escapeXml(item.text))
}

function writeImage(
  item: ImageItem,
  { href, newId, write }: { href: string | null; newId: () => string; write: Write },
): string {
  if (href === null) return item.placeholder.map(write).join('')
  const { source, destination, radius } = item
  // The picture is laid out whole at the scale that fits its shown part to the destination, and clipped to it.
  const width = destination.width / source.width
  const height = destination.height / source.height
  const isWhole = source.x === 0 && source.y === 0 && source.width === 1 && source.height === 1
  const image = element('image', {
    x: svgNumber(destination.x - source.x * width),
    y: svgNumber(destination.y - source.y * height),
    width: svgNumber(width),
    height: svgNumber(height),
    preserveAspectRatio: 'none',
    href,
    transform: flip(item),
  })
  if (isWhole && radius <= 0) return image
  const id = newId()
  const rect = element('rect', {
    x: svgNumber(destination.x),
    y: svgNumber(destination.y),
    width: svgNumber(destination.width),
    height: svgNumber(destination.height),
    rx: radius > 0 ? svgNumber(radius) : null,
  })
  return `${element('clipPath', { id }, rect)}${element('g', { 'clip-path': `url(#${id})` }, image)}`
}

function flip({ flipX, flipY, destination }: ImageItem): string | null {
  if (!flipX && !flipY) return null
  const e = flipX ? 2 * destination.x + destination.width : 0
  const f = flipY ? 2 * destination.y + destination.height : 0
  return `matrix(${flipX ? -1 : 1} 0 0 ${flipY ? -1 : 1} ${svgNumber(e)} ${svgNumber(f)})`
}

function writeScope(scope: ScopeItem, newId: () => string, write: Write): string {
  const items = scope.items.map(write).join('')
  const inner = scope.shadow ? withShadow(scope.shadow, scope.items, items, newId()) : items
  const look = {
    transform: scope.transform ? `matrix(${scope.transform.map(matrixNumber).join(' ')})` : null,
    opacity: scope.alpha < 1 ? svgNumber(scope.alpha) : null,
    style: scope.blend === 'normal' ? null : `mix-blend-mode:${scope.blend}`,
  }
  if (!scope.clip) return element('g', look, inner)
  const id = newId()
  const shape = element('path', {
    d: pathToSvg(scope.clip),
    'clip-rule': scope.clipRule === 'evenodd' ? 'evenodd' : null,
  })
  return element(
    'g',
    look,
    `${element('clipPath', { id }, shape)}${element('g', { 'clip-path': `url(#${id})` }, inner)}`,
  )
}

function withShadow(shadow: Shadow, items: readonly DisplayItem[], inner: string, id: string): string {
  const bounds = boundsOfItems([scopeItem(items, { shadow })])
  if (!bounds) return inner
  const { color, x, y, blur } = shadow
  const region = {
    id,
    filterUnits: 'userSpaceOnUse',
    x: svgNumber(bounds.x),
    y: svgNumber(bounds.y),
    width: svgNumber(bounds.width),
    height: svgNumber(bounds.height),
    'color-interpolation-filters': 'sRGB',
  }
  const { r, g, b, a } = parseColor(color)
  const drop = element('feDropShadow', {
    dx: svgNumber(x),
    dy: svgNumber(y),
    stdDeviation: svgNumber(blur / 2),
    'flood-color': formatColor({ r, g, b, a: 1 }),
    'flood-opacity': String(Math.round(a * 1000) / 1000),
  })
  return element('filter', region, drop) + element('g', { filter: `url(#${id})` }, inner)
}

// Finer than coordinates: an error here grows with the distance from the origin.
function matrixNumber(value: number): string {
  const rounded = Math.round(value * 1e6) / 1e6
  return Object.is(rounded, -0) ? '0' : String(rounded)
}

/** The only place where markup is put together: names are ours, values are escaped, `inner` is markup already. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | null>>,
  inner = '',
): string {
  const written = Object.entries(attributes)
    .flatMap(([key, value]) => (value === null ? [] : [` ${key}="${escapeXml(value)}"`]))
    .join('')
  return inner === '' ? `<${name}${written}/>` : `<${name}${written}>${inner}</${name}>`
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** XML 1.0 has no way to write most control characters or half a surrogate pair: they become U+FFFD. */
export function escapeXml(text: string): string {
  return (
    text
      .toWellFormed()
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters XML forbids.
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
      .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character)
  )
}
