import type { Applied } from '../../../lib/editor/applied'
import type { Document } from '../../../lib/editor/document'
import { penWidth } from '../../../lib/editor/geometry/stroke-reach'
import { type Element, isTexted } from '../../../lib/editor/model/element'
import { comparePaintOrder } from '../../../lib/editor/model/order'
import { FILL_TINT, MARKER_TINT, MEAN_PEN_WIDTH } from '../../../lib/painter/afar'
import { inside } from '../../../lib/painter/gradient'
import { CHROME, type Theme } from '../../../lib/painter/theme'
import { createPacker, NO_COLOR, type PackColor, pack, withOpacity } from './color'

/** How an element is written as pixels. */
export const FORM = {
  none: 0,
  box: 1,
  ellipse: 2,
  diamond: 3,
  path: 4,
  text: 5,
  image: 6,
  corners: 7,
} as const

/** Rows that share one box to be passed over by. */
export const BLOCK = 32

/**
 * What a whole drawing looks like from afar, a column a property, in painting order: a loop over a hundred thousand
 * elements reads flat memory and touches a record only where it needs its points or words.
 */
export interface Columns {
  readonly count: number
  readonly form: Uint8Array
  /** The box before rotation, canvas units: x, y, width, height of each. */
  readonly boxes: Float64Array
  /** Radians. */
  readonly rotation: Float32Array
  /** Half the side of the square about the box's centre that holds the ink however it is turned. */
  readonly reach: Float32Array
  readonly fill: Uint32Array
  readonly stroke: Uint32Array
  readonly strokeWidth: Float32Array
  /** 0 where there are no words. */
  readonly fontSize: Float32Array
  readonly textColor: Uint32Array
  /** Around each `BLOCK` of rows: left, top, right, bottom. Rows drawn together are mostly near one another. */
  readonly blocks: Float64Array
  /** Whether something above it may clip or hide it. */
  readonly hasParent: Uint8Array
}

export interface ColumnStore {
  /** The columns as of now; `ordered()` of the document runs parallel to them. */
  columns(): Columns
  update(applied: readonly Applied[]): void
  setTheme(theme: Theme): void
  /** A 1 in each row of these. */
  marked(ids: ReadonlySet<string>): Uint8Array
}

/** Of all rows: so many are written sooner than they are found. */
const REBUILD_ABOVE = 1 / 8

