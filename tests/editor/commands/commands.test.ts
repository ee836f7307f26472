import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { copyElements, parseClipboard, pasteElements } from '../../../lib/editor/commands/clipboard'
import type { CommandHost } from '../../../lib/editor/commands/command'
import { setGeometry } from '../../../lib/editor/commands/geometry'
import { commandForKey, type KeyPress } from '../../../lib/editor/commands/key-match'
import { type CommandId, commands } from '../../../lib/editor/commands/registry'
import { commonStyle } from '../../../lib/editor/commands/style'
import { unlockAround } from '../../../lib/editor/commands/visibility'
import { edgeBoxOf } from '../../../lib/editor/geometry/ink-box'
import type { Element } from '../../../lib/editor/model/element'
import { pickElement } from '../../../lib/editor/pick'
import { withDescendants } from '../../../lib/editor/tree'
import { arrow, box, filledBox, frame, group, idsOf, image, text, unknown } from '../../support/elements'
import { type Bench, setUp } from '../../support/hand'

const nobody: CommandHost = {
  copy: () => {},
  copyAs: () => {},
  paste: () => {},
  keepStyle: () => {},
  keptStyle: () => null,
  toggle: () => {},
  replaceImage: () => {},
  toOriginalSize: () => {},
}
function run({ editor }: Bench, id: CommandId, host = nobody): void {
  const command = commands.find((one) => one.id === id)
  if (!command?.canRun(editor)) throw new Error(`${id} cannot run`)
  command.run(editor, host)
}
const order = (bench: Bench) => idsOf(bench.elements()).join('')
const selected = (bench: Bench) => [...bench.editor.state.getState().selection]

describe('delete', () => {
  test('[M7] lets go of the arrows that held on, at their last place, in the same operation', () => {
    const bench = setUp(
      filledBox({ id: 'a' }),
      arrow({ id: 'arrow', x: 104, y: 50, start: { id: 'a', anchor: { x: 0.5, y: 0.5 }, gap: 4 } }),
    )
    bench.editor.select(['a'])
    run(bench, 'delete')
    expect(bench.element('arrow')).toMatchObject({ start: null, x: 104, y: 50 })
    expect(bench.commits).toHaveLength(1)
    bench.editor.undo()
    expect(bench.element('arrow')).toMatchObject({ start: { id: 'a' } })
  })

  test('takes all below with it, and the group that is left empty', () => {
    const bench = setUp(
      frame({ id: 'frame' }),
      filledBox({ id: 'child', parent: 'frame' }),
      group({ id: 'group' }),
      filledBox({ id: 'member', parent: 'group' }),
      filledBox({ id: 'kept' }),
    )
    bench.editor.select(['frame', 'member'])
    run(bench, 'delete')
    expect(idsOf(bench.elements())).toEqual(['kept'])
    expect(bench.editor.undo()).toEqual({ applied: 4, skipped: 0 })
    expect(bench.elements()).toHaveLength(5)
  })
})

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

describe('groups', () => {
  test('gather their members where the uppermost was, and dissolve into what they were', () => {
    const bench = setUp(...['a', 'b', 'c', 'd'].map((id, i) => filledBox({ id, z: `a${i}`, x: i * 200 })))
    bench.editor.select(['a', 'c'])
    run(bench, 'group')
    const [id = ''] = selected(bench)
    expect(bench.element(id).type).toBe('group')
    expect(order(bench).replace(id, '')).toBe('bacd')
    expect(bench.commits).toHaveLength(1)
    run(bench, 'ungroup')
    expect(selected(bench)).toEqual(['a', 'c'])
    expect(bench.elements().map(({ parent }) => parent)).toEqual([null, null, null, null])
  })

  test('nest, and dissolving the inner one leaves its members in the outer', () => {
    const bench = setUp(
      group({ id: 'outer' }),
      group({ id: 'inner', parent: 'outer' }),
      filledBox({ id: 'a', parent: 'inner' }),
      filledBox({ id: 'b', parent: 'outer' }),
    )
    bench.editor.select(['inner'])
    run(bench, 'ungroup')
    expect(bench.element('a').parent).toBe('outer')
  })
})

