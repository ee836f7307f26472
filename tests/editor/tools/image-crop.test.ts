import { describe, expect, test } from 'vitest'
import { wholeBoxOf } from '../../../lib/editor/geometry/crop'
import type { ElementOf } from '../../../lib/editor/model/element'
import { image } from '../../support/elements'
import { setUp } from '../../support/hand'

const ASSET = 'a'.repeat(64)

function cropping(own: Partial<ElementOf<'image'>> = {}) {
  const bench = setUp(image({ id: 'i', x: 100, y: 100, width: 400, height: 200, asset: ASSET, ...own }))
  bench.editor.select(['i'])
  bench.editor.setTool('crop')
  return bench
}

describe('cropping', () => {
  test('the handles cut, the rest of the picture stays where it is, and all of it is one operation', () => {
    const { pen, editor, element, commits } = cropping()
    pen.drag([500, 300], [400, 250]).drag([100, 175], [150, 175])
    expect(commits).toHaveLength(0)
    pen.press('Enter')
    expect(element('i')).toMatchObject({ x: 150, y: 100, width: 250, height: 150 })
    expect(element('i')).toMatchObject({ crop: { x: 0.125, y: 0, width: 0.625, height: 0.75 } })
    expect(commits).toHaveLength(1)
    expect(editor.state.getState().tool).toBe('select')
    editor.undo()
    expect(element('i')).toMatchObject({ x: 100, width: 400, crop: null })
  })

  test('a cut ends where the picture ends, and is pulled back to the whole', () => {
    const { pen, element } = cropping({ crop: { x: 0.25, y: 0, width: 0.5, height: 1 } })
    pen.drag([500, 200], [2_000, 200]).drag([100, 200], [-2_000, 200]).press('Enter')
    expect(element('i')).toMatchObject({ x: -100, width: 800, crop: null })
  })

  test('a drag moves the picture under the cut, no further than it reaches', () => {
    const { pen, element } = cropping({ crop: { x: 0.25, y: 0.25, width: 0.5, height: 0.5 } })
    pen.drag([300, 200], [340, 180]).press('Enter')
    expect(element('i')).toMatchObject({ x: 100, y: 100, width: 400, height: 200 })
    expect(element('i')).toMatchObject({ crop: { x: 0.2, y: 0.3, width: 0.5, height: 0.5 } })
  })

  test.each([
    ['mirrored', { flipX: true, flipY: true }],
    ['turned', { rotation: Math.PI / 2 }],
    ['both', { flipX: true, rotation: 0.4 }],
  ])('%s, the picture still stays where it is', (_, own) => {
    const { editor, pen, element } = cropping(own)
    const before = element('i') as ElementOf<'image'>
    const corner = editor.state.getState().selectionFrame?.box
    const angle = before.rotation
    const at = (x: number, y: number) => {
      const [dx, dy] = [x - 300, y - 200]
      return [
        300 + dx * Math.cos(angle) - dy * Math.sin(angle),
        200 + dx * Math.sin(angle) + dy * Math.cos(angle),
      ] as const
    }
    expect(corner).toMatchObject({ x: 100, y: 100 })
    pen.drag(at(500, 300), at(400, 240)).press('Enter')
    const after = element('i') as ElementOf<'image'>
    expect(after).toMatchObject({ width: 300, height: 140 })
    const [was, is] = [middleOfWhole(before), middleOfWhole(after)]
    expect(is.x).toBeCloseTo(was.x, 1)
    expect(is.y).toBeCloseTo(was.y, 1)
  })

  test('Escape drops it, choosing something else keeps it', () => {
    const { pen, element, editor } = cropping()
    pen.drag([500, 300], [400, 250]).press('Escape')
    expect(element('i')).toMatchObject({ width: 400, crop: null })
    editor.setTool('crop')
    pen.drag([500, 300], [400, 250])
    editor.setTool('rectangle')
    expect(element('i')).toMatchObject({ width: 300, height: 150 })
    expect(editor.state.getState().tool).toBe('rectangle')
  })

  test('what others delete meanwhile ends it', () => {
    const { pen, element, editor, commits } = cropping()
    pen.drag([500, 300], [400, 250])
    editor.receive([{ kind: 'delete', element: element('i') }])
    pen.press('Enter')
    expect(commits).toHaveLength(0)
    expect(editor.state.getState().preview.kind).toBe('none')
  })
})

/** Where the middle of the whole picture is on the canvas. */
function middleOfWhole(element: ElementOf<'image'>) {
  const whole = wholeBoxOf(element)
  const center = { x: element.x + element.width / 2, y: element.y + element.height / 2 }
  const [dx, dy] = [whole.x + whole.width / 2 - center.x, whole.y + whole.height / 2 - center.y]
  const [cos, sin] = [Math.cos(element.rotation), Math.sin(element.rotation)]
  return { x: center.x + dx * cos - dy * sin, y: center.y + dx * sin + dy * cos }
}