export function createColumnStore(document: Document, initialTheme: Theme): ColumnStore {
  let theme = initialTheme
  let packColor = createPacker(theme)
  let columns: Columns | null = null
  /** What `columns` was before rows came, went or moved: most of it still holds. */
  let last: Columns | null = null

  /** The row of the element in each slot of the document, in the newest columns; −1 where it must be written anew. */
  let rowOfSlot = new Int32Array(0)
  /** The slot of each row of the newest columns. */
  let slotOfRow = new Int32Array(0)

  function build(): Columns {
    const built = emptyColumns(document.ordered().length)
    const slots = new Int32Array(built.count)
    if (last) follow(last, built, slots)
    else writeRows(built, 0, built.count, slots)
    growBlocks(built)
    rowOfSlot = new Int32Array(document.slots.end).fill(-1)
    for (let row = 0; row < slots.length; row++) rowOfSlot[slots[row] ?? 0] = row
    slotOfRow = slots
    last = null
    return built
  }

  function writeRows(into: Columns, from: number, to: number, slots: Int32Array): void {
    const ordered = document.ordered()
    for (let row = from; row < to; row++) {
      const element = ordered[row]
      if (!element) continue
      writeRow(into, row, element, theme, packColor)
      slots[row] = document.slots.of(element.id)
    }
  }

  /**
   * What stays keeps its order: both are walked side by side, what stays is copied in runs, and no id of it is hashed.
   * Hashing a hundred thousand is longer than a frame.
   */
  function follow(from: Columns, into: Columns, slots: Int32Array): void {
    const ordered = document.ordered()
    let lastRow = 0
    for (let row = 0; row < into.count; ) {
      while (lastRow < from.count && !stays(lastRow)) lastRow++
      let length = 0
      while (stays(lastRow + length) && elementOfRow(lastRow + length) === ordered[row + length]) length++
      if (length === 0) {
        writeRows(into, row, row + 1, slots)
        row++
        continue
      }
      copyRows(from, lastRow, into, row, length)
      slots.set(slotOfRow.subarray(lastRow, lastRow + length), row)
      row += length
      lastRow += length
    }
  }

  function stays(lastRow: number): boolean {
    return lastRow < slotOfRow.length && rowOfSlot[slotOfRow[lastRow] ?? 0] === lastRow
  }

  function elementOfRow(lastRow: number): Element | undefined {
    return document.at(slotOfRow[lastRow] ?? -1)
  }

  function outdate(): void {
    last ??= columns
    columns = null
  }

  function forgetRow(id: string): void {
    const slot = document.slots.of(id)
    if (slot >= 0 && slot < rowOfSlot.length) rowOfSlot[slot] = -1
  }

  return {
    marked(ids) {
      columns ??= build()
      const marked = new Uint8Array(columns.count)
      for (const slot of document.slots.ofAll(ids)) {
        const row = rowOfSlot[slot] ?? -1
        if (row >= 0) marked[row] = 1
      }
      return marked
    },
    columns() {
      columns ??= build()
      return columns
    },
    // Whatever moves rows makes all stale; building them anew takes milliseconds and only a look from afar asks for it.
    update(applied) {
      if (!columns && !last) return
      if (columns && (applied.length > columns.count * REBUILD_ABOVE || applied.some(movesRows))) outdate()
      for (const { id, before, after } of applied) {
        if (!columns) {
          if (before) forgetRow(id)
        } else if (after) {
          const row = rowOfSlot[document.slots.of(id)] ?? -1
          if (row < 0) continue
          writeRow(columns, row, after, theme, packColor)
          growBlock(columns, row)
        }
      }
    },
    setTheme(next) {
      theme = next
      packColor = createPacker(theme)
      columns = null
      last = null
    },
  }
}

function movesRows({ before, after }: Applied): boolean {
  return !before || !after || comparePaintOrder(before, after) !== 0
}

function emptyColumns(count: number): Columns {
  return {
    count,
    form: new Uint8Array(count),
    boxes: new Float64Array(count * 4),
    rotation: new Float32Array(count),
    reach: new Float32Array(count),
    fill: new Uint32Array(count),
    stroke: new Uint32Array(count),
    strokeWidth: new Float32Array(count),
    fontSize: new Float32Array(count),
    textColor: new Uint32Array(count),
    blocks: emptyBlocks(Math.ceil(count / BLOCK)),
    hasParent: new Uint8Array(count),
  }
}

function copyRows(from: Columns, start: number, to: Columns, row: number, count: number): void {
  const end = start + count
  to.form.set(from.form.subarray(start, end), row)
  to.boxes.set(from.boxes.subarray(start * 4, end * 4), row * 4)
  to.rotation.set(from.rotation.subarray(start, end), row)
  to.reach.set(from.reach.subarray(start, end), row)
  to.fill.set(from.fill.subarray(start, end), row)
  to.stroke.set(from.stroke.subarray(start, end), row)
  to.strokeWidth.set(from.strokeWidth.subarray(start, end), row)
  to.fontSize.set(from.fontSize.subarray(start, end), row)
  to.textColor.set(from.textColor.subarray(start, end), row)
  to.hasParent.set(from.hasParent.subarray(start, end), row)
}

function writeRow(columns: Columns, row: number, element: Element, theme: Theme, packColor: PackColor): void {
  const { boxes } = columns
  boxes[row * 4] = element.x
  boxes[row * 4 + 1] = element.y
  boxes[row * 4 + 2] = element.width
  boxes[row * 4 + 3] = element.height
  columns.hasParent[row] = element.parent === null ? 0 : 1
  columns.form[row] = formOf(element)
  const halfStroke = 'strokeWidth' in element ? element.strokeWidth / 2 : 1
  columns.rotation[row] = element.rotation
  const turned = element.rotation !== 0
  columns.reach[row] = turned
    ? Math.hypot(element.width, element.height) / 2 + halfStroke
    : Math.max(element.width, element.height) / 2 + halfStroke
  writeColors(columns, row, element, theme, packColor)
}

