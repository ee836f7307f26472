import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Change } from '../../lib/editor/changes/change'
import { diffElement } from '../../lib/editor/changes/diff'
import { createDocument } from '../../lib/editor/document'
import { type Element, isLinear } from '../../lib/editor/model/element'
import { comparePaintOrder } from '../../lib/editor/model/order'
import { arrow, box } from '../support/elements'

const id = fc.nat(12).map((n) => `e${n}`)
const key = fc.constantFrom('a0', 'a1', 'a1V', 'a2', 'Zz', 'b00')
const element: fc.Arbitrary<Element> = fc.oneof(
  fc.record({ id, z: key, parent: fc.option(id), x: fc.nat(9) }).map((properties) => box(properties)),
  fc.record({ id, z: key, parent: fc.option(id), target: fc.option(id) }).map(({ target, ...properties }) =>
    arrow({
      ...properties,
      start: target === null ? null : { id: target, anchor: { x: 0, y: 0 }, gap: 0 },
    }),
  ),
)
const step = fc.oneof(
  fc.record({ kind: fc.constant('load' as const), elements: fc.array(element, { maxLength: 20 }) }),
  fc.record({ kind: fc.constant('apply' as const), elements: fc.array(element, { maxLength: 90 }) }),
  fc.record({ kind: fc.constant('delete' as const), ids: fc.array(id, { maxLength: 6 }) }),
  fc.constant({ kind: 'read' as const }),
)

test('the painting order, children and attachments are always those of the elements', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const document = createDocument()
      const model = new Map<string, Element>()
      for (const one of steps) {
        if (one.kind === 'load') {
          document.load(one.elements)
          for (const element of one.elements) model.set(element.id, element)
        }
        if (one.kind === 'apply') {
          const changes = one.elements.map((element): Change => {
            model.set(element.id, element)
            return { kind: 'restore', element }
          })
          document.apply(changes)
        }
        if (one.kind === 'delete') {
          const changes = one.ids.flatMap((id): Change[] => {
            const element = model.get(id)
            model.delete(id)
            return element ? [{ kind: 'delete', element }] : []
          })
          document.apply(changes)
        }
        if (one.kind === 'read') document.ordered()
        const all = [...model.values()]
        expect(document.size).toBe(all.length)
        expect([...document.ordered()]).toEqual(all.sort(comparePaintOrder))
        for (let n = 0; n <= 12; n++) {
          const children = all.filter(({ parent }) => parent === `e${n}`)
          expect([...document.childrenOf(`e${n}`)]).toEqual(children)
          const attached = all.filter((one) => isLinear(one) && one.start?.id === `e${n}`)
          expect([...document.attachedTo(`e${n}`)].sort(comparePaintOrder)).toEqual(attached)
        }
      }
    }),
    { numRuns: 300 },
  )
})

test('applying tells the first state before and the last state after of each element', () => {
  const document = createDocument()
  const one = box({ id: 'a', x: 1 })
  const [two, three] = [
    { ...one, x: 2 },
    { ...one, x: 3 },
  ]
  document.load([one])
  const steps = [diffElement(one, two), diffElement(two, three)].flatMap((change) => change ?? [])
  expect(document.apply(steps)).toEqual([{ id: 'a', before: one, after: three }])
})

test('an element made and deleted by one operation was never there', () => {
  const document = createDocument()
  const element = box({ id: 'a' })
  expect(
    document.apply([
      { kind: 'create', element },
      { kind: 'delete', element },
    ]),
  ).toEqual([])
  expect(document.ordered()).toEqual([])
})

test('a hundred that move keep their places in the order without a sort', () => {
  const document = createDocument()
  const many = Array.from({ length: 200 }, (_, i) => box({ id: `m${String(i).padStart(3, '0')}`, z: 'a0' }))
  document.load(many)
  document.ordered()
  const moved = many.slice(50, 150).flatMap((before) => diffElement(before, { ...before, x: 5 }) ?? [])
  document.apply(moved)
  expect(document.ordered().map(({ x }) => x)).toEqual(many.map((_, i) => (i >= 50 && i < 150 ? 5 : 0)))
})
