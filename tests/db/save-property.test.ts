import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Change, editsOf, elementIdOf, type Operation } from '../../lib/editor/changes/change'
import { replayOperations } from '../../lib/editor/changes/replay'
import type { Element } from '../../lib/editor/model/element'
import { sameValue } from '../../lib/editor/model/registers'
import type { SaveFailure } from '../../lib/protocol/save'
import { arrow, box, create, frame, remove, restore, set, tie } from '../editor/changes/decide-build'
import { withDatabase } from '../support/postgres'
import { readLog } from './read-log'
import { age, expectTrueLog, makeCanvas, type SavedCanvas, type TestReplica } from './save-canvas'

const db = withDatabase()

/**
 * Random people on one canvas, each with a picture of it that may be old: they draw on what they see, send it late,
 * send it twice. Whatever happens, the log is the truth and nobody is overwritten in silence.
 */

const PEOPLE = 3
const IDS = ['a', 'b', 'c', 'd']

/** What somebody does to one element, as far as it makes sense with what he sees. */
const deed = fc.record({
  id: fc.constantFrom(...IDS),
  what: fc.constantFrom('fill', 'position', 'both', 'delete', 'bring back', 'tie', 'put into'),
  other: fc.constantFrom(...IDS, 'nothing'),
  value: fc.integer({ min: 0, max: 3 }),
})
type Deed = typeof deed extends fc.Arbitrary<infer D> ? D : never

const step = fc.record({
  who: fc.nat(PEOPLE - 1),
  /** Looks at the newest state before drawing. */
  looks: fc.boolean(),
  /** The deeds of each operation. */
  operations: fc.array(fc.array(deed, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
  /** Sends the save before this one again, as after a lost answer. */
  repeats: fc.boolean(),
  /** So much time passes before. */
  seconds: fc.constantFrom(0, 0, 1, 6),
})

test('[I2 I3 I4 I5 I6 I8 I9 S9] whatever people do, the log is the truth and nobody is overwritten in silence', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 14 }), async (steps) => {
      const canvas = await makeCanvas(db())
      const people = Array.from({ length: PEOPLE }, () => new Person(canvas))
      for (const { who, looks, operations, repeats, seconds } of steps) {
        if (seconds > 0) await age(db(), canvas.canvasId, seconds)
        const person = people[who]
        if (!person) throw new Error('Nobody there.')
        if (looks) await person.look()
        if (repeats) await person.repeat()
        await person.act(operations)
        await expectTrueLog(db(), canvas.canvasId)
      }
      for (const person of people) await person.repeatEverything()
      const version = await expectTrueLog(db(), canvas.canvasId)
      const acknowledged = people.reduce((sum, person) => sum + person.acknowledged.size, 0)
      // Every version is somebody's acknowledged operation, and the other way round.
      expect(acknowledged).toBe(version)
      for (const person of people) await person.checkPromises()
    }),
    { numRuns: 60 },
  )
}, 240_000)

class Person {
  private readonly replica: TestReplica
  private version = 0
  private elements = new Map<string, { readonly element: Element; readonly deleted: boolean }>()
  private readonly sent: { readonly known: number; readonly operations: readonly Operation[] }[] = []
  readonly acknowledged = new Map<string, { readonly operation: Operation; readonly version: number }>()
  private readonly rejected = new Map<string, SaveFailure>()

  constructor(private readonly canvas: SavedCanvas) {
    this.replica = canvas.replica()
  }

  async look(): Promise<void> {
    const { version, elements } = replayOperations(await readLog(db().pool, this.canvas.canvasId))
    this.version = version
    this.elements = new Map(elements)
  }

  async act(gestures: readonly (readonly Deed[])[]): Promise<void> {
    const view = new Map(this.elements)
    const operations: Operation[] = []
    for (const deeds of gestures) {
      const changes = new Map<string, Change>()
      for (const deed of deeds) {
        const change = changes.has(deed.id) ? null : changeFor(deed, view.get(deed.id))
        if (change) changes.set(deed.id, change)
      }
      if (changes.size === 0) continue
      operations.push(this.replica.operation(this.version, [...changes.values()]))
      const entries = { version: 1, changes: [...changes.values()] }
      for (const [id, state] of replayOperations([entries], { version: 0, elements: asReplayed(view) })
        .elements)
        view.set(id, state)
    }
    if (operations.length > 0) await this.send({ known: this.version, operations })
  }

  async repeat(): Promise<void> {
    const last = this.sent.at(-1)
    if (last) await this.send(last)
  }

