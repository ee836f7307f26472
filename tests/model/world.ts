import { type Change, editsOf, elementIdOf } from '../../lib/editor/changes/change'
import { diffElement } from '../../lib/editor/changes/diff'
import { type Conflict, type Merge, mergeOf } from '../../lib/editor/changes/merge'
import {
  type MergeChoice,
  type MergeChoices,
  type Resolution,
  resolutionOf,
} from '../../lib/editor/changes/resolve'
import { deleteElements } from '../../lib/editor/commands/delete'
import type { Document } from '../../lib/editor/document'
import type { Element } from '../../lib/editor/model/element'
import { isLinear, isTexted } from '../../lib/editor/model/element'
import { readRegister, sameValue } from '../../lib/editor/model/registers'
import { PROTOCOL } from '../../lib/protocol/save'
import type { Parked } from '../../lib/sync/contracts'
import { arrow, box, create, frame, operation, tie } from '../editor/changes/decide-build'
import { settleTurns } from './clock'
import { copyDisk, type Disk, emptyDisk } from './device'
import { type Happening, PEOPLE } from './happening'
import { LogWitness } from './log-witness'
import { CANVAS, factOf, factsOf, Tab } from './tab'
import { Tables } from './tables'
import { must, Watch } from './violation'
import { Wire } from './wire'

/** Ana has two devices. */
const USERS = ['ana', 'ben', 'ana'] as const

/** Three people at three devices with one canvas, a server and bad wires; every rule is checked after every happening. */
export class World {
  readonly tables = new Tables()
  readonly watch = new Watch()
  readonly witness = new LogWitness(this.tables)
  readonly wire = new Wire(this.tables, (result) => this.watch.look(() => this.witness.serve(result)))
  readonly disks: Disk[] = Array.from({ length: PEOPLE }, emptyDisk)
  readonly #backups: (Disk | null)[] = Array.from({ length: PEOPLE }, () => null)
  readonly tabs: Tab[] = []
  /** Values that one edit wrote, and that neither a later gesture absorbed nor a crash or its author took. */
  readonly #unique = new Map<string, number>()
  readonly #givenUp = new Set<string>()
  /** How often somebody, at his word, had a value written that had been there before. */
  readonly #againChosen = new Map<string, number>()
  readonly #staleDisks = new Set<number>()
  readonly #looks: (Look | null)[] = []
  #ids = 0
  #values = 2

