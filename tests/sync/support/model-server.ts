import type { Change, CommittedOperation, Operation } from '../../../lib/editor/changes/change'
import { decideOperation } from '../../../lib/editor/changes/decide'
import {
  advanceWorkspace,
  type KnownElement,
  type LoggedEdit,
  type Workspace,
} from '../../../lib/editor/changes/decide-workspace'
import type { Element } from '../../../lib/editor/model/element'
import type { ChangesAnswer } from '../../../lib/protocol/elements'
import type {
  CommittedAnswer,
  SaveConflict,
  SaveRefusal,
  SaveRequest,
  SaveResult,
  SaveValue,
} from '../../../lib/protocol/save'
import { ok } from '../../../lib/result'

export interface LoggedOperation extends CommittedOperation {
  readonly base: number
  /** As it was sent. */
  readonly sent: readonly Change[]
  readonly overrides: CommittedAnswer['overrides']
  readonly corrections: CommittedAnswer['corrections']
}

/** The server's rules of saving (S1–S9) on memory: the same decisions, no database. `now` is its clock, by hand. */
export class ModelServer {
  now = 1_000_000
  /** How many operations of others an answer carries at most before it says `reload`. */
  sinceLimit = 50
  readonly log: LoggedOperation[] = []
  readonly rejections = new Map<string, Omit<SaveConflict, 'saved'> | Omit<SaveRefusal, 'saved'>>()
  readonly #workspace: Workspace = {
    elements: new Map<string, KnownElement>(),
    edits: new Map<string, LoggedEdit[]>(),
  }

  get version(): number {
    return this.log.length
  }

  rows(): Element[] {
    return [...this.#workspace.elements.values()].flatMap(({ element, deleted }) =>
      deleted ? [] : [element],
    )
  }

  save({ operations, known }: SaveRequest): SaveResult {
    const committed: CommittedAnswer[] = []
    const before = this.version
    for (const operation of operations) {
      const rejected = this.rejections.get(operation.opId) ?? this.#decide(operation, committed)
      if (rejected) {
        const saved = this.#value(operations, committed, known, before)
        return { ok: false, error: { ...rejected, saved } as SaveConflict | SaveRefusal }
      }
    }
    return ok(this.#value(operations, committed, known, before))
  }

  changesSince(version: number): ChangesAnswer {
    const operations = this.log.slice(version)
    return { version: this.version, operations: operations.length > this.sinceLimit ? 'reload' : operations }
  }

  #decide(
    operation: Operation,
    committed: CommittedAnswer[],
  ): Omit<SaveConflict, 'saved'> | Omit<SaveRefusal, 'saved'> | null {
    const { opId, clientId } = operation
    const logged = this.log.find((entry) => entry.opId === opId)
    if (logged) {
      const { version, overrides, corrections } = logged
      committed.push({ opId, version, overrides, corrections })
      return null
    }
    const decision = decideOperation(operation, this.#workspace, this.now)
    if (decision.kind !== 'commit') {
      const answer =
        decision.kind === 'conflict'
          ? {
              type: 'conflict' as const,
              message: 'Somebody else changed this too.',
              collisions: decision.collisions,
            }
          : { type: decision.type, message: decision.message }
      const rejection = { ...answer, retryable: false, opId }
      this.rejections.set(opId, rejection)
      return rejection
    }
    const { changes, corrections, overrides } = decision
    const version = this.version + 1
    const userId = `user of ${clientId}`
    advanceWorkspace(this.#workspace, changes, { version, clientId, userId, userName: null, at: this.now })
    this.log.push({
      version,
      opId,
      clientId,
      userId,
      kind: operation.kind,
      changes,
      base: operation.base,
      sent: operation.changes,
      overrides,
      corrections,
    })
    committed.push({ opId, version, overrides, corrections })
    return null
  }

  #value(
    operations: readonly Operation[],
    committed: readonly CommittedAnswer[],
    known: number,
    before: number,
  ): SaveValue {
    const asked = new Set(operations.map(({ opId }) => opId))
    const others = this.log.slice(known, before).filter(({ opId }) => !asked.has(opId))
    return {
      version: this.version,
      elementsProcessed: 0,
      duration: 0,
      committed,
      since: others.length > this.sinceLimit ? 'reload' : others,
    }
  }
}