describe('aligning', () => {
  const three = () =>
    setUp(
      filledBox({ id: 'a' }),
      filledBox({ id: 'b', x: 150, y: 30, width: 50 }),
      filledBox({ id: 'c', x: 500, y: 70, height: 40 }),
    )

  test.each([
    ['align-left', [0, 0, 0]],
    ['align-right', [500, 550, 500]],
    ['align-center', [250, 275, 250]],
    ['distribute-horizontally', [0, 275, 500]],
  ] as const)('%s', (id, expected) => {
    const bench = three()
    bench.editor.select(['a', 'b', 'c'])
    run(bench, id)
    expect(['a', 'b', 'c'].map((one) => bench.element(one).x)).toEqual(expected)
  })

  test('moves a group as one', () => {
    const bench = setUp(
      group({ id: 'g' }),
      filledBox({ id: 'm', x: 100, parent: 'g' }),
      filledBox({ id: 'n', x: 300, parent: 'g' }),
      filledBox({ id: 'a' }),
    )
    bench.editor.select(['g', 'a'])
    run(bench, 'align-left')
    expect(['m', 'n', 'a'].map((one) => bench.element(one).x)).toEqual([0, 200, 0])
  })
})

describe('flipping', () => {
  test('twice gives what was', () => {
    const bench = setUp(
      image({ id: 'i', x: 30, rotation: 0.4 }),
      arrow({ id: 'a', y: 200, points: [0, 0, 100, 40], height: 40 }),
    )
    const before = [edgeBoxOf(bench.element('i')), bench.element('a')]
    bench.editor.select(['i', 'a'])
    run(bench, 'flip-horizontally')
    expect(bench.element('i')).toMatchObject({ flipX: true, rotation: -0.4 })
    expect(bench.element('a')).toMatchObject({ points: [100, 0, 0, 40] })
    run(bench, 'flip-horizontally')
    expect(bench.element('a')).toMatchObject(before[1] ?? {})
    expect(bench.element('i').x).toBeCloseTo(30, 1)
  })
})

describe('the clipboard', () => {
  test('carries elements with their relations to another canvas', () => {
    const here = setUp(
      group({ id: 'g' }),
      filledBox({ id: 'a', parent: 'g' }),
      arrow({
        id: 'arrow',
        parent: 'g',
        start: { id: 'a', anchor: { x: 0.5, y: 0.5 }, gap: 4 },
        end: { id: 'far', anchor: { x: 0, y: 0 }, gap: 4 },
      }),
      filledBox({ id: 'far', x: 900 }),
    )
    here.editor.select(['g'])
    const { document, state } = here.editor
    const content = parseClipboard(JSON.stringify(copyElements(document, state.getState().selection)))
    if (!content.ok) throw new Error(content.error.message)
    const there = setUp()
    const plan = pasteElements(there.editor.document, content.value, {
      newId: there.editor.newId,
      at: { x: 500, y: 500 },
    })
    there.editor.commit(plan.changes)
    const [groupId] = plan.selection ?? []
    const pasted = there.elements()
    expect(pasted).toHaveLength(3)
    expect(pasted.filter(({ parent }) => parent === groupId)).toHaveLength(2)
    const target = pasted.find(({ type }) => type === 'rectangle')
    expect(pasted.find(({ type }) => type === 'arrow')).toMatchObject({
      start: { id: target?.id },
      end: null,
    })
    expect(idsOf(pasted)).not.toContain('a')
  })

  test('refuses what is no drawing with a sentence', () => {
    expect(parseClipboard('hello')).toMatchObject({ ok: false, error: { type: 'validation' } })
    expect(
      parseClipboard('{"type":"indelible/elements","version":1,"elements":[{"type":"bomb"}]}'),
    ).toMatchObject({
      ok: false,
      error: { message: 'The drawing on the clipboard cannot be read.' },
    })
  })

  test('survives a clipboard with parents that are inside each other', () => {
    const elements: Element[] = [
      group({ id: 'g', parent: 'h' }),
      group({ id: 'h', parent: 'g' }),
      filledBox({ id: 'a', parent: 'g' }),
    ]
    const bench = setUp()
    const plan = pasteElements(
      bench.editor.document,
      { type: 'indelible/elements', version: 1, elements },
      { newId: bench.editor.newId, at: null },
    )
    bench.editor.commit(plan.changes)
    expect(bench.elements()).toHaveLength(3)
    bench.editor.select(idsOf(bench.elements()))
    run(bench, 'delete')
    expect(bench.elements()).toEqual([])
  })

  test('what was copied is what is pasted', () => {
    const bench = setUp(filledBox({ id: 'a', x: 5 }), unknown({ id: 'u' }), text({ id: 't' }))
    const content = copyElements(bench.editor.document, new Set(['a', 'u', 't']))
    expect(parseClipboard(JSON.stringify(content))).toEqual({ ok: true, value: content })
  })
})

