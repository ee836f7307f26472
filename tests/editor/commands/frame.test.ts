import { describe, expect, test } from 'vitest'
import { colorAt } from '../../../lib/editor/commands/color-at'
import { sizeFrames } from '../../../lib/editor/commands/frame'
import { setGeometry } from '../../../lib/editor/commands/geometry'
import { replacePicture, toOriginalSize } from '../../../lib/editor/commands/image'
import { presentedFrames } from '../../../lib/editor/commands/presentation'
import { runPlan } from '../../../lib/editor/commands/registry/run-plan'
import { arrow, box, filledBox, frame, group, idsOf, image, text } from '../../support/elements'
import { type Bench, setUp } from '../../support/hand'
import { run } from '../../support/run-command'

const selected = (bench: Bench) => [...bench.editor.state.getState().selection].sort()

describe('frames', () => {
  const withChildren = () =>
    setUp(
      frame({ id: 'frame', z: 'a0', x: 10, y: 20 }),
      box({ id: 'a', z: 'a1', x: 100, y: 100, parent: 'frame' }),
      group({ id: 'g', z: 'a2', parent: 'frame' }),
      box({ id: 'b', z: 'a2', x: 300, y: 150, parent: 'g' }),
    )

  test('are fitted to what is in them, with a margin, and leave it where it is', () => {
    const bench = withChildren()
    bench.editor.select(['frame'])
    run(bench, 'fit-frame')
    expect(bench.element('frame')).toMatchObject({ x: 76, y: 76, width: 348, height: 198 })
    expect(bench.element('b')).toMatchObject({ x: 300, y: 150 })
  })

  test('are taken away without what is in them, and drawn around a selection', () => {
    const bench = withChildren()
    bench.editor.select(['frame'])
    run(bench, 'remove-frame')
    expect(selected(bench)).toEqual(['a', 'g'])
    expect(bench.element('a').parent).toBeNull()
    expect(bench.element('b').parent).toBe('g')
    run(bench, 'frame-selection')
    const [made] = selected(bench)
    expect(bench.element('a').parent).toBe(made)
    expect(bench.element(made ?? '')).toMatchObject({ x: 76, y: 76, width: 348, height: 198, parent: null })
    run(bench, 'select-children')
    expect(selected(bench)).toEqual(['a', 'g'])
  })

  test('one in another is taken away into the one around it', () => {
    const bench = setUp(
      frame({ id: 'outer', z: 'a0' }),
      frame({ id: 'inner', z: 'a1', parent: 'outer' }),
      box({ id: 'a', z: 'a2', parent: 'inner' }),
    )
    bench.editor.select(['inner'])
    run(bench, 'remove-frame')
    expect(bench.element('a').parent).toBe('outer')
  })

  test('moved by numbers take along what is in them; a new size leaves it; a fill is their own', () => {
    const bench = withChildren()
    bench.editor.select(['frame'])
    runPlan(bench.editor, setGeometry(bench.editor.document, new Set(['frame']), { x: 110 }))
    expect(bench.element('b').x).toBe(400)
    runPlan(bench.editor, sizeFrames(bench.editor.document, ['frame'], { width: 1_920, height: 1_080 }))
    expect(bench.element('b').x).toBe(400)
    bench.editor.setStyle({ fill: '#ffec99' })
    expect(bench.element('frame')).toMatchObject({ fill: '#ffec99' })
    expect(bench.element('a')).toMatchObject({ fill: 'transparent' })
    expect(bench.editor.state.getState().selectionFrame?.box).toMatchObject({ x: 110, width: 1_920 })
  })

  test('are presented as one reads them: row by row; what is nested or hidden is no page', () => {
    const { editor } = setUp(
      frame({ id: 'second', x: 500, y: 20 }),
      frame({ id: 'third', x: -50, y: 400 }),
      frame({ id: 'first', x: 0, y: 40 }),
      frame({ id: 'nested', x: 10, y: 50, width: 50, height: 50, parent: 'first' }),
      frame({ id: 'hidden', hidden: true }),
    )
    expect(idsOf(presentedFrames(editor.document))).toEqual(['first', 'second', 'third'])
  })
})

describe('pictures', () => {
  test('another picture fills the same place, cropped and not stretched', () => {
    const bench = setUp(image({ id: 'i', width: 200, height: 100 }))
    const picture = { asset: 'b'.repeat(64), width: 300, height: 300 }
    runPlan(bench.editor, replacePicture(bench.editor.document, 'i', picture))
    expect(bench.element('i')).toMatchObject({
      asset: picture.asset,
      width: 200,
      height: 100,
      crop: { x: 0, y: 0.25, width: 1, height: 0.5 },
    })
  })

  test('shown again whole or in their own size they keep their middle; what is attached follows', () => {
    const bench = setUp(
      image({
        id: 'i',
        x: 100,
        y: 0,
        width: 200,
        height: 100,
        crop: { x: 0.5, y: 0, width: 0.5, height: 1 },
      }),
      arrow({ id: 'arrow', x: -200, y: 50, end: { id: 'i', anchor: { x: 0, y: 0.5 }, gap: 0 } }),
    )
    bench.editor.select(['i'])
    const tip = bench.element('arrow')
    run(bench, 'reset-crop')
    expect(bench.element('i')).toMatchObject({ x: -100, width: 400, crop: null })
    expect(bench.element('arrow')).not.toEqual(tip)
    const sizes = new Map([['i', { width: 40, height: 20 }]])
    runPlan(bench.editor, toOriginalSize(bench.editor.document, sizes))
    expect(bench.element('i')).toMatchObject({ x: 80, y: 40, width: 40, height: 20 })
  })
})

test('a colour is picked as it was given: inside, outline, words, and paper where nothing is', () => {
  const { editor } = setUp(
    filledBox({ fill: '#ffc9c9', stroke: '#e03131' }),
    text({ x: 300, y: 0, width: 50, textColor: '#1971c2' }),
    image({ x: 600 }),
  )
  expect(colorAt(editor, { x: 50, y: 50 })).toBe('#ffc9c9')
  expect(colorAt(editor, { x: 0, y: 50 })).toBe('#e03131')
  expect(colorAt(editor, { x: 310, y: 10 })).toBe('#1971c2')
  expect(colorAt(editor, { x: 650, y: 50 })).toBe('picture')
  expect(colorAt(editor, { x: 2_000, y: 50 })).toBe('#ffffff')
})
