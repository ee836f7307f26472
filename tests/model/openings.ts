import type { Happening, Written } from './happening'

/** Longer than anything waits before it is saved. */
const SAVE_MS = 400

function write(who: number, element: number, register: Written, given: { to?: number; value?: number } = {}) {
  return { kind: 'write', who, element, count: 1, register, value: 2, key: false, ...given } as const
}

/** What somebody did is saved, where nothing else is on the wire. */
function saves(who: number): Happening[] {
  return [{ kind: 'wait', who, ms: SAVE_MS }, arrive, heard]
}

function sees(who: number): Happening[] {
  return [{ kind: 'head', who }, arrive, heard]
}

const arrive = { kind: 'arrive', which: 0, again: false } as const
const heard = { kind: 'answer', which: 0, fate: 'heard' } as const
const age = { kind: 'age', ms: 6_000 } as const
/** Where the first thing that is drawn stands among all. */
const DRAWN = 5
const ARROW = 4

/** Beginnings by which rules come into play that need several people to do one thing after the other. */
export const openings: readonly (readonly Happening[])[] = [
  // Each puts the frame of the other into his own.
  [
    { kind: 'nest', who: 0, inner: 0, outer: 1 },
    { kind: 'nest', who: 1, inner: 1, outer: 0 },
    ...saves(0),
    ...saves(1),
  ],
  // Taken back after somebody else changed it.
  [
    write(0, 0, 'fill'),
    ...saves(0),
    ...sees(1),
    write(1, 0, 'fill'),
    ...saves(1),
    ...sees(0),
    { kind: 'undo', who: 0 },
  ],
  // Drawn by one, changed by another, taken back by the first.
  [
    { kind: 'draw', who: 0, what: 'box' },
    ...saves(0),
    ...sees(1),
    write(1, DRAWN, 'position'),
    ...saves(1),
    ...sees(0),
    { kind: 'undo', who: 0 },
  ],
  // Drawn by one, held on to by another, taken back by the first.
  [
    { kind: 'draw', who: 0, what: 'box' },
    ...saves(0),
    ...sees(1),
    write(1, ARROW, 'start', { to: DRAWN }),
    ...saves(1),
    ...sees(0),
    { kind: 'undo', who: 0 },
    ...saves(0),
  ],
  // Deleted by one, held on to by another, neither seeing it.
  [
    { kind: 'delete', who: 0, element: 1, count: 1 },
    write(1, ARROW, 'start', { to: 1 }),
    ...saves(1),
    ...saves(0),
  ],
  // Deleted with the frame around it, in two steps, while somebody else edits it.
  [
    write(1, 1, 'fill'),
    { kind: 'delete', who: 2, element: 1, count: 1 },
    { kind: 'delete', who: 2, element: 1, count: 1 },
    ...saves(1),
    age,
    ...saves(2),
    ...saves(2),
  ],
  // A conflict that was looked at, and is answered after the drawing went on.
  [
    write(0, 0, 'fill'),
    write(1, 0, 'fill'),
    ...saves(1),
    age,
    ...saves(0),
    { kind: 'look', who: 0 },
    ...sees(1),
    write(1, 0, 'fill'),
    ...saves(1),
    ...sees(0),
    { kind: 'resolve', who: 0, choices: ['mine'] },
  ],
  // Edited by one and deleted by another a while ago; whoever comes later takes what is there.
  [
    write(0, 0, 'fill'),
    { kind: 'delete', who: 1, element: 0, count: 1 },
    ...saves(1),
    age,
    ...saves(0),
    { kind: 'resolve', who: 0, choices: ['theirs'] },
  ],
  // A refused save that stays on the wire, while what was in its way is taken back.
  [
    write(0, 0, 'fill'),
    write(1, 0, 'fill'),
    ...saves(1),
    age,
    { kind: 'wait', who: 0, ms: SAVE_MS },
    { ...arrive, again: true },
    heard,
    { kind: 'undo', who: 1 },
    { kind: 'wait', who: 1, ms: SAVE_MS },
    { ...arrive, which: 1 },
    heard,
    arrive,
  ],
]