  async open(): Promise<void> {
    const seed = [
      box({ id: 'a', text: 'one two three four' }),
      box({ id: 'b', z: 'a1', parent: 'f' }),
      frame({ id: 'f', z: 'a2' }),
      frame({ id: 'g', z: 'a3' }),
      arrow({ id: 'w', z: 'a4', start: tie('a') }),
    ]
    const first = operation(seed.map(create), { opId: this.#newId(), base: 0 })
    this.tables.save('ana', { protocol: PROTOCOL, canvasId: CANVAS, known: 0, operations: [first] })
    this.tables.now += 60_000
    for (let who = 0; who < PEOPLE; who++) this.tabs.push(this.#openTab(who))
    await this.#rest()
  }

  async happen(event: Happening): Promise<void> {
    this.#do(event)
    if (event.kind === 'wait') await this.#tab(event.who).clock.pass(event.ms)
    await settleTurns()
    this.check()
  }

  check(): void {
    this.watch.raise()
    this.witness.check((clientId) => this.#shownTo.get(clientId))
    for (const [who, tab] of this.tabs.entries()) this.#checkTab(who, tab)
  }

  /** The network heals, everybody may write, and all conflicts are answered. */
  async settle(choice: MergeChoice): Promise<void> {
    for (const user of USERS) this.#giveRole(user, 'editor')
    this.wire.heal()
    for (let round = 0; ; round++) {
      must(round < 40, 'I10', `no rest: ${this.tabs.map((tab) => tab.session.status.getState().state)}`)
      for (const tab of this.tabs) {
        tab.session.retryNow()
        await tab.clock.pass(20_000)
        await this.#rest()
      }
      this.check()
      let isQuiet = true
      for (const [who, tab] of this.tabs.entries()) {
        if (tab.session.parked().length > 0) {
          this.#resolve(who, [choice])
          isQuiet = false
        }
        if (tab.session.status.getState().state !== 'saved') isQuiet = false
        if (tab.session.version() < this.tables.version) isQuiet = false
      }
      await this.#rest()
      if (isQuiet) break
    }
    this.#checkQuiet()
  }

  close(): void {
    for (const tab of this.tabs) tab.die()
  }

  readonly #shownTo = new Map<string, Set<string>>()

  #openTab(who: number): Tab {
    const tab = new Tab({
      userId: USERS[who] ?? 'ana',
      disk: this.#disk(who),
      wire: this.wire,
      newId: () => this.#newId(),
      watch: this.watch,
      onAnswered: (result) => this.witness.hear(result),
    })
    this.#shownTo.set(tab.session.clientId, tab.shown)
    return tab
  }

  #do(event: Happening): void {
    switch (event.kind) {
      case 'arrive':
        this.wire.arrive(event.which, event.again)
        return
      case 'answer':
        this.wire.answer(event.which, event.fate)
        return
      case 'lose':
        this.wire.lose(event.which)
        return
      case 'head':
        this.#tab(event.who).hearHead(this.tables.version)
        return
      case 'crash':
        this.#crash(event.who, event.disk)
        return
      case 'backup':
        this.#backups[event.who] = copyDisk(this.#disk(event.who))
        return
      case 'jump':
        this.#tab(event.who).clock.jump(event.ms)
        return
      case 'age':
        this.tables.now += event.ms
        return
      case 'role':
        this.#giveRole(USERS[event.who] ?? 'ana', event.role)
        return
      case 'wait':
        return
      case 'undo':
      case 'redo':
        this.#tab(event.who).takeBack(event.kind)
        return
      case 'page':
        this.#tab(event.who).page(event.event)
        return
      case 'look':
        this.#looks[event.who] = this.#look(event.who)
        return
      case 'nest':
        this.#nest(event)
        return
      case 'resolve':
        this.#resolve(event.who, event.choices)
        return
      default:
        this.#edit(event)
        return
    }
  }

  #giveRole(userId: string, role: 'editor' | 'viewer'): void {
    this.tables.roles.set(userId, role)
    this.witness.roles.set(userId, role)
  }

  #edit(event: Extract<Happening, { kind: 'write' | 'draw' | 'delete' }>): void {
    const tab = this.#tab(event.who)
    const { editor } = tab
    const chosen = (from: number, count: number) => {
      const elements = tab.elements()
      return Array.from(
        { length: Math.min(count, elements.length) },
        (_, i) => elements[(from + i) % elements.length],
      ).flatMap((element) => element ?? [])
    }
    if (event.kind === 'draw') {
      const make = { box, frame, arrow }[event.what]
      editor.commit([create(make({ id: `x${this.#newId().slice(-6)}`, z: 'a9' }))])
      return
    }
    if (event.kind === 'delete') {
      const ids = chosen(event.element, event.count).map(({ id }) => id)
      editor.commit(deleteElements(editor.document, ids).changes)
      return
    }
    const value = event.value < 2 ? event.value : this.#values++
    const changes = chosen(event.element, event.count).flatMap((element) =>
      this.#write(tab, element, event, value),
    )
    if (changes.length === 0 || editor.state.getState().readOnly) return
    editor.commit(changes, { mergeKey: event.key ? 'scrub' : null })
    if (
      value < 2 ||
      event.key ||
      event.register === 'text' ||
      event.register === 'parent' ||
      event.register === 'start'
    )
      return
    for (const change of changes) {
      if (change.kind !== 'set') continue
      for (const [register, [, after]] of editsOf(change))
        if (register === event.register) this.#unique.set(factOf(change.id, register, after), event.who)
    }
  }

  #nest({ who, inner, outer }: Extract<Happening, { kind: 'nest' }>): void {
    const tab = this.#tab(who)
    const frames = tab.elements().filter(({ type }) => type === 'frame')
    const [child, parent] = [frames[inner % frames.length], frames[outer % frames.length]]
    if (!child || !parent || this.#isInside(tab, parent.id, child.id)) return
    const change = diffElement(child, { ...child, parent: parent.id })
    if (change) tab.editor.commit([change])
  }

