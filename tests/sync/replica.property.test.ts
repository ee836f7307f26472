import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Change, editsOf, elementIdOf } from '../../lib/editor/changes/change'
import type { Element } from '../../lib/editor/model/element'
import { readRegister, sameValue } from '../../lib/editor/model/registers'
import type { ChangesAnswer } from '../../lib/protocol/elements'
import { PROTOCOL, type SaveRequest, type SaveResult } from '../../lib/protocol/save'
import { unsaved } from '../../lib/sync/replica'
import { box, create, operation, remove, restore, set } from '../editor/changes/decide-build'
import { CANVAS, type Device, idMaker, ModelClient, newDevice } from './support/model-client'
import { ModelServer } from './support/model-server'

/** What a hand does to `count` elements from `element` on; a key lets gestures coalesce. */
type Edit = { readonly client: number } & (
  | { readonly kind: 'draw' }
  | {
      readonly kind: 'write'
      readonly element: number
      readonly count: number
      readonly registers: readonly (typeof WRITTEN)[number][]
      /** A value that others may write too; null: one that nobody else ever writes. */
      readonly value: number | null
      readonly key: boolean
    }
  | { readonly kind: 'delete'; readonly element: number; readonly count: number }
  | { readonly kind: 'bringBack'; readonly element: number }
)

/** Anything that can happen to three tabs and the wires between them and the server. */
type Happening =
  | Edit
  | { readonly kind: 'send'; readonly client: number; readonly count: number }
  /** A request on the wire reaches the server; `again`: and stays on the wire, to arrive once more. */
  | { readonly kind: 'arrive'; readonly which: number; readonly again: boolean }
  /** An answer on the wire reaches its client, in any order; or is lost. */
  | { readonly kind: 'answer'; readonly which: number; readonly lost: boolean; readonly again: boolean }
  | { readonly kind: 'ask'; readonly client: number }
  | { readonly kind: 'hear'; readonly which: number; readonly lost: boolean }
  | { readonly kind: 'askRows'; readonly client: number }
  | { readonly kind: 'hearRows'; readonly which: number }
  | { readonly kind: 'crash'; readonly client: number }
  | { readonly kind: 'wait'; readonly seconds: number }

const WRITTEN = ['position', 'fill', 'stroke'] as const
const CLIENTS = 3
const client = fc.nat(CLIENTS - 1)
const small = fc.nat(5)

const elements = { element: fc.nat(3), count: fc.constantFrom(1, 1, 1, 2, 6) }

const happening: fc.Arbitrary<Happening> = fc.oneof(
  fc.record({ kind: fc.constant('draw' as const), client }),
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('write' as const),
      client,
      ...elements,
      registers: fc.subarray([...WRITTEN], { minLength: 1 }),
      value: fc.option(fc.nat(1), { freq: 4 }),
      key: fc.boolean(),
    }),
  },
  fc.record({ kind: fc.constant('delete' as const), client, ...elements }),
  fc.record({ kind: fc.constant('bringBack' as const), client, element: small }),
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('send' as const),
      client,
      count: fc.integer({ min: 1, max: 4 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('arrive' as const), which: small, again: often(false) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('answer' as const),
      which: small,
      lost: often(false),
      again: often(false),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('ask' as const), client }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('hear' as const), which: small, lost: often(false) }),
  },
  fc.record({ kind: fc.constant('askRows' as const), client }),
  fc.record({ kind: fc.constant('hearRows' as const), which: small }),
  fc.record({ kind: fc.constant('crash' as const), client }),
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('wait' as const), seconds: fc.constantFrom(1, 10) }),
  },
)

function often(value: boolean): fc.Arbitrary<boolean> {
  return fc.constantFrom(value, value, value, !value)
}

function keyOf(event: Edit): string | null {
  return event.kind === 'write' && event.key ? 'scrub' : null
}

