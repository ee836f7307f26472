import type { Box, Point } from './box'
import { at } from './path'

/** East, south, west, north. */
export type Heading = 0 | 1 | 2 | 3

/** Where a route may begin or end, and the way it looks out from there. */
export interface Port {
  readonly point: Point
  readonly heading: Heading
}

export interface Terminal {
  /** A route goes straight out of it before it turns; null turns at once. */
  readonly box: Box | null
  readonly ports: readonly Port[]
}

/** A straight part that the route must take: upright at this x, or level at this y. */
export interface Leg {
  readonly axis: 'x' | 'y'
  readonly at: number
}

export interface RouteWish {
  readonly from: Terminal
  readonly to: Terminal
  /** No part between the ports enters them; what they lend as terminals is among them. */
  readonly obstacles: readonly Box[]
  readonly legs: readonly Leg[]
}

/** One more bend is worse than any detour on a canvas. */
const BEND_COST = 1e9
/** Of routes as long, the one that turns in the middle is taken. */
const OFF_MIDDLE_COST = 0.01

/**
 * The corners (flat pairs) of the route of level and upright legs with the fewest bends, and of those the shortest: by
 * Dijkstra on the few lines that such a route can lie on. Empty when there is none. The same wish has the same answer.
 */
export function findRoute(wish: RouteWish): number[] {
  const grid = gridOf(wish)
  const goal = search(grid, wish)
  return goal ? simplified(goal) : []
}

export function opposite(heading: Heading): Heading {
  return ((heading + 2) % 4) as Heading
}

export function stepOf(heading: Heading): readonly [number, number] {
  return STEPS[heading]
}

const STEPS = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
] as const

/** The lines on which a route can lie, and where it cannot go between two crossings of them. */
interface Grid {
  readonly columns: Lines
  readonly rows: Lines
  /** Whether the way from a crossing to the next in its row, or in its column, leads through an obstacle. */
  readonly blockedEast: Uint8Array
  readonly blockedSouth: Uint8Array
}

/** Ascending places of lines, and what a leg on one costs besides its length. */
interface Lines {
  readonly at: number[]
  readonly costs: number[]
}

function gridOf({ from, to, obstacles, legs }: RouteWish): Grid {
  const columns: Lines = { at: [], costs: [] }
  const rows: Lines = { at: [], costs: [] }
  for (const { x, y, width, height } of obstacles) {
    offerLine(columns, x, OFF_MIDDLE_COST)
    offerLine(columns, x + width, OFF_MIDDLE_COST)
    offerLine(rows, y, OFF_MIDDLE_COST)
    offerLine(rows, y + height, OFF_MIDDLE_COST)
  }
  for (const terminal of [from, to])
    for (const port of terminal.ports) {
      const { x, y } = stubOf(terminal, port)
      offerLine(columns, x, OFF_MIDDLE_COST)
      offerLine(rows, y, OFF_MIDDLE_COST)
    }
  const [a, b] = [extentOf(from), extentOf(to)]
  const middleX = middleBetween(a.x, a.x + a.width, b.x, b.x + b.width)
  const middleY = middleBetween(a.y, a.y + a.height, b.y, b.y + b.height)
  if (middleX !== null) offerLine(columns, middleX, 0)
  if (middleY !== null) offerLine(rows, middleY, 0)
  for (const leg of legs) offerLine(leg.axis === 'x' ? columns : rows, leg.at, 0)
  return { columns, rows, ...blockedWays(columns, rows, obstacles) }
}

/** Puts a line where it belongs; one that is there already keeps the lower cost. */
function offerLine({ at: places, costs }: Lines, place: number, cost: number): void {
  let i = places.length
  while (i > 0 && at(places, i - 1) >= place) i--
  if (places[i] === place) costs[i] = Math.min(cost, at(costs, i))
  else {
    places.splice(i, 0, place)
    costs.splice(i, 0, cost)
  }
}

// The sides of all obstacles are lines: a way between two neighbouring crossings is inside one whole or not at all.
function blockedWays(columns: Lines, rows: Lines, obstacles: readonly Box[]) {
  const [wide, high] = [columns.at.length, rows.at.length]
  const blockedEast = new Uint8Array(wide * high)
  const blockedSouth = new Uint8Array(wide * high)
  for (const { x, y, width, height } of obstacles)
    for (let row = 0; row < high; row++) {
      const top = at(rows.at, row)
      if (top < y || top >= y + height) continue
      for (let column = 0; column < wide; column++) {
        const left = at(columns.at, column)
        if (left < x || left >= x + width) continue
        if (top > y) blockedEast[row * wide + column] = 1
        if (left > x) blockedSouth[row * wide + column] = 1
      }
    }
  return { blockedEast, blockedSouth }
}