function emptyBlocks(count: number): Float64Array {
  const blocks = new Float64Array(count * 4)
  for (let i = 0; i < blocks.length; i++) blocks[i] = i % 4 < 2 ? Infinity : -Infinity
  return blocks
}

function growBlocks(columns: Columns): void {
  for (let row = 0; row < columns.count; row++) growBlock(columns, row)
}

// Only ever grown: what a row has left costs a look, never a missing element.
function growBlock({ boxes, reach, blocks }: Columns, row: number): void {
  const centerX = (boxes[row * 4] ?? 0) + (boxes[row * 4 + 2] ?? 0) / 2
  const centerY = (boxes[row * 4 + 1] ?? 0) + (boxes[row * 4 + 3] ?? 0) / 2
  const around = reach[row] ?? 0
  const at = Math.floor(row / BLOCK) * 4
  blocks[at] = Math.min(blocks[at] ?? 0, centerX - around)
  blocks[at + 1] = Math.min(blocks[at + 1] ?? 0, centerY - around)
  blocks[at + 2] = Math.max(blocks[at + 2] ?? 0, centerX + around)
  blocks[at + 3] = Math.max(blocks[at + 3] ?? 0, centerY + around)
}

function writeColors(
  columns: Columns,
  row: number,
  element: Element,
  theme: Theme,
  packColor: PackColor,
): void {
  const opacity = 'opacity' in element ? element.opacity : 1
  const isStandIn = element.type === 'image' || element.type === 'unknown'
  if (isStandIn || element.type === 'frame')
    columns.stroke[row] = withOpacity(pack(CHROME[theme].line), opacity)
  else if (element.type === 'draw' && element.nib === 'highlighter')
    columns.stroke[row] = packColor(element.stroke, opacity * MARKER_TINT, 'paper')
  else if ('stroke' in element) columns.stroke[row] = packColor(element.stroke, opacity, 'ink')
  if (isStandIn) columns.fill[row] = withOpacity(pack(CHROME[theme].surface), opacity)
  else if ('fill' in element) {
    const tint = 'fillStyle' in element ? FILL_TINT[element.fillStyle] : 1
    const isShaded = 'gradient' in element && element.gradient !== null && tint === 1
    columns.fill[row] = isShaded
      ? withOpacity(pack(inside(element, theme).fill), opacity)
      : packColor(element.fill, opacity * tint, element.type === 'note' ? 'note' : 'paper')
  }
  columns.strokeWidth[row] = strokeWidthOf(element)
  const worded = isTexted(element) && element.text.length > 0
  columns.fontSize[row] = worded ? element.fontSize : 0
  columns.textColor[row] = worded ? packColor(element.textColor, opacity, 'ink') : NO_COLOR
}

function strokeWidthOf(element: Element): number {
  if (element.type === 'draw') return penWidth(element) * (element.nib === 'pen' ? MEAN_PEN_WIDTH : 1)
  return 'strokeWidth' in element ? element.strokeWidth : 1
}

function formOf(element: Element): number {
  if ('hidden' in element && element.hidden) return FORM.none
  switch (element.type) {
    case 'rectangle':
    case 'frame':
    case 'note':
    case 'unknown':
      return FORM.box
    case 'ellipse':
      return FORM.ellipse
    case 'diamond':
      return FORM.diamond
    case 'polygon':
    case 'star':
      return FORM.corners
    case 'line':
    case 'arrow':
    case 'draw':
      return FORM.path
    case 'text':
      return FORM.text
    case 'image':
      return FORM.image
    case 'group':
    case 'guide':
      return FORM.none
  }
}