  async repeatEverything(): Promise<void> {
    for (const save of [...this.sent]) await this.send(save)
  }

  private async send(save: { known: number; operations: readonly Operation[] }): Promise<void> {
    this.sent.push(save)
    const { path: _, ...answer } = await this.replica.send(save.known, save.operations)
    const value = answer.ok ? answer.value : 'saved' in answer.error ? answer.error.saved : null
    if (!value) throw new Error(answer.ok ? '' : answer.error.message)
    for (const { opId, version, overrides } of value.committed) {
      const operation = save.operations.find((sent) => sent.opId === opId)
      if (!operation) throw new Error('An answer to what was never asked.')
      const before = this.acknowledged.get(opId)
      // [S6] The same answer every time.
      if (before) expect(before.version).toBe(version)
      this.acknowledged.set(opId, { operation, version })
      expect(this.rejected.has(opId)).toBe(false)
      await this.expectNothingInSilence(
        operation,
        version,
        overrides.map(({ elementId }) => elementId),
      )
    }
    if (!answer.ok && 'opId' in answer.error && answer.error.opId) {
      expect(this.acknowledged.has(answer.error.opId)).toBe(false)
      this.rejected.set(answer.error.opId, answer.error)
    }
    // [C6] Committed and since together tell every version.
    if (value.since !== 'reload') {
      const told = [...value.committed, ...value.since].map(({ version }) => version)
      const missing = Array.from({ length: value.version - save.known }, (_, i) => save.known + i + 1)
      expect(told).toEqual(expect.arrayContaining(missing))
    }
  }

  /** [I6] What was replaced is what its author had found, or an override is recorded, or it was his own. */
  private async expectNothingInSilence(
    operation: Operation,
    version: number,
    overridden: string[],
  ): Promise<void> {
    const log = await readLog(db().pool, this.canvas.canvasId, { until: version })
    const logged = new Map(log.at(-1)?.changes.map((change) => [elementIdOf(change), change]))
    for (const sent of operation.changes) {
      const done = logged.get(elementIdOf(sent))
      if (sent.kind !== 'set' || done?.kind !== 'set') continue
      for (const [register, [before]] of editsOf(done)) {
        const found = sent.registers[register]?.[0]
        if (sameValue(found, before) || overridden.includes(sent.id)) continue
        const others = log.filter(
          (entry) =>
            entry.version > operation.base &&
            entry.version < version &&
            entry.clientId !== operation.clientId &&
            entry.changes.some((change) => elementIdOf(change) === sent.id && writes(change, register)),
        )
        expect(others).toEqual([])
      }
    }
  }

  /** [I2 I8] What was acknowledged stands in the log under its version; what was refused does not. */
  async checkPromises(): Promise<void> {
    const log = await readLog(db().pool, this.canvas.canvasId)
    for (const [opId, { version }] of this.acknowledged) expect(log[version - 1]?.opId).toBe(opId)
    for (const opId of this.rejected.keys()) expect(log.map((entry) => entry.opId)).not.toContain(opId)
  }
}

function writes(change: Change, register: string): boolean {
  return change.kind !== 'set' || Object.hasOwn(change.registers, register)
}

function asReplayed(view: ReadonlyMap<string, { readonly element: Element; readonly deleted: boolean }>) {
  return new Map([...view].map(([id, state]) => [id, { ...state, version: 0 }]))
}

const KINDS = { a: frame, b: frame, c: box, d: arrow } as const

function changeFor(
  { id, what, other, value }: Deed,
  seen: { readonly element: Element; readonly deleted: boolean } | undefined,
): Change | null {
  if (!seen) return create((KINDS[id as keyof typeof KINDS] ?? box)({ id, x: value }))
  const { element, deleted } = seen
  if (deleted) return what === 'bring back' ? restore(element) : null
  const fill = 'fill' in element ? { fill: [element.fill, `#00000${value}`] as const } : {}
  const position = {
    position: [
      { x: element.x, y: element.y },
      { x: value, y: value },
    ] as const,
  }
  switch (what) {
    case 'fill':
      return set(element, fill)
    case 'position':
      return set(element, position)
    case 'both':
      return set(element, { ...fill, ...position })
    case 'delete':
      return remove(element)
    case 'tie':
      return element.type === 'arrow' ? set(element, { start: [element.start, tie(other)] }) : null
    case 'put into':
      return set(element, { parent: [element.parent, other === 'nothing' ? null : other] })
    default:
      return null
  }
}
