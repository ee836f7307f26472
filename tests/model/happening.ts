import fc from 'fast-check'
import { openings } from './openings'

/** Anything that can happen to three people, their devices, the wires between them and the server. */
export type Happening =
  | {
      readonly kind: 'write'
      readonly who: number
      readonly element: number
      readonly count: number
      readonly register: Written
      readonly value: number
      readonly key: boolean
      /** What a parent or a start is, by its place among all; as `value` when it is not said. */
      readonly to?: number
    }
  | { readonly kind: 'nest'; readonly who: number; readonly inner: number; readonly outer: number }
  | { readonly kind: 'look'; readonly who: number }
  | { readonly kind: 'page'; readonly who: number; readonly event: 'hide' | 'show' }
  | { readonly kind: 'draw'; readonly who: number; readonly what: 'box' | 'frame' | 'arrow' }
  | { readonly kind: 'delete'; readonly who: number; readonly element: number; readonly count: number }
  | { readonly kind: 'undo' | 'redo'; readonly who: number }
  | {
      readonly kind: 'resolve'
      readonly who: number
      readonly choices: readonly ('mine' | 'theirs' | 'merged' | 'later')[]
    }
  | { readonly kind: 'arrive'; readonly which: number; readonly again: boolean }
  | { readonly kind: 'answer'; readonly which: number; readonly fate: 'heard' | 'lost' | 'never' }
  | { readonly kind: 'lose'; readonly which: number }
  | { readonly kind: 'head'; readonly who: number }
  | { readonly kind: 'crash'; readonly who: number; readonly disk: 'as it is' | 'stale' }
  | { readonly kind: 'backup'; readonly who: number }
  | { readonly kind: 'wait'; readonly who: number; readonly ms: number }
  | { readonly kind: 'jump'; readonly who: number; readonly ms: number }
  | { readonly kind: 'age'; readonly ms: number }
  | { readonly kind: 'role'; readonly who: number; readonly role: 'editor' | 'viewer' }

export type Written = 'fill' | 'position' | 'text' | 'parent' | 'start'

export const PEOPLE = 3
const who = fc.nat(PEOPLE - 1)
const which = fc.nat(3)
const element = fc.nat(5)
const count = fc.constantFrom(1, 1, 1, 2, 6)

const write = fc.record({
  kind: fc.constant('write' as const),
  who,
  element,
  count,
  register: fc.constantFrom<Written>('fill', 'fill', 'fill', 'position', 'text', 'parent', 'start'),
  /** 0 and 1 may be anybody's; from 2 on it is written once only. */
  value: fc.constantFrom(0, 1, 2, 2, 2, 2),
  key: fc.boolean(),
  to: element,
})

function just<T extends object>(weight: number, arbitrary: fc.Arbitrary<T>) {
  return { weight, arbitrary }
}

const happening: fc.Arbitrary<Happening> = fc.oneof(
  just(9, write),
  just(
    1,
    fc.record({
      kind: fc.constant('draw' as const),
      who,
      what: fc.constantFrom('box' as const, 'frame' as const, 'arrow' as const),
    }),
  ),
  just(2, fc.record({ kind: fc.constant('delete' as const), who, element, count: fc.constantFrom(1, 1, 2) })),
  just(1, fc.record({ kind: fc.constant('nest' as const), who, inner: fc.nat(2), outer: fc.nat(2) })),
  just(1, fc.record({ kind: fc.constant('look' as const), who })),
  just(
    1,
    fc.record({
      kind: fc.constant('page' as const),
      who,
      event: fc.constantFrom('hide' as const, 'hide' as const, 'show' as const),
    }),
  ),
  just(2, fc.record({ kind: fc.constant('undo' as const), who })),
  just(1, fc.record({ kind: fc.constant('redo' as const), who })),
  just(
    2,
    fc.record({
      kind: fc.constant('resolve' as const),
      who,
      choices: fc.array(
        fc.constantFrom('mine' as const, 'theirs' as const, 'merged' as const, 'later' as const),
        { minLength: 1, maxLength: 4 },
      ),
    }),
  ),
  just(
    7,
    fc.record({
      kind: fc.constant('arrive' as const),
      which,
      again: fc.constantFrom(false, false, false, true),
    }),
  ),
  just(
    6,
    fc.record({
      kind: fc.constant('answer' as const),
      which,
      fate: fc.constantFrom(
        'heard' as const,
        'heard' as const,
        'heard' as const,
        'heard' as const,
        'lost' as const,
        'never' as const,
      ),
    }),
  ),
  just(1, fc.record({ kind: fc.constant('lose' as const), which })),
  just(2, fc.record({ kind: fc.constant('head' as const), who })),
  just(
    1,
    fc.record({
      kind: fc.constant('crash' as const),
      who,
      disk: fc.constantFrom('as it is' as const, 'as it is' as const, 'stale' as const),
    }),
  ),
  just(1, fc.record({ kind: fc.constant('backup' as const), who })),
  just(7, fc.record({ kind: fc.constant('wait' as const), who, ms: fc.constantFrom(400, 400, 400, 11_000) })),
  just(1, fc.record({ kind: fc.constant('jump' as const), who, ms: fc.constantFrom(-3_600_000, 3_600_000) })),
  just(
    2,
    fc.record({ kind: fc.constant('age' as const), ms: fc.constantFrom(6_000, 6_000, 60_000, -3_000) }),
  ),
  just(
    1,
    fc.record({
      kind: fc.constant('role' as const),
      who,
      role: fc.constantFrom('editor' as const, 'viewer' as const),
    }),
  ),
)

const life = fc.array(happening, { minLength: 8, maxLength: 60, size: 'max' })

/** Some lives begin with what chance alone would hardly ever bring about. */
export const happenings = fc
  .tuple(
    fc.oneof(just(2, fc.constant<readonly Happening[]>([])), just(1, fc.constantFrom(...openings))),
    life,
  )
  .map(([opening, rest]) => [...opening, ...rest])