class World {
  readonly server = new ModelServer()
  readonly newId = idMaker()
  readonly devices: Device[] = Array.from({ length: CLIENTS }, newDevice)
  readonly clients: ModelClient[]
  readonly #requests: { readonly from: ModelClient; readonly request: SaveRequest }[] = []
  readonly #answers: { readonly to: ModelClient; readonly result: SaveResult }[] = []
  readonly #news: { readonly to: ModelClient; readonly answer: ChangesAnswer }[] = []
  readonly #rows: {
    readonly to: ModelClient
    readonly version: number
    readonly rows: readonly Element[]
  }[] = []
  /** Values that only one edit ever wrote, and that no later gesture was allowed to absorb. */
  readonly unique = new Set<string>()
  readonly acknowledged = new Set<string>()
  readonly rejected = new Set<string>()
  /** The last state of everything that ever lived, for bringing it back. */
  readonly #seen = new Map<string, Element>()
  #drawn = 0
  #values = 100

  constructor() {
    this.server.sinceLimit = 6
    const drawn = Array.from({ length: 4 }, () => create(box({ id: `box${this.#drawn++}` })))
    const first = operation(drawn, { opId: this.newId(), base: 0 })
    this.server.save({ protocol: PROTOCOL, canvasId: CANVAS, known: 0, operations: [first] })
    this.clients = this.devices.map((device) => new ModelClient(device, this.newId, this.server))
  }

  happen(event: Happening): void {
    switch (event.kind) {
      case 'send': {
        const from = this.#client(event.client)
        const request = from.request(event.count)
        if (request) this.#requests.push({ from, request })
        return
      }
      case 'arrive': {
        const sent = take(this.#requests, event.which, event.again)
        if (sent) this.#answers.push({ to: sent.from, result: this.server.save(sent.request) })
        return
      }
      case 'answer': {
        const answer = take(this.#answers, event.which, event.again)
        if (answer && !event.lost) this.#deliver(answer)
        return
      }
      case 'ask': {
        const to = this.#client(event.client)
        this.#news.push({ to, answer: this.server.changesSince(to.replica.version) })
        return
      }
      case 'hear': {
        const news = take(this.#news, event.which, false)
        if (news && !event.lost) this.#tell(news.to, news.answer)
        return
      }
      case 'askRows':
        this.#rows.push({
          to: this.#client(event.client),
          version: this.server.version,
          rows: this.server.rows(),
        })
        return
      case 'hearRows': {
        const answer = take(this.#rows, event.which, false)
        if (answer && this.clients.includes(answer.to)) answer.to.reload(answer.version, answer.rows)
        return
      }
      case 'crash':
        this.clients[event.client] = new ModelClient(this.#device(event.client), this.newId, this.server)
        return
      case 'wait':
        this.server.now += event.seconds * 1000
        return
      default:
        this.#edit(event.client, this.#changesOf(event), keyOf(event))
    }
  }

  /** The network heals and everybody goes on until nothing waits. */
  settle(): void {
    for (const client of this.clients) {
      for (let round = 0; unsaved(client.replica).length > 0; round++) {
        if (round > 500) throw new Error('[I10] the outbox does not drain')
        const request = client.request()
        if (request) this.#deliver({ to: client, result: this.server.save(request) })
        if (client.asked) this.#catchUp(client)
      }
    }
    for (const client of this.clients) this.#catchUp(client)
  }

  #catchUp(client: ModelClient): void {
    client.asked = null
    this.#tell(client, this.server.changesSince(client.replica.version))
  }

  #tell(client: ModelClient, { version, operations }: ChangesAnswer): void {
    if (!this.clients.includes(client)) return
    if (operations === 'reload') client.reload(this.server.version, this.server.rows())
    else client.hear(operations, version)
  }

  #deliver({ to, result }: { to: ModelClient; result: SaveResult }): void {
    // A dead tab hears nothing.
    if (!this.clients.includes(to)) return
    const saved = result.ok ? result.value : 'saved' in result.error ? result.error.saved : null
    for (const { opId } of saved?.committed ?? []) this.acknowledged.add(opId)
    if (!result.ok && 'opId' in result.error && result.error.opId) this.rejected.add(result.error.opId)
    to.answer(result)
  }

  #changesOf(event: Edit): readonly Change[] {
    const { document } = this.#client(event.client)
    const all = [...document.elements()]
    switch (event.kind) {
      case 'draw':
        return [create(box({ id: `box${this.#drawn++}` }))]
      case 'write':
        return all
          .slice(event.element, event.element + event.count)
          .flatMap((element) => this.#write(element, event))
      case 'delete':
        return all.slice(event.element, event.element + event.count).map(remove)
      case 'bringBack':
        return [...this.#seen.values()]
          .filter(({ id }) => !document.get(id))
          .slice(event.element, event.element + 1)
          .map(restore)
    }
  }

  #write(element: Element, { registers, value, key }: Extract<Edit, { kind: 'write' }>): Change[] {
    const edits = registers.flatMap((register) => {
      const number = value ?? this.#values++
      const color = `#${number.toString(16).padStart(6, '0')}`
      const after = register === 'position' ? { x: number, y: number } : color
      const before = readRegister(element, register)
      if (sameValue(before, after)) return []
      if (value === null && !key) this.unique.add(`${element.id} ${register} ${JSON.stringify(after)}`)
      return [[register, [before, after]] as const]
    })
    return edits.length === 0 ? [] : [set(element, Object.fromEntries(edits))]
  }

  #edit(index: number, changes: readonly Change[], mergeKey: string | null): void {
    if (changes.length === 0) return
    const client = this.#client(index)
    for (const element of client.document.elements()) this.#seen.set(element.id, element)
    client.edit(changes, mergeKey)
  }

  #client(index: number): ModelClient {
    const client = this.clients[index]
    if (!client) throw new Error('No such client')
    return client
  }

  #device(index: number): Device {
    const device = this.devices[index]
    if (!device) throw new Error('No such device')
    return device
  }
}

