import { expect, test } from 'vitest'
import type { Change } from '../../../lib/editor/changes/change'
import { replayOperations } from '../../../lib/editor/changes/replay'
import type { Element } from '../../../lib/editor/model/element'
import { box, create, remove, restore, set } from './decide-build'

const log = (...operations: Change[][]) => operations.map((changes, i) => ({ version: i + 1, changes }))
const paint = (before: string, after: string) => set(box(), { fill: [before, after] })

test('[S9] a log gives its rows, tombstones included, with the version that touched each last', () => {
  const { version, elements } = replayOperations(
    log(
      [create(box()), create(box({ id: 'b' }))],
      [paint('transparent', '#ff0000')],
      [remove(box({ id: 'b' }))],
    ),
  )
  expect(version).toBe(3)
  expect([...elements]).toEqual([
    ['box', { element: box({ fill: '#ff0000' }), deleted: false, version: 2 }],
    ['b', { element: box({ id: 'b' }), deleted: true, version: 3 }],
  ])
})

test('[S9] replaying goes on from a snapshot', () => {
  const first = replayOperations(log([create(box())]))
  const { elements } = replayOperations([{ version: 2, changes: [paint('transparent', '#ff0000')] }], first)
  expect(elements.get('box')?.element).toEqual(box({ fill: '#ff0000' }))
})

test('[S9] a log from before a property existed gives rows as they looked then', () => {
  const { gradient: _, shadow: __, ...old } = box()
  const gradient = { kind: 'linear', to: '#ff0000', angle: 0 } as const
  const operations = log(
    [{ kind: 'create', element: old as Element }],
    [set(box(), { gradient: [null, gradient] })],
  )
  expect(replayOperations(operations).elements.get('box')?.element).toEqual(box({ gradient }))
})

test.each<[string, { version: number; changes: Change[] }[]]>([
  ['a gap in the versions', [{ version: 2, changes: [] }]],
  ['an edit of nothing', log([paint('transparent', '#ff0000')])],
  ['a before that was not', log([create(box())], [paint('#123456', '#ff0000')])],
  ['a second creation', log([create(box())], [create(box())])],
  ['a deletion of something else', log([create(box())], [remove(box({ x: 1 }))])],
  ['a restore of what lives', log([create(box())], [restore(box())])],
])('[S9] %s is found', (_, operations) => {
  expect(() => replayOperations(operations)).toThrow()
})
