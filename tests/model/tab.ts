import { editsOf, elementIdOf } from '../../lib/editor/changes/change'
import { fitWords } from '../../lib/editor/commands/text'
import { createEditor } from '../../lib/editor/create-editor'
import type { Commit, Editor } from '../../lib/editor/editor'
import type { Element } from '../../lib/editor/model/element'
import { readRegister, registersOf, sameValue } from '../../lib/editor/model/registers'
import type { SaveRequest, SaveResult } from '../../lib/protocol/save'
import type { Session } from '../../lib/sync/contracts'
import { openSession } from '../../lib/sync/session'
import { DeviceClock } from './clock'
import { type Disk, DiskOutbox } from './device'
import { must } from './violation'
import type { Wire } from './wire'

const measureText = (line: string, { fontSize }: { fontSize: number }) => line.length * fontSize * 0.5

export const CANVAS = '00000000-0000-4000-8000-000000000000'

export interface TabOptions {
  readonly userId: string
  readonly disk: Disk
  readonly wire: Wire
  readonly newId: () => string
  readonly onCommit: (commit: Commit) => void
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

  constructor(readonly options: TabOptions) {
    const { userId, disk, wire, newId } = options
    this.editor = createEditor({ now: this.clock.wallNow, newId, random: () => 0.5, measureText })
    this.editor.onApplied((applied) => {
      this.isChecked = false
      for (const { after } of applied) if (after) for (const fact of factsOf(after)) this.shown.add(fact)
    })
    this.editor.onCommit((commit) => this.#witness(commit))
    let outbox: DiskOutbox | undefined
    this.session = openSession({
      canvasId: CANVAS,
      userId,
      editor: this.editor,
      transport: wire.transport(userId, {
        onSent: (request) => this.#checkDurable(request),
        onAnswered: options.onAnswered,
        isAlive: () => this.isAlive,
      }),
      environment: {
        timers: this.clock,
        random: () => 0.5,
        newId,
        breathe: () => Promise.resolve(),
        page: { isOnline: () => true, isVisible: () => true, listen: () => () => {} },
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
    if (!outbox) throw new Error('The session opens its outbox at once.')
    this.#outbox = outbox
  }

  /** Unsaved on this device, whoever made it. */
  get waiting(): number {
    return this.session.status.getState().pending
  }

  hearHead(version: number): void {
    if (this.isAlive) this.#head(version)
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

  /** [C4] Nothing leaves a device before it is durable there. */
  #checkDurable({ operations }: SaveRequest): void {
    if (!this.isAlive) return
    const durable = new Map(
      [...this.options.disk.pending.values()].map(({ operation }) => [operation.opId, operation]),
    )
    for (const operation of operations) {
      must(sameValue(durable.get(operation.opId), operation), 'C4', 'an operation left before it was durable')
    }
  }

  #witness(commit: Commit): void {
    this.options.onCommit(commit)
    for (const change of commit.changes) {
      if (change.kind === 'set') {
        for (const [register, [before, after]] of editsOf(change)) {
          if (commit.kind === 'undo' || commit.kind === 'redo')
            must(
              this.wrote.has(factOf(change.id, register, before)),
              'I7',
              `an ${commit.kind} replaces ${register} of ${change.id}, which its author never set so`,
            )
          this.wrote.add(factOf(change.id, register, after))
        }
      } else if (change.kind === 'delete') {
        if (commit.kind !== 'undo' && commit.kind !== 'redo') continue
        for (const fact of factsOf(change.element))
          must(this.wrote.has(fact), 'I7', `an ${commit.kind} deletes ${elementIdOf(change)} with ${fact}`)
      } else for (const fact of factsOf(change.element)) this.wrote.add(fact)
    }
  }
}

export function factOf(id: string, register: string, value: unknown): string {
  return `${id} ${register} ${JSON.stringify(value)}`
}

export function factsOf(element: Element): string[] {
  return registersOf(element.type).map((register) =>
    factOf(element.id, register, readRegister(element, register)),
  )
}