function take<T>(wire: T[], which: number, keep: boolean): T | undefined {
  if (wire.length === 0) return undefined
  const index = which % wire.length
  return keep ? wire[index] : wire.splice(index, 1)[0]
}

function writtenValues(change: Change): string[] {
  if (change.kind !== 'set') return []
  return editsOf(change).map(([register, [, after]]) => `${change.id} ${register} ${JSON.stringify(after)}`)
}

function carriedValues(change: Change): string[] {
  if (change.kind === 'set') return []
  const { element } = change
  return WRITTEN.map(
    (register) => `${element.id} ${register} ${JSON.stringify(readRegister(element, register))}`,
  )
}

function check(property: (happenings: readonly Happening[]) => void): void {
  fc.assert(fc.property(fc.array(happening, { minLength: 10, maxLength: 80, size: 'max' }), property), {
    numRuns: Number(process.env.SYNC_RUNS ?? 250),
    seed: Number(process.env.SYNC_SEED ?? 20_261_122),
  })
}

describe('many replicas over bad wires', () => {
  test('[C1] the view of every client is pending folded over confirmed, and its device holds what is unsaved, at every step', () => {
    check((happenings) => {
      const world = new World()
      for (const event of happenings) {
        world.happen(event)
        for (const [index, client] of world.clients.entries()) {
          const waiting = unsaved(client.replica).map(({ operation }) => operation.opId)
          const kept = [...(world.devices[index]?.pending.values() ?? [])].map(
            ({ operation }) => operation.opId,
          )
          expect([...kept].sort()).toEqual([...waiting].sort())
          const touched = new Set(
            client.replica.pending.flatMap(({ operation }) => operation.changes.map(elementIdOf)),
          )
          expect(new Set(client.replica.confirmed.keys())).toEqual(touched)
        }
      }
    })
  })

  test('[I1] after quiet every client shows the rows, and [I10] every outbox is empty', () => {
    check((happenings) => {
      const world = new World()
      for (const event of happenings) world.happen(event)
      world.settle()
      const rows = new Map(world.server.rows().map((element) => [element.id, element]))
      for (const [index, client] of world.clients.entries()) {
        expect(client.view()).toEqual(rows)
        expect(client.replica.version).toBe(world.server.version)
        expect(client.replica.confirmed.size).toBe(0)
        expect(world.devices[index]?.pending.size).toBe(0)
      }
    })
  })

  test('[I2] no acknowledged operation is lost, [I3] none applies twice, [I8] none that was refused applies', () => {
    check((happenings) => {
      const world = new World()
      for (const event of happenings) world.happen(event)
      world.settle()
      const logged = world.server.log.map(({ opId }) => opId)
      expect(new Set(logged).size).toBe(logged.length)
      for (const opId of world.acknowledged) expect(logged).toContain(opId)
      for (const opId of world.rejected) expect(logged).not.toContain(opId)
    })
  })

  test('[I6] what replaced a value that its author had not seen has an override record', () => {
    check((happenings) => {
      const world = new World()
      for (const event of happenings) world.happen(event)
      world.settle()
      const writers = new Map<string, { clientId: string; version: number }>()
      for (const { changes, sent, clientId, base, overrides, version } of world.server.log) {
        const seen = new Map(sent.map((change) => [elementIdOf(change), change]))
        for (const change of changes) {
          const id = elementIdOf(change)
          const mine = seen.get(id)
          if (change.kind === 'set' && mine?.kind === 'set') {
            for (const [register, [replaced]] of editsOf(change)) {
              const last = writers.get(`${id} ${register}`) ?? writers.get(id)
              const sawIt = sameValue(mine.registers[register]?.[0], replaced)
              const own = last === undefined || last.clientId === clientId || last.version <= base
              const recorded = overrides.some((o) => o.elementId === id && o.register === register)
              expect(sawIt || own || recorded).toBe(true)
              // C2: whoever says that he saw it must have seen it.
              if (!sawIt && last && last.clientId !== clientId) expect(last.version).toBeGreaterThan(base)
              writers.set(`${id} ${register}`, { clientId, version })
            }
          } else if (change.kind === 'set') throw new Error('logged what nobody sent')
          else {
            for (const key of [...writers.keys()]) if (key.startsWith(`${id} `)) writers.delete(key)
            writers.set(id, { clientId, version })
          }
        }
      }
    })
  })

  test('[C5] nothing is dropped: every operation made is committed, or stands parked on its device', () => {
    check((happenings) => {
      const world = new World()
      for (const event of happenings) world.happen(event)
      const made = world.devices.flatMap((device) =>
        [...device.pending.values()].map(({ operation }) => operation.opId),
      )
      world.settle()
      const logged = new Set(world.server.log.map(({ opId }) => opId))
      const parked = new Set(world.devices.flatMap((device) => [...device.parked.keys()]))
      for (const opId of made) expect(logged.has(opId) || parked.has(opId)).toBe(true)
      for (const opId of world.rejected) expect(parked).toContain(opId)
    })
  })

  test('[I3] every edit of a person is committed at most once across crashes and splits, [S8] and is never lost by them', () => {
    check((happenings) => {
      const world = new World()
      for (const event of happenings) world.happen(event)
      world.settle()
      const committed = world.server.log.flatMap(({ changes }) => changes.flatMap(writtenValues))
      const parked = world.devices.flatMap((device) =>
        [...device.parked.values()].flatMap(({ operation }) => operation.changes.flatMap(writtenValues)),
      )
      // Whoever brings an element back brings back its values too, and an edit to them then has nothing to do.
      const broughtBack = new Set(world.server.log.flatMap(({ changes }) => changes.flatMap(carriedValues)))
      for (const value of world.unique) {
        const times = [...committed, ...parked].filter((it) => it === value).length
        expect({ value, times }).toEqual({ value, times: broughtBack.has(value) ? Math.min(times, 1) : 1 })
      }
    })
  })
})
