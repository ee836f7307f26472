import { editsOf, elementIdOf, type RegisterEdit } from '../../lib/editor/changes/change'
import type { KnownElement } from '../../lib/editor/changes/decide-workspace'
import { type Replayed, replayOperations } from '../../lib/editor/changes/replay'
import type { Document } from '../../lib/editor/document'
import { isLinear } from '../../lib/editor/model/element'
import { readRegister, sameValue } from '../../lib/editor/model/registers'
import type { SaveResult } from '../../lib/protocol/save'
import { factOf, factsOf } from './tab'
import type { LogRow, Tables } from './tables'
import { must, Violation } from './violation'

/** Watches the log grow and the answers come, and knows by itself what each must be. */
export class LogWitness {
  /** Who may write, as the world gave it. */
  readonly roles = new Map<string, 'editor' | 'viewer'>()
  readonly #states: Replayed[] = [new Map()]
  readonly #opIds = new Set<string>()
  readonly #acknowledged = new Set<string>()
  readonly #rejected = new Set<string>()
  /** Who wrote last: by element, and by element and register. */
  readonly #writers = new Map<string, string>()
  readonly #made = new Set<string>()
  readonly #served = new Map<string, string>()

  constructor(readonly tables: Tables) {}

  has(opId: string): boolean {
    return this.#opIds.has(opId)
  }

  /** [S6] One operation, one answer for ever, also where nobody heard the first. */
  serve(result: SaveResult): void {
    const saved = result.ok ? result.value : 'saved' in result.error ? result.error.saved : null
    for (const { opId, version } of saved?.committed ?? []) this.#serveOne(opId, `version ${version}`)
    if (result.ok || !('opId' in result.error) || !result.error.opId) return
    const { opId, type } = result.error
    this.#serveOne(opId, JSON.stringify('collisions' in result.error ? result.error.collisions : type))
  }