function extentOf({ box, ports }: Terminal): Box {
  const point = ports[0]?.point ?? { x: 0, y: 0 }
  return box ?? { x: point.x, y: point.y, width: 0, height: 0 }
}

function middleBetween(aFrom: number, aTo: number, bFrom: number, bTo: number): number | null {
  if (aTo < bFrom) return (aTo + bFrom) / 2
  return bTo < aFrom ? (bTo + aFrom) / 2 : null
}

/** Where a route may turn for the first time: straight out from the port, at the edge of its terminal. */
function stubOf({ box }: Terminal, { point, heading }: Port): Point {
  if (!box) return point
  const { x, y } = point
  switch (heading) {
    case 0:
      return { x: Math.max(x, box.x + box.width), y }
    case 1:
      return { x, y: Math.max(y, box.y + box.height) }
    case 2:
      return { x: Math.min(x, box.x), y }
    case 3:
      return { x, y: Math.min(y, box.y) }
  }
}

/**
 * A place of the search is a number: crossing × heading × legs taken so far. The arrays are kept from search to search,
 * for hundreds of elbows follow one drag.
 */
const scratch = { costs: new Float64Array(0), cameFrom: new Int32Array(0) }

function makeRoom(size: number): typeof scratch {
  if (scratch.costs.length < size) {
    scratch.costs = new Float64Array(size * 2)
    scratch.cameFrom = new Int32Array(size * 2)
  }
  scratch.costs.fill(Infinity, 0, size)
  scratch.cameFrom.fill(-1, 0, size)
  return scratch
}

/** The corners of the cheapest route, from port to port; null when there is none. */
function search(grid: Grid, { from, to, legs }: RouteWish): number[] | null {
  const { columns, rows } = grid
  const wide = columns.at.length
  const crossings = wide * rows.at.length
  const { costs, cameFrom } = makeRoom(crossings * 4 * (legs.length + 1))
  const queue = createQueue()
  const crossingAt = ({ x, y }: Point) => rows.at.indexOf(y) * wide + columns.at.indexOf(x)

  const reach = (place: number, cost: number, before: number) => {
    if (cost >= at(costs, place)) return
    costs[place] = cost
    cameFrom[place] = before
    queue.push(place, cost)
  }

  for (const port of from.ports) {
    const stub = stubOf(from, port)
    reach(crossingAt(stub) * 4 + port.heading, distance(stub, port.point), -1)
  }
  const goals = to.ports.map((port) => {
    const stub = stubOf(to, port)
    return { port, crossing: crossingAt(stub), length: distance(stub, port.point) }
  })
  let best: Reached | null = null

  for (let place = queue.pop(); place >= 0; place = queue.pop()) {
    const cost = at(costs, place)
    if (best && cost >= best.cost) break
    const heading = (place & 3) as Heading
    const taken = Math.floor(place / 4 / crossings)
    const crossing = (place >> 2) - taken * crossings
    if (taken === legs.length)
      for (const goal of goals) {
        if (goal.crossing !== crossing || goal.port.heading === heading) continue
        const turn = heading === opposite(goal.port.heading) ? 0 : BEND_COST + OFF_MIDDLE_COST
        const total = cost + goal.length + turn
        if (!best || total < best.cost) best = { place, cost: total, port: goal.port }
      }
    const row = Math.floor(crossing / wide)
    const column = crossing - row * wide
    // Straight on, right, left; never back.
    for (const turn of TURNS) {
      const next = ((heading + turn) & 3) as Heading
      const way = stepFrom(grid, column, row, next)
      if (way === null) continue
      const turning = turn === 0 ? 0 : BEND_COST + at(way.isLevel ? rows.costs : columns.costs, way.line)
      const leg = legs[taken]
      const takes = leg !== undefined && isOnLeg(leg, way, grid)
      const reached = ((takes ? taken + 1 : taken) * crossings + way.to) * 4 + next
      reach(reached, cost + turning + way.length, place)
    }
  }
  return best && cornersTo(best, { columns, rows, crossings, cameFrom, from })
}

