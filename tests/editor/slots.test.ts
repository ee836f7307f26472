import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createSlots } from '../../lib/editor/slots'

const id = fc.nat(8).map((n) => `e${n}`)
const step = fc.oneof(
  fc.record({ kind: fc.constantFrom('take' as const, 'giveUp' as const), id }),
  fc.constant({ kind: 'recycle' as const }),
)

test('an id keeps its slot until it is given up and recycled, and shares it with none', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const slots = createSlots()
      const model = new Map<string, number>()
      const givenUp = new Set<string>()
      const everything = new Set(Array.from({ length: 9 }, (_, n) => `e${n}`))
      for (const one of steps) {
        if (one.kind === 'take') {
          const slot = slots.take(one.id)
          if (model.has(one.id)) expect(slot).toBe(model.get(one.id))
          model.set(one.id, slot)
          givenUp.delete(one.id)
        } else if (one.kind === 'giveUp') {
          slots.giveUp(one.id)
          givenUp.add(one.id)
        } else {
          slots.recycle()
          for (const id of givenUp) model.delete(id)
          givenUp.clear()
        }
        expect(new Set(model.values()).size).toBe(model.size)
        expect([...slots.ofAll(everything)]).toEqual([...everything].map((id) => model.get(id) ?? -1))
        const made = slots.setOf([...model.values()])
        expect([...made]).toEqual([...model.keys()])
        expect([...slots.ofAll(made)]).toEqual([...model.values()])
        for (const [id, slot] of model) expect([slots.of(id), slots.idAt(slot)]).toEqual([slot, id])
        for (const slot of model.values()) expect(slot).toBeLessThan(slots.end)
      }
    }),
  )
})
