import { expect, test } from 'vitest'
import { overriddenIn, takeTheirs } from '../../../lib/editor/changes/take-theirs'
import { createDocument } from '../../../lib/editor/document'
import type { Element } from '../../../lib/editor/model/element'
import { arrow, box, remove, restore, set, tie } from './decide-build'

function drawing(...elements: Element[]) {
  const document = createDocument()
  document.load(elements)
  return document
}

const by = { replacedUserId: 'ana', replacedUserName: 'Ana' }

test('[S7] what mine replaced a moment ago comes back by one change of each element', () => {
  const document = drawing(box({ x: 50, fill: '#ff0000' }))
  const overridden = overriddenIn(document, [
    { elementId: 'box', register: 'fill', replaced: '#0000ff', ...by },
    { elementId: 'box', register: 'position', replaced: { x: 9, y: 9 }, ...by },
  ])
  document.apply(takeTheirs(document, overridden))
  expect(document.get('box')).toEqual({ ...box(), x: 9, y: 9, fill: '#0000ff' })
})

test('[I6] what was changed again since, by anybody, stays', () => {
  const document = drawing(box({ fill: '#ff0000' }))
  const overridden = overriddenIn(document, [
    { elementId: 'box', register: 'fill', replaced: '#0000ff', ...by },
  ])
  document.apply([set(box(), { fill: ['#ff0000', '#00ff00'] })])
  expect(takeTheirs(document, overridden)).toEqual([])
})

test('[I11] what I deleted while it was changed comes back by a restore, holding on to nothing that is gone', () => {
  const theirs = arrow({ start: tie('box'), parent: 'frame' })
  const document = drawing()
  const overridden = overriddenIn(document, [{ elementId: 'arrow', register: null, replaced: theirs, ...by }])
  expect(takeTheirs(document, overridden)).toEqual([restore({ ...theirs, start: null, parent: null })])
})

test('what somebody else deleted meanwhile is not made anew', () => {
  const document = drawing(box())
  const overridden = overriddenIn(document, [
    { elementId: 'box', register: 'fill', replaced: '#0000ff', ...by },
  ])
  document.apply([remove(box())])
  expect(takeTheirs(document, overridden)).toEqual([])
})
