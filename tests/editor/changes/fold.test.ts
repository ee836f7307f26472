import { expect, test } from 'vitest'
import { asEdit, foldOperations } from '../../../lib/editor/changes/fold'
import { box, create, frame, hologram, operation, remove, restore, set } from './decide-build'

const fold = (...operations: Parameters<typeof operation>[0][]) =>
  foldOperations(operations.map((o) => operation(o)))
const paint = (before: string, after: string) => set(box(), { fill: [before, after] })

test('what was made and not touched again goes as its change says', () => {
  expect(fold([create(box())])).toEqual([{ kind: 'create', id: 'box', step: 1, change: create(box()) }])
})

test('several edits of one element are one write: the first before, the last after', () => {
  const move = set(box(), {
    position: [
      { x: 0, y: 0 },
      { x: 5, y: 6 },
    ],
  })
  expect(fold([paint('#000000', '#111111')], [move], [paint('#111111', '#222222')])).toEqual([
    {
      kind: 'edit',
      id: 'box',
      type: 'rectangle',
      step: 3,
      was: 'alive',
      becomes: 'alive',
      before: { fill: '#000000', x: 0, y: 0 },
      after: { fill: '#222222', x: 5, y: 6 },
    },
  ])
})

test('[S10] writes are sorted by id, in byte order', () => {
  const ids = ['b', 'a', 'Z', '_', '9']
  expect(fold(ids.map((id) => create(box({ id }))))?.map(({ id }) => id)).toEqual(['9', 'Z', '_', 'a', 'b'])
})

test('what was made and deleted at once becomes a tombstone with its last state', () => {
  expect(
    fold([create(box())], [paint('transparent', '#111111')], [remove(box({ fill: '#111111' }))]),
  ).toMatchObject([{ was: 'absent', becomes: 'deleted', step: 3, after: { fill: '#111111' } }])
})

test('a deletion after an edit expects the element as it was before both', () => {
  const [write] = fold([paint('#000000', '#111111')], [remove(box({ fill: '#111111' }))]) ?? []
  expect(write).toMatchObject({
    was: 'alive',
    becomes: 'deleted',
    before: { fill: '#000000', x: 0, text: '', parent: null },
    after: { fill: '#111111' },
  })
})

test('deleted and brought back is alive with what came back', () => {
  expect(fold([remove(frame())], [restore(frame({ fill: '#222222' }))])).toMatchObject([
    { was: 'alive', becomes: 'alive', before: { fill: '#ffffff' }, after: { fill: '#222222' } },
  ])
})

test('what this build cannot read goes by its own type and properties', () => {
  expect(fold([create(hologram())])?.map(asEdit)).toMatchObject([
    { type: 'hologram', was: 'absent', after: { depth: 3, beams: ['red', 'blue'], parent: null, z: 'a0' } },
  ])
  expect(fold([set(hologram(), { rotation: [0, 1] })])).toMatchObject([{ type: null }])
})

test.each([
  [
    'a before that the edit ahead did not leave',
    [[paint('#000000', '#111111')], [paint('#333333', '#222222')]],
  ],
  ['an edit of what was just deleted', [[remove(box())], [paint('transparent', '#222222')]]],
  ['a deletion of another state than was just made', [[create(box())], [remove(box({ x: 3 }))]]],
  ['a creation of what is there', [[paint('#000000', '#111111')], [create(box())]]],
  ['a restore of what lives', [[create(box())], [restore(box())]]],
])('%s is not folded but decided one by one', (_, operations) => {
  expect(fold(...operations)).toBeNull()
})
