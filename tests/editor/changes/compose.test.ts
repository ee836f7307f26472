import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyChange } from '../../../lib/editor/changes/apply'
import type { Change } from '../../../lib/editor/changes/change'
import { composeChanges } from '../../../lib/editor/changes/compose'
import { diffElement } from '../../../lib/editor/changes/diff'
import { invertChanges } from '../../../lib/editor/changes/invert'
import type { Element } from '../../../lib/editor/model/element'
import { box } from '../../support/elements'

const original = box({ id: 'a' })
const state = fc.option(
  fc.record({ x: fc.nat(3), fill: fc.constantFrom('#111111', '#222222'), name: fc.constantFrom('', 'n') }),
  { nil: undefined },
)
const asElement = (properties: object | undefined) => properties && { ...original, ...properties }
const apply = (element: Element | undefined, changes: readonly Change[]) =>
  changes.reduce(applyChange, element)

test('composed changes do what both lists do, and their inverse takes both back', () => {
  fc.assert(
    fc.property(fc.array(state, { minLength: 3, maxLength: 6 }), (states) => {
      const elements = states.map(asElement)
      const steps = elements.slice(1).map((after, i) => {
        const change = diffElement(elements[i], after)
        // An id is made only once.
        if (change?.kind === 'create' && elements.slice(0, i + 1).some(Boolean))
          return [{ kind: 'restore', element: change.element } as const]
        return change ? [change] : []
      })
      const composed = steps.reduce<Change[]>((all, step) => composeChanges(all, step), [])
      expect(composed.length).toBeLessThanOrEqual(1)
      expect(apply(elements[0], composed)).toEqual(elements.at(-1))
      expect(apply(elements.at(-1), invertChanges(composed))).toEqual(elements[0])
    }),
    { numRuns: 500 },
  )
})
