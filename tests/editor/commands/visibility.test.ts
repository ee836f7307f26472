import { describe, expect, test } from 'vitest'
import { commands } from '../../../lib/editor/commands/registry'
import { unlockAround } from '../../../lib/editor/commands/visibility'
import { pickElement } from '../../../lib/editor/pick'
import { box, filledBox, group } from '../../support/elements'
import { type Bench, setUp } from '../../support/hand'
import { run } from '../../support/run-command'

const selected = (bench: Bench) => [...bench.editor.state.getState().selection]

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