describe('style', () => {
  test('is set where an element has it, and looks the same or mixed', () => {
    const bench = setUp(filledBox({ id: 'a' }), text({ id: 't' }), filledBox({ id: 'b', stroke: '#00ff00' }))
    bench.editor.select(['a', 't', 'b'])
    const elements = withDescendants(bench.editor.document, ['a', 't', 'b'])
    expect(commonStyle(elements, ['stroke', 'fontSize', 'curve'])).toEqual({
      stroke: { mixed: true },
      fontSize: { mixed: false, value: 20 },
    })
    bench.editor.setStyle({ stroke: '#ff0000', fontSize: 40 })
    expect(bench.element('a')).toMatchObject({ stroke: '#ff0000', fontSize: 40 })
    expect(bench.element('t')).toMatchObject({ fontSize: 40, width: 100, height: 50 })
    expect(bench.element('t')).not.toHaveProperty('stroke')
    expect(bench.editor.state.getState().style.stroke).toBe('#ff0000')
  })

  test('a colour being scrubbed is one thing to undo, and one key to the outbox', () => {
    const bench = setUp(filledBox({ id: 'a' }))
    bench.editor.select(['a'])
    for (const fill of ['#111111', '#222222', '#333333']) bench.editor.setStyle({ fill })
    expect(new Set(bench.commits.map(({ mergeKey }) => mergeKey)).size).toBe(1)
    bench.editor.undo()
    expect(bench.element('a')).toMatchObject({ fill: '#ffcc00' })
    expect(bench.editor.state.getState().canUndo).toBe(false)
  })
})

test('numbers move, scale and turn the selection', () => {
  const bench = setUp(filledBox({ id: 'a' }), filledBox({ id: 'b', x: 200 }))
  const both = new Set(['a', 'b'])
  bench.editor.commit(setGeometry(bench.editor.document, both, { x: 50, width: 600 }).changes)
  expect(bench.element('b')).toMatchObject({ x: 450, width: 200 })
  bench.editor.commit(setGeometry(bench.editor.document, new Set(['a']), { rotation: 1 }).changes)
  expect(bench.element('a').rotation).toBe(1)
})

describe('keys', () => {
  const press = (key: string, held: Partial<KeyPress> = {}) =>
    commandForKey(commands, { key, code: '', mod: false, alt: false, shift: false, ...held })?.id

  test('ask for what the table says', () => {
    expect(press('v')).toBe('tool.select')
    expect(press('Z', { mod: true, shift: true })).toBe('redo')
    expect(press('z', { mod: true })).toBe('undo')
    expect(press('ArrowLeft')).toBe('nudge-left')
    expect(press('ArrowLeft', { shift: true })).toBe('nudge-left-far')
    expect(press('Delete')).toBe('delete')
    expect(press('+', { shift: true })).toBe('zoom-in')
    expect(press('j')).toBeUndefined()
  })

  test('work where shift and alt print something else, and on keyboards of other letters', () => {
    expect(press('!', { shift: true, code: 'Digit1' })).toBe('zoom-to-fit')
    expect(press('å', { alt: true, code: 'KeyA' })).toBe('align-left')
    expect(press('м', { code: 'KeyV' })).toBe('tool.select')
    expect(press('я', { mod: true, code: 'KeyZ' })).toBe('undo')
  })

  test('mean one command each', () => {
    const keys = commands.flatMap((command) => command.keys)
    expect(new Set(keys).size).toBe(keys.length)
    expect(new Set(commands.map(({ id }) => id)).size).toBe(commands.length)
  })
})

