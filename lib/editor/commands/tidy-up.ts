import type { Document } from '../document'
import { unionBoxes } from '../geometry/box'
import { toHundredths } from '../geometry/rounding'
import { GRID_SIZE } from '../state'
import { nothingToDo, type Plan } from './plan'
import { moveUnits, type Unit, unitsOf } from './units'

/**
 * The gaps between the selected elements, canvas units: null where they differ, absent along an axis that has none. Null
 * as a whole when fewer than two are selected.
 */
export interface Spacing {
  readonly x?: number | null
  readonly y?: number | null
}

export function spacingOf(document: Document, selection: ReadonlySet<string>): Spacing | null {
  const rows = rowsOf(unitsOf(document, selection))
  if (rows.length === 0 || (rows.length === 1 && rows[0]?.length === 1)) return null
  const [x, y] = [gapsWithin(rows), gapsBetween(rows)]
  return {
    ...(x.length > 0 && { x: common(x) }),
    ...(y.length > 0 && { y: common(y) }),
  }
}

/** Gives the selected elements these gaps: along a row or a column only along it, several rows as a grid. */
export function setSpacing(
  document: Document,
  selection: ReadonlySet<string>,
  { x, y }: { readonly x?: number; readonly y?: number },
): Plan {
  const rows = rowsOf(unitsOf(document, selection))
  if (rows.length === 1)
    return x === undefined ? nothingToDo : placeRow(document, rows, x, { alignsTop: false })
  if (rows.every(({ length }) => length === 1))
    return y === undefined ? nothingToDo : placeColumn(document, rows, y, { alignsLeft: false })
  return placeGrid(document, rows, { x: x ?? usual(gapsWithin(rows)), y: y ?? usual(gapsBetween(rows)) })
}

/** Puts the selected elements into the row, column or grid that they nearly are, with equal gaps. */
export function tidyUp(document: Document, selection: ReadonlySet<string>): Plan {
  const rows = rowsOf(unitsOf(document, selection))
  if (rows.length === 1) return placeRow(document, rows, usual(gapsWithin(rows)), { alignsTop: true })
  if (rows.every(({ length }) => length === 1))
    return placeColumn(document, rows, usual(gapsBetween(rows)), { alignsLeft: true })
  return placeGrid(document, rows, { x: usual(gapsWithin(rows)), y: usual(gapsBetween(rows)) })
}

/** Puts the selected elements one after another along an axis, in the order in which they lie along it. */
export function stack(document: Document, selection: ReadonlySet<string>, axis: 'x' | 'y'): Plan {
  const units = [...unitsOf(document, selection)].sort((a, b) => a.box[axis] - b.box[axis])
  if (units.length < 2) return nothingToDo
  if (axis === 'x') return placeRow(document, [units], usual(gapsWithin([units])), { alignsTop: false })
  const rows = units.map((unit) => [unit])
  return placeColumn(document, rows, usual(gapsBetween(rows)), { alignsLeft: false })
}

type Row = readonly Unit[]

/** From the top, each from the left. What has its middle beside the first of a row belongs to the row. */
function rowsOf(units: readonly Unit[]): Row[] {
  const rows: { readonly first: Unit; readonly units: Unit[] }[] = []
  for (const unit of [...units].sort((a, b) => middleOf(a) - middleOf(b))) {
    const row = rows.at(-1)
    const isBeside = row && middleOf(unit) <= row.first.box.y + row.first.box.height
    if (isBeside) row.units.push(unit)
    else rows.push({ first: unit, units: [unit] })
  }
  return rows.map((row) => row.units.sort((a, b) => a.box.x - b.box.x))
}

function middleOf({ box }: Unit): number {
  return box.y + box.height / 2
}

function gapsWithin(rows: readonly Row[]): number[] {
  return rows.flatMap((row) =>
    row.slice(1).map(({ box }, i) => {
      const before = row[i]?.box ?? box
      return toHundredths(box.x - before.x - before.width)
    }),
  )
}

function gapsBetween(rows: readonly Row[]): number[] {
  const extents = rows.flatMap((row) => unionBoxes(row.map(({ box }) => box)) ?? [])
  return extents.slice(1).map((extent, i) => {
    const above = extents[i] ?? extent
    return toHundredths(extent.y - above.y - above.height)
  })
}

function common([first = 0, ...others]: readonly number[]): number | null {
  return others.every((gap) => Math.abs(gap - first) < 0.02) ? first : null
}

/** The gap that was meant: the most frequent one, else the mean; of what overlaps, a step of the grid. */
function usual(gaps: readonly number[]): number {
  const counts = new Map<number, number>()
  for (const gap of gaps) counts.set(gap, (counts.get(gap) ?? 0) + 1)
  const [gap, count] = [...counts].reduce((best, one) => (one[1] > best[1] ? one : best), [0, 1])
  const meant =
    count > 1 ? gap : Math.round(gaps.reduce((sum, one) => sum + one, 0) / Math.max(1, gaps.length))
  return meant >= 0 ? meant : GRID_SIZE
}

function placeRow(
  document: Document,
  rows: readonly Row[],
  gap: number,
  { alignsTop }: { readonly alignsTop: boolean },
): Plan {
  const row = rows[0] ?? []
  const around = unionBoxes(row.map(({ box }) => box))
  if (!around || row.length < 2) return nothingToDo
  const places = new Map<Unit, number>()
  let at = around.x
  for (const unit of row) {
    places.set(unit, at)
    at += unit.box.width + gap
  }
  return moveUnits(document, row, (unit) => ({
    dx: (places.get(unit) ?? unit.box.x) - unit.box.x,
    dy: alignsTop ? around.y - unit.box.y : 0,
  }))
}

function placeColumn(
  document: Document,
  rows: readonly Row[],
  gap: number,
  { alignsLeft }: { readonly alignsLeft: boolean },
): Plan {
  const column = rows.flat()
  const around = unionBoxes(column.map(({ box }) => box))
  if (!around || column.length < 2) return nothingToDo
  const places = new Map<Unit, number>()
  let at = around.y
  for (const unit of column) {
    places.set(unit, at)
    at += unit.box.height + gap
  }
  return moveUnits(document, column, (unit) => ({
    dx: alignsLeft ? around.x - unit.box.x : 0,
    dy: (places.get(unit) ?? unit.box.y) - unit.box.y,
  }))
}

/** Columns as wide as their widest, rows as high as their highest; each at the top left of its cell. */
function placeGrid(
  document: Document,
  rows: readonly Row[],
  gap: { readonly x: number; readonly y: number },
): Plan {
  const around = unionBoxes(rows.flat().map(({ box }) => box))
  if (!around) return nothingToDo
  const widths: number[] = []
  for (const row of rows)
    row.forEach(({ box }, column) => {
      widths[column] = Math.max(widths[column] ?? 0, box.width)
    })
  const places = new Map<Unit, { readonly x: number; readonly y: number }>()
  let y = around.y
  for (const row of rows) {
    let x = around.x
    row.forEach((unit, column) => {
      places.set(unit, { x, y })
      x += (widths[column] ?? 0) + gap.x
    })
    y += Math.max(...row.map(({ box }) => box.height)) + gap.y
  }
  return moveUnits(document, rows.flat(), (unit) => {
    const place = places.get(unit) ?? unit.box
    return { dx: place.x - unit.box.x, dy: place.y - unit.box.y }
  })
}
