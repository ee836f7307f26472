import type { LinearElement } from '../model/element'
import { arcMiddle } from './arc'
import type { Point } from './box'
import { elbowCorners, isClosed, linePath, lineRun } from './line-path'
import { rotateRun, translateRun } from './outline'
import { at } from './path'
import { pointAt } from './points'
import { pointAlong, type Run, runLength } from './polyline'

/** A point of a line that a hand can pull; canvas units. */
export interface LinePoint extends Point {
  readonly index: number
}

/**
 * A place between two points that a hand can pull, canvas units: `add` makes a point there, `bend` makes an arc of the
 * line, `leg` moves a leg of an elbow along `axis`. `index` is that of the point before it.
 */
export interface LineMiddle extends Point {
  readonly pulls: 'add' | 'bend' | 'leg'
  readonly index: number
  readonly axis: 'x' | 'y'
  /** It stands a quarter along the arc: in the middle are words. */
  readonly isQuarter?: true
  /** How long what it is the middle of is. */
  readonly length: number
}

/** The points of a line that can be pulled: of an elbow its ends, of a closed line each once. */
export function linePointsOf(line: LinearElement): LinePoint[] {
  const run = placed(line, line.points)
  const last = run.length / 2 - 1
  const indices =
    line.curve === 'elbow'
      ? [0, last]
      : Array.from({ length: isClosed(line.points) ? last : last + 1 }, (_, i) => i)
  return indices.map((index) => ({ index, ...pointAt(run, index) }))
}

/** Without those under the words of the line, which are pulled there. */
export function lineMiddlesOf(line: LinearElement): LineMiddle[] {
  const middles = line.curve === 'elbow' ? legMiddles(line) : pointMiddles(line)
  if (line.text === '') return middles
  const label = labelCenterOf(line)
  return middles.flatMap((middle) => {
    if (!isCovered(middle, label, line)) return [middle]
    return middle.pulls === 'bend' ? [{ ...middle, ...quarterOf(line) }] : []
  })
}

/** How much less an arc leaves its way a quarter along it than in its middle. */
export const QUARTER_BEND = 0.75

function quarterOf(line: LinearElement): Point & { readonly isQuarter: true } {
  const run = placed(line, lineRun(line))
  return { ...pointAlong(run, runLength(run) / 4), isQuarter: true }
}

function labelCenterOf(line: LinearElement): Point {
  const run = placed(line, lineRun(line))
  return pointAlong(run, runLength(run) * line.labelPosition)
}

/** By a guess: nothing is measured here. */
function isCovered(point: Point, label: Point, { text, fontSize }: LinearElement): boolean {
  const halfWidth = Math.max(fontSize, text.length * fontSize * 0.3)
  return Math.abs(point.x - label.x) <= halfWidth && Math.abs(point.y - label.y) <= fontSize
}

function pointMiddles(line: LinearElement): LineMiddle[] {
  const run = placed(line, line.points)
  const curve = line.curve === 'curved' ? linePath(line) : null
  const middles: LineMiddle[] = []
  for (let index = 0; index * 2 + 3 < run.length; index++) {
    const [from, to] = [pointAt(run, index), pointAt(run, index + 1)]
    const length = Math.hypot(to.x - from.x, to.y - from.y)
    if (curve && line.points.length === 4)
      middles.push({ pulls: 'bend', index, axis: 'x', length, ...arcMiddle(from, to, line.bend) })
    else if (curve)
      middles.push({ pulls: 'add', index, axis: 'x', length, ...middleOfCubic(line, curve, index) })
    else
      middles.push({ pulls: 'add', index, axis: 'x', length, x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 })
  }
  return middles
}

/** The corners that an elbow is drawn through, flat pairs, canvas. */
export function elbowRunOf(line: LinearElement): number[] {
  return placed(line, elbowCorners(line.points))
}

/** Those that a hand can move are between two others: the first and the last end where the line ends. */
function legMiddles(line: LinearElement): LineMiddle[] {
  const run = elbowRunOf(line)
  const middles: LineMiddle[] = []
  for (let index = 1; index * 2 + 5 < run.length; index++) {
    const [from, to] = [pointAt(run, index), pointAt(run, index + 1)]
    const isUpright = Math.abs(from.x - to.x) < Math.abs(from.y - to.y)
    middles.push({
      pulls: 'leg',
      index,
      axis: isUpright ? 'x' : 'y',
      length: Math.hypot(to.x - from.x, to.y - from.y),
      x: (from.x + to.x) / 2,
      y: (from.y + to.y) / 2,
    })
  }
  return middles
}

/** Numbers that a cubic takes in a path, and a move. */
const [CUBIC_SIZE, MOVE_SIZE] = [7, 3]

function middleOfCubic(line: LinearElement, path: readonly number[], index: number): Point {
  const verb = MOVE_SIZE + index * CUBIC_SIZE
  const halfway = (offset: number) =>
    (at(path, verb - 2 + offset) +
      3 * at(path, verb + 1 + offset) +
      3 * at(path, verb + 3 + offset) +
      at(path, verb + 5 + offset)) /
    8
  return pointAt(placed(line, [halfway(0), halfway(1)]), 0)
}

function placed(line: LinearElement, points: Run): number[] {
  const run = translateRun(points, line.x, line.y)
  return line.rotation === 0 ? run : rotateRun(run, line, line.rotation)
}