const TURNS = [0, 1, 3] as const

interface Way {
  /** The crossing that it leads to. */
  readonly to: number
  readonly length: number
  readonly isLevel: boolean
  /** The row of a level way, the column of an upright one. */
  readonly line: number
}

function stepFrom(grid: Grid, column: number, row: number, heading: Heading): Way | null {
  const { columns, rows, blockedEast, blockedSouth } = grid
  const wide = columns.at.length
  const here = row * wide + column
  switch (heading) {
    case 0:
      if (column + 1 >= wide || blockedEast[here]) return null
      return { to: here + 1, length: gapAt(columns, column), isLevel: true, line: row }
    case 1:
      if (row + 1 >= rows.at.length || blockedSouth[here]) return null
      return { to: here + wide, length: gapAt(rows, row), isLevel: false, line: column }
    case 2:
      if (column === 0 || blockedEast[here - 1]) return null
      return { to: here - 1, length: gapAt(columns, column - 1), isLevel: true, line: row }
    case 3:
      if (row === 0 || blockedSouth[here - wide]) return null
      return { to: here - wide, length: gapAt(rows, row - 1), isLevel: false, line: column }
  }
}

function gapAt({ at: places }: Lines, index: number): number {
  return at(places, index + 1) - at(places, index)
}

function isOnLeg(leg: Leg, { isLevel, line }: Way, { columns, rows }: Grid): boolean {
  return leg.axis === 'x' ? !isLevel && columns.at[line] === leg.at : isLevel && rows.at[line] === leg.at
}

function distance(a: Point, b: Point): number {
  return Math.abs(a.x - b.x) + Math.abs(a.y - b.y)
}

/** The end of a route: the last place of the search and the port beyond. */
interface Reached {
  readonly place: number
  readonly cost: number
  readonly port: Port
}

interface Searched {
  readonly columns: Lines
  readonly rows: Lines
  readonly crossings: number
  readonly cameFrom: Int32Array
  readonly from: Terminal
}

function cornersTo({ place: last, port }: Reached, searched: Searched): number[] {
  const { columns, rows, crossings, cameFrom, from } = searched
  const wide = columns.at.length
  const corners: number[] = [port.point.y, port.point.x]
  let first = last
  for (let place = last; place >= 0; place = at(cameFrom, place)) {
    const crossing = (place >> 2) % crossings
    corners.push(at(rows.at, Math.floor(crossing / wide)), at(columns.at, crossing % wide))
    first = place
  }
  const start = from.ports.find(({ heading }) => heading === (first & 3))
  if (start) corners.push(start.point.y, start.point.x)
  return corners.reverse()
}

/** Without the points that lie on a straight part. */
function simplified(corners: readonly number[]): number[] {
  const kept: number[] = [at(corners, 0), at(corners, 1)]
  for (let i = 2; i + 1 < corners.length; i += 2) {
    const [x, y] = [at(corners, i), at(corners, i + 1)]
    const [px, py] = [at(kept, kept.length - 2), at(kept, kept.length - 1)]
    if (x === px && y === py) continue
    const [bx, by] = [at(kept, kept.length - 4), at(kept, kept.length - 3)]
    if (kept.length >= 4 && ((bx === px && px === x) || (by === py && py === y))) kept.splice(-2, 2, x, y)
    else kept.push(x, y)
  }
  return kept
}

/** A binary heap of places; -1 leaves it when it is empty. */
function createQueue() {
  const places: number[] = []
  const costs: number[] = []
  return {
    push(place: number, cost: number) {
      let i = places.length
      while (i > 0) {
        const parent = (i - 1) >> 1
        if (at(costs, parent) <= cost) break
        places[i] = at(places, parent)
        costs[i] = at(costs, parent)
        i = parent
      }
      places[i] = place
      costs[i] = cost
    },
    pop(): number {
      const [top = -1] = places
      const place = places.pop() ?? -1
      const cost = costs.pop() ?? 0
      const size = places.length
      if (size === 0) return top
      let i = 0
      for (let child = 1; child < size; child = 2 * i + 1) {
        if (child + 1 < size && at(costs, child + 1) < at(costs, child)) child++
        if (at(costs, child) >= cost) break
        places[i] = at(places, child)
        costs[i] = at(costs, child)
        i = child
      }
      places[i] = place
      costs[i] = cost
      return top
    },
  }
}
