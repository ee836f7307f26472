import type { Applied } from '../../lib/editor/applied'
import { type Change, editsOf, type Operation } from '../../lib/editor/changes/change'
import { fitWords } from '../../lib/editor/commands/text'
import { createEditor } from '../../lib/editor/create-editor'
import type { Commit, Editor } from '../../lib/editor/editor'
import type { Element } from '../../lib/editor/model/element'
import { readRegister, registersOf, sameValue } from '../../lib/editor/model/registers'
import type { SaveRequest, SaveResult } from '../../lib/protocol/save'
import type { PageEvent, Session } from '../../lib/sync/contracts'
import { openSession } from '../../lib/sync/session'
import { DeviceClock } from './clock'
import { type Disk, DiskOutbox } from './device'
import { must, type Watch } from './violation'
import type { Wire } from './wire'

const measureText = (line: string, { fontSize }: { fontSize: number }) => line.length * fontSize * 0.5

export const CANVAS = '00000000-0000-4000-8000-000000000000'

export interface TabOptions {
  readonly userId: string
  readonly disk: Disk
  readonly wire: Wire
  readonly newId: () => string
  readonly watch: Watch
  readonly onAnswered: (result: SaveResult) => void
}

/** One tab: the real editor and the real session, on a disk, a clock and a wire of the model. */
export class Tab {
  readonly clock = new DeviceClock()
  readonly editor: Editor
  readonly session: Session
  /** What this tab ever had on the screen: `element register value`. */
  readonly shown = new Set<string>()
  /** What its person ever set. */
  readonly wrote = new Set<string>()
  readonly #outbox: DiskOutbox
  isAlive = true
  /** Nothing has changed on the screen since it was last compared. */
  isChecked = false
  #head: (version: number) => void = () => {}
  #page: (event: PageEvent) => void = () => {}
  #isTakingBack = false

  constructor(readonly options: TabOptions) {
    const { userId, disk, wire, newId, watch } = options
    this.editor = createEditor({ now: this.clock.wallNow, newId, random: () => 0.5, measureText })
    this.editor.onApplied((applied) => {
      this.isChecked = false
      if (this.#isTakingBack) watch.look(() => this.#checkTakenBack(applied))
      for (const { after } of applied) if (after) for (const fact of factsOf(after)) this.shown.add(fact)
    })
    this.editor.onCommit((commit) => this.#remember(commit))
    let outbox: DiskOutbox | undefined
    let isOpen = false
    this.session = openSession({
      canvasId: CANVAS,
      userId,
      editor: this.editor,
      transport: wire.transport(userId, {
        onSent: (request) => watch.look(() => this.#checkSent(request)),
        onAnswered: (result) => watch.look(() => options.onAnswered(result)),
        isAlive: () => this.isAlive,
        isLoading: () => !isOpen,
      }),
      environment: {
        timers: this.clock,
        random: () => 0.5,
        newId,
        breathe: () => Promise.resolve(),
        page: {
          isOnline: () => true,
          isVisible: () => true,
          listen: (listener) => {
            this.#page = listener
            return () => {}
          },
        },
        openOutbox: (owner) => {
          outbox = new DiskOutbox(disk, owner)
          return outbox
        },
        connectNews: ({ onHead }) => {
          this.#head = onHead
          return { announce: () => {}, close: () => {} }
        },
      },
    })
    void this.session.opened.then(() => {
      isOpen = true
    })
    if (!outbox) throw new Error('The session opens its outbox at once.')
    this.#outbox = outbox
  }

  hearHead(version: number): void {
    if (this.isAlive) this.#head(version)
  }

  page(event: PageEvent): void {
    if (this.isAlive) this.#page(event)
  }

  takeBack(kind: 'undo' | 'redo'): void {
    this.#isTakingBack = true
    this.editor[kind]()
    this.#isTakingBack = false
  }

  elements(): Element[] {
    return [...this.editor.document.elements()].sort((a, b) => (a.id < b.id ? -1 : 1))
  }

  mergeSite() {
    return { drawing: this.editor.document, fit: (element: Element) => fitWords(element, measureText) }
  }

  die(): void {
    this.isAlive = false
    this.#outbox.die()
  }

  /** [C4] Nothing leaves a device before it is durable there. [C2] Nobody claims to have seen what his own work hid. */
  #checkSent({ operations }: SaveRequest): void {
    if (!this.isAlive) return
    const onDisk = [...this.options.disk.pending.values()].sort((a, b) => a.seq - b.seq)
    const durable = new Map(onDisk.map(({ operation }) => [operation.opId, operation]))
    for (const operation of operations) {
      must(sameValue(durable.get(operation.opId), operation), 'C4', 'an operation left before it was durable')
      for (const { operation: earlier } of onDisk) {
        if (earlier.opId === operation.opId) break
        if (earlier.clientId !== operation.clientId || earlier.base >= operation.base) continue
        must(!writesSame(earlier, operation), 'C2', 'an operation claims to have seen what another hid')
      }
    }
  }

  /** [I7] Whatever is replaced by an undo or a redo, its person had set. */
  #checkTakenBack(applied: readonly Applied[]): void {
    const gone = new Set(applied.flatMap(({ id, after }) => (after ? [] : [id])))
    for (const { id, before, after } of applied) {
      if (!before) continue
      const left = new Set(after ? factsOf(after) : [])
      for (const fact of factsOf(before)) {
        // Held by something that goes, it is let go (M7).
        const isLetGo = [...gone].some((target) => fact.includes(`"id":"${target}"`))
        must(isLetGo || left.has(fact) || this.wrote.has(fact), 'I7', `${id} lost ${fact}, not of its author`)
      }
    }
  }

  #remember({ changes }: Commit): void {
    for (const change of changes) {
      if (change.kind === 'set')
        for (const [register, [, after]] of editsOf(change))
          this.wrote.add(factOf(change.id, register, after))
      else if (change.kind !== 'delete') for (const fact of factsOf(change.element)) this.wrote.add(fact)
    }
  }
}

function writesSame(a: Operation, b: Operation): boolean {
  const written = new Set(a.changes.flatMap(writtenPlaces))
  return b.changes.flatMap(writtenPlaces).some((place) => written.has(place))
}

function writtenPlaces(change: Change): string[] {
  if (change.kind === 'set') return editsOf(change).map(([register]) => `${change.id} ${register}`)
  return registersOf(change.element.type).map((register) => `${change.element.id} ${register}`)
}

export function factOf(id: string, register: string, value: unknown): string {
  return `${id} ${register} ${JSON.stringify(value)}`
}

export function factsOf(element: Element): string[] {
  return registersOf(element.type).map((register) =>
    factOf(element.id, register, readRegister(element, register)),
  )
}
