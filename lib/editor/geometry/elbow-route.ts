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

interface Grid {
  readonly xs: readonly number[]
  readonly ys: readonly number[]
  /** What a leg on a line costs besides its length. */
  readonly costX: readonly number[]
  readonly costY: readonly number[]
}

function gridOf({ from, to, obstacles, legs }: RouteWish): Grid {
  const xs = new Map<number, number>()
  const ys = new Map<number, number>()
  const offer = (lines: Map<number, number>, value: number, cost: number) =>
    lines.set(value, Math.min(cost, lines.get(value) ?? cost))
  for (const { x, y, width, height } of obstacles) {
    offer(xs, x, OFF_MIDDLE_COST)
    offer(xs, x + width, OFF_MIDDLE_COST)
    offer(ys, y, OFF_MIDDLE_COST)
    offer(ys, y + height, OFF_MIDDLE_COST)
  }
  for (const terminal of [from, to])
    for (const port of terminal.ports) {
      const { x, y } = stubOf(terminal, port)
      offer(xs, x, OFF_MIDDLE_COST)
      offer(ys, y, OFF_MIDDLE_COST)
    }
  const [a, b] = [extentOf(from), extentOf(to)]
  const middleX = middleBetween(a.x, a.x + a.width, b.x, b.x + b.width)
  const middleY = middleBetween(a.y, a.y + a.height, b.y, b.y + b.height)
  if (middleX !== null) offer(xs, middleX, 0)
  if (middleY !== null) offer(ys, middleY, 0)
  for (const leg of legs) offer(leg.axis === 'x' ? xs : ys, leg.at, 0)
  const sorted = (lines: Map<number, number>) => [...lines.entries()].sort(([m], [n]) => m - n)
  const [columns, rows] = [sorted(xs), sorted(ys)]
  return {
    xs: columns.map(([value]) => value),
    ys: rows.map(([value]) => value),
    costX: columns.map(([, cost]) => cost),
    costY: rows.map(([, cost]) => cost),
  }
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

/** A place of the search: crossing × heading × legs taken so far. */
interface Place {
  readonly column: number
  readonly row: number
  readonly heading: Heading
  readonly taken: number
}

function search(grid: Grid, wish: RouteWish): number[] | null {
  const { xs, ys } = grid
  const { from, to, obstacles, legs } = wish
  const phases = legs.length + 1
  const size = xs.length * ys.length * 4 * phases
  const idOf = ({ column, row, heading, taken }: Place) =>
    ((taken * ys.length + row) * xs.length + column) * 4 + heading
  const costs = new Float64Array(size).fill(Infinity)
  const cameFrom = new Int32Array(size).fill(-1)
  const queue = createQueue()
  const places: Place[] = new Array(size)

  const reach = (place: Place, cost: number, before: number) => {
    const id = idOf(place)
    if (cost >= at(costs, id)) return
    costs[id] = cost
    cameFrom[id] = before
    places[id] = place
    queue.push(id, cost)
  }
  const placeAt = ({ x, y }: Point, heading: Heading): Place => ({
    column: xs.indexOf(x),
    row: ys.indexOf(y),
    heading,
    taken: 0,
  })

  for (const port of from.ports) {
    const stub = stubOf(from, port)
    reach(placeAt(stub, port.heading), distance(stub, port.point), -1)
  }
  const goals = to.ports.map((port) => ({ port, stub: stubOf(to, port) }))
  let best: { id: number; cost: number; port: Port } | null = null

  for (let id = queue.pop(); id >= 0; id = queue.pop()) {
    const cost = at(costs, id)
    if (best && cost >= best.cost) break
    const place = places[id]
    if (!place) continue
    const { column, row, heading, taken } = place
    const [x, y] = [at(xs, column), at(ys, row)]
    if (taken === legs.length)
      for (const { port, stub } of goals) {
        if (stub.x !== x || stub.y !== y || port.heading === heading) continue
        const arrives = opposite(port.heading)
        const turn = heading === arrives ? 0 : BEND_COST + OFF_MIDDLE_COST
        const total = cost + distance(stub, port.point) + turn
        if (!best || total < best.cost) best = { id, cost: total, port }
      }
    for (const next of TURNS[heading] ?? []) {
      const [dx, dy] = STEPS[next]
      const [toColumn, toRow] = [column + dx, row + dy]
      if (toColumn < 0 || toRow < 0 || toColumn >= xs.length || toRow >= ys.length) continue
      const [toX, toY] = [at(xs, toColumn), at(ys, toRow)]
      if (obstacles.some((box) => isInside(box, (x + toX) / 2, (y + toY) / 2))) continue
      const leg = legs[taken]
      const takes =
        leg !== undefined && (leg.axis === 'x' ? dx === 0 && x === leg.at : dy === 0 && y === leg.at)
      const turns =
        next === heading ? 0 : BEND_COST + at(dx === 0 ? grid.costX : grid.costY, dx === 0 ? column : row)
      const reached = { column: toColumn, row: toRow, heading: next, taken: taken + (takes ? 1 : 0) }
      reach(reached, cost + turns + Math.abs(toX - x) + Math.abs(toY - y), id)
    }
  }
  return best && cornersTo(best, { xs, ys, places, cameFrom, from })
}

/** Straight on, right, left; never back. */
const TURNS: readonly (readonly Heading[])[] = [
  [0, 1, 3],
  [1, 2, 0],
  [2, 3, 1],
  [3, 0, 2],
]

function isInside({ x, y, width, height }: Box, px: number, py: number): boolean {
  return px > x && px < x + width && py > y && py < y + height
}

function distance(a: Point, b: Point): number {
  return Math.abs(a.x - b.x) + Math.abs(a.y - b.y)
}

function cornersTo(
  { id: goal, port }: { id: number; port: Port },
  found: {
    xs: readonly number[]
    ys: readonly number[]
    places: readonly Place[]
    cameFrom: Int32Array
    from: Terminal
  },
): number[] {
  const { xs, ys, places, cameFrom, from } = found
  const corners: number[] = [port.point.y, port.point.x]
  let first = goal
  for (let id = goal; id >= 0; id = at(cameFrom, id)) {
    const place = places[id]
    if (!place) break
    corners.push(at(ys, place.row), at(xs, place.column))
    first = id
  }
  const begun = places[first]
  const start = from.ports.find((candidate) => {
    const stub = stubOf(from, candidate)
    return (
      begun !== undefined &&
      candidate.heading === begun.heading &&
      stub.x === at(xs, begun.column) &&
      stub.y === at(ys, begun.row)
    )
  })
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

/** A binary heap of ids; of two as cheap the one that came first leaves first. */
function createQueue() {
  const ids: number[] = []
  const costs: number[] = []
  const orders: number[] = []
  let pushed = 0
  const isBefore = (a: number, b: number) =>
    at(costs, a) < at(costs, b) || (at(costs, a) === at(costs, b) && at(orders, a) < at(orders, b))
  const swap = (a: number, b: number) => {
    for (const list of [ids, costs, orders]) {
      const kept = at(list, a)
      list[a] = at(list, b)
      list[b] = kept
    }
  }
  return {
    push(id: number, cost: number) {
      ids.push(id)
      costs.push(cost)
      orders.push(pushed++)
      for (let i = ids.length - 1; i > 0; ) {
        const parent = (i - 1) >> 1
        if (!isBefore(i, parent)) break
        swap(i, parent)
        i = parent
      }
    },
    /** The cheapest id; -1 when there is none left. */
    pop(): number {
      const [top = -1] = ids
      const end = ids.length - 1
      if (end < 0) return -1
      swap(0, end)
      ids.pop()
      costs.pop()
      orders.pop()
      for (let i = 0; ; ) {
        const [left, right] = [2 * i + 1, 2 * i + 2]
        let least = i
        if (left < ids.length && isBefore(left, least)) least = left
        if (right < ids.length && isBefore(right, least)) least = right
        if (least === i) return top
        swap(i, least)
        i = least
      }
    },
  }
}
