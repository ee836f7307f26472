import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CommandId } from '../../../lib/editor/commands/registry'
import { filledBox, frame, group, idsOf } from '../../support/elements'
import { type Bench, setUp } from '../../support/hand'
import { run } from '../../support/run-command'

const order = (bench: Bench) => idsOf(bench.elements()).join('')

describe('the painting order', () => {
  const abcd = () => setUp(...['a', 'b', 'c', 'd'].map((id, i) => filledBox({ id, z: `a${i}` })))

  test.each([
    ['bring-to-front', 'acdb'],
    ['bring-forward', 'acbd'],
    ['send-backward', 'bacd'],
    ['send-to-back', 'bacd'],
  ] as const)('%s', (id, expected) => {
    const bench = abcd()
    bench.editor.select(['b'])
    run(bench, id)
    expect(order(bench)).toBe(expected)
    bench.editor.undo()
    expect(order(bench)).toBe('abcd')
  })

  test('several keep their order among each other, and stop at the end', () => {
    const bench = abcd()
    bench.editor.select(['c', 'a'])
    run(bench, 'bring-to-front')
    expect(order(bench)).toBe('bdac')
    run(bench, 'bring-forward')
    expect(order(bench)).toBe('bdac')
    expect(bench.commits).toHaveLength(1)
  })

  test('a step goes past the next that is seen to overlap, and only else past the neighbour', () => {
    const bench = setUp(
      filledBox({ id: 'a', z: 'a0' }),
      filledBox({ id: 'far', z: 'a1', x: 1_000 }),
      filledBox({ id: 'over', z: 'a2', x: 50 }),
      filledBox({ id: 'top', z: 'a3', x: 2_000 }),
    )
    bench.editor.select(['a'])
    run(bench, 'bring-forward')
    expect(idsOf(bench.elements())).toEqual(['far', 'over', 'a', 'top'])
    run(bench, 'bring-forward')
    expect(idsOf(bench.elements())).toEqual(['far', 'over', 'top', 'a'])
    run(bench, 'send-backward')
    expect(idsOf(bench.elements())).toEqual(['far', 'a', 'over', 'top'])
  })

  test('a group is passed and moves as a whole, and its members stay between its edges', () => {
    const grouped = () =>
      setUp(
        filledBox({ id: 'low', z: 'a0' }),
        group({ id: 'g', z: 'a1' }),
        filledBox({ id: 'm', z: 'a2', parent: 'g' }),
        filledBox({ id: 'n', z: 'a3', parent: 'g' }),
        filledBox({ id: 'high', z: 'a4' }),
      )
    const one = grouped()
    one.editor.select(['low'])
    run(one, 'bring-forward')
    expect(order(one)).toBe('gmnlowhigh')
    const whole = grouped()
    whole.editor.select(['g'])
    run(whole, 'bring-to-front')
    expect(order(whole)).toBe('lowhighgmn')
    run(whole, 'send-backward')
    expect(order(whole)).toBe('lowgmnhigh')
    const member = grouped()
    member.editor.select(['m'])
    run(member, 'bring-to-front')
    expect(order(member)).toBe('lowgnmhigh')
    run(member, 'bring-forward')
    expect(order(member)).toBe('lowgnmhigh')
    run(member, 'send-to-back')
    expect(order(member)).toBe('lowgmnhigh')
  })

  test('what is in a frame never goes under it', () => {
    const bench = setUp(
      filledBox({ id: 'low', z: 'a0' }),
      frame({ id: 'f', z: 'a1', fill: '#ffffff' }),
      filledBox({ id: 'm', z: 'a2', parent: 'f' }),
      filledBox({ id: 'n', z: 'a3', parent: 'f' }),
    )
    bench.editor.select(['n'])
    run(bench, 'send-to-back')
    expect(order(bench)).toBe('lowfnm')
    run(bench, 'send-backward')
    expect(order(bench)).toBe('lowfnm')
    expect(bench.element('n').parent).toBe('f')
  })

  test('goes between elements of one order key as well', () => {
    const bench = setUp(...['a', 'b', 'c', 'd'].map((id) => filledBox({ id, z: 'a0' })))
    bench.editor.select(['a'])
    run(bench, 'bring-forward')
    expect(order(bench)).toBe('bacd')
    bench.editor.select(['d'])
    run(bench, 'send-backward')
    expect(order(bench)).toBe('badc')
  })
})

test('arranging any selection any way leaves the others in their order', () => {
  const to = fc.constantFrom<CommandId>('bring-to-front', 'bring-forward', 'send-backward', 'send-to-back')
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('a0', 'a1', 'a2'), { minLength: 2, maxLength: 8 }),
      fc.array(fc.tuple(fc.nat(7), fc.nat(7), to), { maxLength: 6 }),
      (keys, steps) => {
        const bench = setUp(...keys.map((z, i) => filledBox({ id: `e${i}`, z })))
        for (const [one, two, id] of steps) {
          const ids = idsOf(bench.elements())
          const moved = [...new Set([ids[one % ids.length] ?? '', ids[two % ids.length] ?? ''])]
          bench.editor.select(moved)
          run(bench, id)
          const rest = (all: string[]) => all.filter((other) => !moved.includes(other))
          const after = idsOf(bench.elements())
          expect(rest(after)).toEqual(rest(ids))
          if (id === 'bring-to-front') expect(after.slice(-moved.length).sort()).toEqual([...moved].sort())
          if (id === 'send-to-back') expect(after.slice(0, moved.length).sort()).toEqual([...moved].sort())
        }
      },
    ),
  )
})