  #write(tab: Tab, element: Element, event: Extract<Happening, { kind: 'write' }>, value: number): Change[] {
    const after = this.#written(tab, element, event, value)
    const change = after && diffElement(element, after)
    return change ? [change] : []
  }

  #written(
    tab: Tab,
    element: Element,
    { register, to }: Extract<Happening, { kind: 'write' }>,
    value: number,
  ): Element | null {
    const other = tab.elements()[(to ?? value) % Math.max(1, tab.editor.document.size)]
    switch (register) {
      case 'fill':
        return 'fill' in element ? { ...element, fill: `#${value.toString(16).padStart(6, '0')}` } : null
      case 'position':
        return { ...element, x: value, y: value }
      case 'text': {
        if (!isTexted(element)) return null
        const words = element.text.split(' ')
        words[value % Math.max(1, words.length)] = `w${value}`
        return { ...element, text: words.join(' ') }
      }
      case 'parent': {
        const parent = other?.type === 'frame' && other.id !== element.id ? other.id : null
        return parent !== null && this.#isInside(tab, parent, element.id) ? null : { ...element, parent }
      }
      default:
        return isLinear(element) && other && !isLinear(other) ? { ...element, start: tie(other.id) } : null
    }
  }

  #isInside(tab: Tab, id: string, ancestor: string): boolean {
    const seen = new Set<string>()
    for (
      let at: string | null = id;
      at !== null && !seen.has(at);
      at = tab.editor.document.get(at)?.parent ?? null
    ) {
      if (at === ancestor) return true
      seen.add(at)
    }
    return false
  }

  #look(who: number): Look {
    const { session, editor } = this.#tab(who)
    const aside = session.parked()
    return {
      aside,
      merge: mergeOf(
        aside.filter(({ reason }) => reason === 'conflict'),
        editor.document,
      ),
    }
  }

  /** Chooses among what was shown at the last look, if that is what is still aside; the drawing may have gone on. */
  #resolve(who: number, wanted: readonly (MergeChoice | 'later')[]): void {
    const tab = this.#tab(who)
    const { session } = tab
    const before = session.parked()
    const look = this.#looks[who]
    const isCurrent = look && sameValue(idsOf(look.aside), idsOf(before))
    const { merge } = isCurrent ? look : this.#look(who)
    this.#looks[who] = null
    const choices = new Map<string, MergeChoice>()
    for (const [i, conflict] of merge.elements.flatMap(({ conflicts }) => conflicts).entries()) {
      const choice = wanted[i % wanted.length] ?? 'theirs'
      if (choice !== 'later')
        choices.set(conflict.key, choice === 'merged' && conflict.merged === null ? 'mine' : choice)
    }
    const resolution = resolutionOf(merge, choices, tab.mergeSite())
    checkResolution(resolution, choices, tab.editor.document)
    if (!session.resolve(resolution)) return
    this.#countAgain(merge, choices, before)
    const refused = before.filter(({ reason }) => reason !== 'conflict')
    session.discardParked(refused.map(({ operation: { opId } }) => opId))
    const left = new Set(session.parked().flatMap(parkedFacts))
    for (const fact of before.flatMap(parkedFacts)) if (!left.has(fact)) this.#givenUp.add(fact)
  }

  /** Who takes the whole of an element as it was for him, or keeps to what he had taken back, writes old values anew. */
  #countAgain(merge: Merge, choices: MergeChoices, aside: readonly Parked[]): void {
    const takenBack = new Set(
      aside.filter(({ operation: { kind } }) => kind === 'undo' || kind === 'redo').flatMap(parkedFacts),
    )
    for (const { elementId, register, mine, key } of merge.elements.flatMap(({ conflicts }) => conflicts)) {
      if (choices.get(key) !== 'mine' || mine === null) continue
      const facts =
        register === null
          ? factsOf(mine as Element)
          : [factOf(elementId, register, mine)].filter((fact) => takenBack.has(fact))
      for (const fact of facts) this.#againChosen.set(fact, (this.#againChosen.get(fact) ?? 0) + 1)
    }
  }

  #crash(who: number, disk: 'as it is' | 'stale'): void {
    const tab = this.#tab(who)
    tab.die()
    const backup = disk === 'stale' ? this.#backups[who] : null
    if (backup) {
      this.disks[who] = copyDisk(backup)
      this.#staleDisks.add(who)
    }
    // What was not durable at the moment of the crash is lost with it, and nobody was told otherwise.
    const kept = new Set(
      [...this.#disk(who).pending.values()].flatMap(({ operation: { changes } }) =>
        changes.flatMap(writtenFacts),
      ),
    )
    const logged = new Set(this.tables.log.flatMap(({ changes }) => changes.flatMap(writtenFacts)))
    const parked = new Set([...this.#disk(who).parked.values()].flatMap(parkedFacts))
    for (const [fact, owner] of this.#unique)
      if (owner === who && !kept.has(fact) && !logged.has(fact) && !parked.has(fact)) this.#givenUp.add(fact)
    this.#looks[who] = null
    this.tabs[who] = this.#openTab(who)
  }

  #checkTab(who: number, tab: Tab): void {
    const { state, parked } = tab.session.status.getState()
    if (state !== 'saved') return
    must(parked === 0, 'C5', 'called saved with something set aside')
    for (const { operation } of this.#disk(who).pending.values())
      must(this.witness.has(operation.opId), 'C5', 'called saved before the database had it')
    if (!tab.isChecked) this.witness.checkView(tab.session.version(), tab.editor.document, 'I13')
    tab.isChecked = true
  }

  #checkQuiet(): void {
    for (const [who, tab] of this.tabs.entries()) {
      must(tab.session.version() === this.tables.version, 'I1', 'a client stays behind')
      this.witness.checkView(this.tables.version, tab.editor.document, 'I1')
      must(!tab.editor.state.getState().readOnly, 'I10', 'who may write stays a reader')
      must(this.#disk(who).pending.size === 0, 'I10', 'something stays in the outbox')
    }
    const counts = new Map<string, number>()
    for (const { changes, kind } of this.tables.log) {
      if (kind === 'undo' || kind === 'redo') continue
      for (const fact of changes.flatMap(writtenFacts)) counts.set(fact, (counts.get(fact) ?? 0) + 1)
    }
    const carried = new Set(this.tables.log.flatMap(({ changes }) => changes.flatMap(carriedFacts)))
    for (const [fact, who] of this.#unique) {
      const times = counts.get(fact) ?? 0
      if (this.#staleDisks.has(who)) continue
      must(times <= 1 + (this.#againChosen.get(fact) ?? 0), 'I3', `${fact} was committed ${times} times`)
      must(times >= 1 || carried.has(fact) || this.#givenUp.has(fact), 'C5', `${fact} was dropped`)
    }
  }

  async #rest(): Promise<void> {
    for (let turn = 0; turn < 4; turn++) await settleTurns()
  }

  #newId(): string {
    return `00000000-0000-7000-8000-${(++this.#ids).toString(16).padStart(12, '0')}`
  }

  #tab(who: number): Tab {
    const tab = this.tabs[who]
    if (!tab) throw new Error('No such tab')
    return tab
  }

  #disk(who: number): Disk {
    const disk = this.disks[who]
    if (!disk) throw new Error('No such device')
    return disk
  }
}

/** [M4] Everything is as it was chosen: theirs stays as it is, mine takes the place of what was shown. */
function checkResolution(
  { changes, settled, refused }: Resolution,
  choices: MergeChoices,
  drawing: Pick<Document, 'get'>,
): void {
  const written = new Map(changes.map((change) => [elementIdOf(change), change]))
  for (const conflict of settled) {
    if (!('key' in conflict) || refused.some(({ key }) => key === conflict.key)) continue
    const { elementId, register, theirs, key } = conflict as Conflict
    const current = drawing.get(elementId)
    if (choices.get(key) === 'theirs') {
      if (register !== null) continue
      const change = written.get(elementId)
      const isUntied =
        change?.kind === 'set' &&
        Object.keys(change.registers).every((name) => TIES.some((tie) => tie === name))
      must(!change || isUntied, 'M4', `theirs was chosen for ${elementId}, and it changes`)
    } else if (register === null)
      must(sameValue(current ?? null, theirs), 'M8', `${elementId} was shown otherwise`)
    else
      must(
        current !== undefined && sameValue(readRegister(current, register), theirs),
        'M8',
        `${register} of ${elementId} was shown otherwise`,
      )
  }
}

const TIES = ['parent', 'start', 'end']

/** What somebody saw in the merge screen. */
interface Look {
  readonly aside: readonly Parked[]
  readonly merge: Merge
}

function idsOf(aside: readonly Parked[]): string[] {
  return aside.map(({ operation: { opId } }) => opId)
}

function parkedFacts({ operation }: { operation: { readonly changes: readonly Change[] } }): string[] {
  return operation.changes.flatMap((change) => [...writtenFacts(change), ...carriedFacts(change)])
}

function writtenFacts(change: Change): string[] {
  if (change.kind !== 'set') return []
  return editsOf(change).map(([register, [, after]]) => factOf(change.id, register, after))
}

function carriedFacts(change: Change): string[] {
  if (change.kind === 'set') return []
  const { element } = change
  const fill = 'fill' in element ? [factOf(element.id, 'fill', element.fill)] : []
  return [...fill, factOf(element.id, 'position', { x: element.x, y: element.y })]
}