test('nudging is undone as one while it goes on, and step by step after a pause', () => {
  const bench = setUp(filledBox({ id: 'a' }))
  bench.editor.select(['a'])
  for (let i = 0; i < 3; i++) run(bench, 'nudge-right')
  bench.wait(5_000)
  run(bench, 'nudge-right-far')
  expect(bench.element('a').x).toBe(13)
  bench.editor.undo()
  expect(bench.element('a').x).toBe(3)
  bench.editor.undo()
  expect(bench.element('a').x).toBe(0)
})

test('select all takes groups and frames whole and leaves locked things', () => {
  const bench = setUp(
    frame({ id: 'frame' }),
    filledBox({ id: 'child', parent: 'frame' }),
    group({ id: 'g' }),
    box({ id: 'm', parent: 'g' }),
    filledBox({ id: 'locked', locked: true }),
    filledBox({ id: 'a' }),
  )
  run(bench, 'select-all')
  expect(selected(bench).sort()).toEqual(['a', 'frame', 'g'])
})

describe('what was locked or hidden comes back', () => {
  test('unlock all frees every lock in one step and selects what it freed', () => {
    const bench = setUp(
      filledBox({ id: 'a', locked: true }),
      group({ id: 'g', locked: true }),
      box({ id: 'm', parent: 'g', locked: true }),
      filledBox({ id: 'hidden', locked: true, hidden: true }),
      filledBox({ id: 'free' }),
    )
    run(bench, 'unlock-all')
    expect(bench.elements().filter(({ type, ...rest }) => 'locked' in rest && rest.locked)).toEqual([])
    expect(selected(bench).sort()).toEqual(['a', 'g'])
    bench.editor.undo()
    expect(bench.element('m')).toMatchObject({ locked: true })
    expect(bench.element('a')).toMatchObject({ locked: true })
  })

  test('show hidden brings everything into sight in one step and selects what may be touched', () => {
    const bench = setUp(
      filledBox({ id: 'a', hidden: true }),
      group({ id: 'g' }),
      box({ id: 'm', parent: 'g', hidden: true }),
      filledBox({ id: 'locked', locked: true, hidden: true }),
      filledBox({ id: 'seen' }),
    )
    run(bench, 'show-hidden')
    expect(bench.element('a')).toMatchObject({ hidden: false })
    expect(bench.element('locked')).toMatchObject({ hidden: false, locked: true })
    expect(selected(bench).sort()).toEqual(['a', 'g'])
    bench.editor.undo()
    expect(bench.element('m')).toMatchObject({ hidden: true })
  })

  test('neither is offered when there is nothing to free, nor to those who only look', () => {
    const offered = ({ editor }: Bench) =>
      commands
        .filter(({ id }) => id === 'unlock-all' || id === 'show-hidden')
        .filter((command) => command.canRun(editor))
    expect(offered(setUp(filledBox({ id: 'a' })))).toEqual([])
    const bench = setUp(filledBox({ id: 'a', locked: true, hidden: true }))
    expect(offered(bench)).toHaveLength(2)
    bench.editor.setReadOnly(true)
    expect(offered(bench)).toEqual([])
  })

  test('what is locked is found on request only, and freed with the lock around it', () => {
    const bench = setUp(group({ id: 'g', locked: true }), filledBox({ id: 'm', parent: 'g' }))
    const at = { x: 50, y: 50 }
    expect(pickElement(bench.editor, at, { tolerance: 2 })).toBeNull()
    const found = pickElement(bench.editor, at, { tolerance: 2, locked: true })
    expect(found?.id).toBe('m')
    const plan = unlockAround(bench.editor.document, bench.element('m'))
    expect(plan.selection).toEqual(['g'])
    bench.editor.commit(plan.changes)
    expect(pickElement(bench.editor, at, { tolerance: 2 })?.id).toBe('m')
  })
})

test('a duplicate lies beside its original and is selected', () => {
  const bench = setUp(filledBox({ id: 'a' }))
  bench.editor.select(['a'])
  run(bench, 'duplicate')
  const [id = ''] = selected(bench)
  expect(bench.element(id)).toMatchObject({ x: 20, y: 20 })
  expect(order(bench)).toBe(`a${id}`)
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
