import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createBits, setBit } from '../../lib/editor/bits'
import type { SlotSet } from '../../lib/editor/slot-set'
import { createSlots, type Slots } from '../../lib/editor/slots'

const id = fc.nat(8).map((n) => `e${n}`)
const step = fc.oneof(
  fc.record({ kind: fc.constantFrom('take' as const, 'giveUp' as const), id }),
  fc.constant({ kind: 'recycle' as const }),
)

function setOf(slots: Slots, numbers: Iterable<number>): SlotSet {
  const bits = createBits(slots.end)
  for (const slot of numbers) setBit(bits, slot)
  return slots.setOf(bits)
}

test('an id keeps its slot until it is given up and recycled, and shares it with none', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const slots = createSlots()
      const model = new Map<string, number>()
      const givenUp = new Set<string>()
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
        const alive = new Set(model.keys())
        expect(new Set(model.values()).size).toBe(model.size)
        expect([...slots.ofAll(alive)]).toEqual([...model.values()])
        const made = setOf(slots, model.values())
        expect(new Set(made)).toEqual(alive)
        expect(new Set(slots.ofAll(made))).toEqual(new Set(model.values()))
        for (const [id, slot] of model) expect([slots.of(id), slots.idAt(slot)]).toEqual([slot, id])
        for (const slot of model.values()) expect(slot).toBeLessThan(slots.end)
      }
    }),
  )
})

test('a set of many keeps its ids when their slots have gone to others', () => {
  const slots = createSlots()
  const old = Array.from({ length: 3_000 }, (_, n) => `old${n}`)
  const made = setOf(
    slots,
    old.map((id) => slots.take(id)),
  )
  for (const id of old) slots.giveUp(id)
  slots.recycle()
  const end = slots.end
  const young = old.map((_, n) => `young${n}`)
  for (const id of young) slots.take(id)
  expect(slots.end).toBe(end)
  expect([made.size, made.has('old7'), made.has('young7')]).toEqual([3_000, true, false])
  expect([...made]).toEqual(old)
  expect(new Set(slots.ofAll(made))).toEqual(new Set([-1]))
  expect([...slots.bitsOf(made)].every((word) => word === 0)).toBe(true)
})

test('an id that comes back before its slot is needed has the slot that it had', () => {
  const slots = createSlots()
  const slot = slots.take('a')
  slots.giveUp('a')
  slots.recycle()
  expect(slots.take('b')).not.toBe(slot)
  expect(slots.take('a')).toBe(slot)
})