  #serveOne(opId: string, answer: string): void {
    const before = this.#served.get(opId)
    must(before === undefined || before === answer, 'S6', 'one operation was answered in two ways')
    this.#served.set(opId, answer)
  }

  hear(result: SaveResult): void {
    const saved = result.ok ? result.value : 'saved' in result.error ? result.error.saved : null
    for (const { opId, version } of saved?.committed ?? []) {
      this.#acknowledged.add(opId)
      must(this.tables.log[version - 1]?.opId === opId, 'I2', 'an acknowledged operation is not in the log')
    }
    if (!result.ok && 'opId' in result.error && result.error.opId) this.#rejected.add(result.error.opId)
  }

  check(shownTo: (clientId: string) => ReadonlySet<string> | undefined): void {
    const isNews = this.tables.log.length >= this.#states.length
    for (const row of this.tables.log.slice(this.#states.length - 1)) this.#checkRow(row, shownTo)
    if (isNews) this.#checkRows()
    for (const opId of this.#acknowledged) must(this.#opIds.has(opId), 'I2', 'an acknowledged write is lost')
    for (const opId of this.#rejected) must(!this.#opIds.has(opId), 'I8', 'what was refused was applied')
  }

  /** What a client with nothing of its own shows is what was committed up to its version. */
  checkView(version: number, document: Document, rule: string): void {
    const state = this.#states[version]
    if (!state) throw new Violation(rule, `a client knows a version ${version} that nobody committed`)
    let alive = 0
    for (const [id, { element, deleted }] of state) {
      if (deleted) continue
      alive++
      must(sameValue(document.get(id), element), rule, `a client shows another ${id} than was committed`)
    }
    must(document.size === alive, rule, 'a client shows what was not committed')
  }

  #checkRow(row: LogRow, shownTo: (clientId: string) => ReadonlySet<string> | undefined): void {
    must(
      row.version === this.#states.length,
      'I5',
      `version ${row.version} follows ${this.#states.length - 1}`,
    )
    must(!this.#opIds.has(row.opId), 'I3', 'an operation was applied twice')
    must(this.roles.get(row.userId) !== 'viewer', 'I12', 'a viewer wrote')
    this.#opIds.add(row.opId)
    this.#checkNothingInSilence(row, shownTo(row.clientId) ?? new Set())
    const from = { version: row.version - 1, elements: this.#states.at(-1) ?? new Map() }
    this.#states.push(replay(row, from))
    this.#checkWhole(row)
    this.#checkSound()
    this.#remember(row)
  }

  /** [I6] Whatever is replaced was seen by its author, was its author's own, or stands in a record. */
  #checkNothingInSilence(row: LogRow, shown: ReadonlySet<string>): void {
    const sent = new Map(row.sent.changes.map((change) => [elementIdOf(change), change]))
    const before = this.#states.at(-1)
    for (const change of row.changes) {
      const id = elementIdOf(change)
      const mine = sent.get(id)
      if (change.kind === 'create') must(!this.#made.has(id), 'I11', `${id} was made a second time`)
      if (change.kind === 'set') {
        must(
          before?.get(id)?.deleted === false || row.changes.length === 0,
          'I11',
          `a deleted ${id} was edited`,
        )
        for (const [register, [replaced]] of editsOf(change)) {
          const saw = mine?.kind === 'set' && sameValue(mine.registers[register]?.[0], replaced)
          const isOwn = this.#lastWriter(id, register) === row.clientId
          const isTold =
            row.overrides.some((o) => o.elementId === id && o.register === register) ||
            row.corrections.some((c) => c.kind === 'set' && c.id === id && c.registers[register])
          must(
            saw || isOwn || isTold || shown.has(factOf(id, register, replaced)),
            'I6',
            `${register} of ${id} was replaced unseen`,
          )
        }
      }
      if (change.kind === 'delete') {
        const isTold = row.overrides.some((o) => o.elementId === id && o.register === null)
        const saw = mine?.kind === 'delete' ? new Set(factsOf(mine.element)) : new Set<string>()
        for (const fact of factsOf(change.element)) {
          const isOwn = this.#lastWriter(id, fact.split(' ')[1] ?? '') === row.clientId
          must(isTold || saw.has(fact) || shown.has(fact) || isOwn, 'I6', `${fact} was deleted unseen`)
        }
      }
    }
  }

  /** [I9] Everything that was sent is so now, but for what was corrected. */
  #checkWhole(row: LogRow): void {
    const state = this.#states.at(-1)
    for (const change of row.sent.changes) {
      const id = elementIdOf(change)
      const now = state?.get(id)
      if (change.kind === 'delete') {
        must(!now || now.deleted, 'I9', `${id} was to be deleted with the others`)
        continue
      }
      must(now !== undefined && !now.deleted, 'I9', `${id} was to be there with the others`)
      const wanted: [string, RegisterEdit[1]][] =
        change.kind === 'set' ? editsOf(change).map(([register, [, after]]) => [register, after]) : []
      for (const [register, after] of wanted) {
        const isCorrected = row.corrections.some(
          (c) => c.kind === 'set' && c.id === id && Object.hasOwn(c.registers, register),
        )
        must(
          isCorrected || sameValue(readRegister(now.element, register as 'fill'), after),
          'I9',
          `${register} of ${id} was left out`,
        )
      }
    }
  }

  /** [M7] Nothing holds on to what is gone, or is inside itself. */
  #checkSound(): void {
    const state = this.#states.at(-1) ?? new Map<string, KnownElement>()
    const isThere = (id: string) => state.get(id)?.deleted === false
    for (const [id, { element, deleted }] of state) {
      if (deleted) continue
      must(element.parent === null || isThere(element.parent), 'M7', `${id} is inside what is gone`)
      if (isLinear(element))
        for (const end of [element.start, element.end])
          must(!end || isThere(end.id), 'M7', `${id} is held by what is gone`)
      const seen = new Set<string>([id])
      for (let at = element.parent; at !== null; at = state.get(at)?.element.parent ?? null) {
        must(!seen.has(at), 'M7', `${id} is inside itself`)
        seen.add(at)
      }
    }
  }

  /** [I4] Replaying the log gives the rows. */
  #checkRows(): void {
    const rows = this.tables.elements()
    const state = this.#states.at(-1) ?? new Map<string, KnownElement>()
    must(rows.size === state.size, 'I4', 'the rows are not those of the log')
    for (const [id, { element, deleted }] of rows) {
      const told = state.get(id)
      must(told !== undefined && told.deleted === deleted, 'I4', `the row of ${id} is not that of the log`)
      must(deleted || sameValue(element, told.element), 'I4', `the row of ${id} is not as the log has it`)
    }
  }

  #remember({ changes, clientId }: LogRow): void {
    for (const change of changes) {
      const id = elementIdOf(change)
      if (change.kind === 'set') {
        for (const [register] of editsOf(change)) this.#writers.set(`${id} ${register}`, clientId)
        continue
      }
      this.#made.add(id)
      for (const fact of factsOf(change.element))
        this.#writers.set(fact.split(' ').slice(0, 2).join(' '), clientId)
    }
  }

  #lastWriter(id: string, register: string): string | undefined {
    return this.#writers.get(`${id} ${register}`)
  }
}

function replay(row: LogRow, from: { readonly version: number; readonly elements: Replayed }): Replayed {
  try {
    return replayOperations([row], from).elements
  } catch (error) {
    throw new Violation('I4', String(error))
  }
}
