/**
 * Where the tokens of `from` stand in `to`: for each of them its index there, or -1 when it is gone. A longest common
 * subsequence, by Myers' greedy algorithm (An O(ND) Difference Algorithm, 1986). null: they differ in more than
 * `mostEdits` tokens, and the cost, which grows with the square of that, is not worth the answer.
 */
export function matchTokens(
  from: readonly string[],
  to: readonly string[],
  mostEdits: number,
): Int32Array | null {
  let head = 0
  while (head < from.length && head < to.length && from[head] === to[head]) head++
  let tail = 0
  const most = Math.min(from.length, to.length) - head
  while (tail < most && from[from.length - 1 - tail] === to[to.length - 1 - tail]) tail++

  const places = new Int32Array(from.length).fill(-1)
  for (let i = 0; i < head; i++) places[i] = i
  for (let i = 1; i <= tail; i++) places[from.length - i] = to.length - i
  const trail = walk(from.slice(head, from.length - tail), to.slice(head, to.length - tail), mostEdits)
  if (!trail) return null
  for (const [x, y] of trail) places[head + x] = head + y
  return places
}

/** The matches of an edit script of the fewest edits, as pairs of indexes. */
function walk(from: readonly string[], to: readonly string[], mostEdits: number): [number, number][] | null {
  /** reach[k + edits]: how far in `from` diagonal k gets with so many edits. */
  const reaches: Int32Array[] = []
  let before = new Int32Array(3)
  for (let edits = 0; edits <= Math.min(mostEdits, from.length + to.length); edits++) {
    const reach = new Int32Array(2 * edits + 3)
    for (let k = -edits; k <= edits; k += 2) {
      let x = edits === 0 ? 0 : stepTo(before, edits, k)
      while (x < from.length && x - k < to.length && from[x] === to[x - k]) x++
      reach[k + edits + 1] = x
      if (x >= from.length && x - k >= to.length) return retrace(reaches, { from, to, k, edits, x })
    }
    reaches.push(reach)
    before = reach
  }
  return null
}

/** The furthest start on diagonal k after `edits` edits, `before` being the reach of one edit less. */
function stepTo(before: Int32Array, edits: number, k: number): number {
  const down = at(before, edits - 1, k + 1)
  const right = at(before, edits - 1, k - 1)
  return k === -edits || (k !== edits && right < down) ? down : right + 1
}

function at(reach: Int32Array, edits: number, k: number): number {
  return reach[k + edits + 1] ?? 0
}

interface End {
  readonly from: readonly string[]
  readonly to: readonly string[]
  readonly k: number
  readonly edits: number
  readonly x: number
}

function retrace(
  reaches: readonly Int32Array[],
  { k: lastK, edits: all, x: lastX }: End,
): [number, number][] {
  const matches: [number, number][] = []
  let k = lastK
  let x = lastX
  for (let edits = all; edits >= 0; edits--) {
    const before = reaches[edits - 1]
    const start = before ? stepTo(before, edits, k) : 0
    while (x > start) {
      x--
      matches.push([x, x - k])
    }
    if (!before) break
    const isDown =
      k === -edits || (k !== edits && at(before, edits - 1, k - 1) < at(before, edits - 1, k + 1))
    k = isDown ? k + 1 : k - 1
    x = at(before, edits - 1, k)
  }
  return matches
}
