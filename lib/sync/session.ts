import { createStore } from 'zustand/vanilla'
import type { Operation } from '../editor/changes/change'
import type { Commit } from '../editor/editor'
import type { Element } from '../editor/model/element'
import {
  type CommittedAnswer,
  PROTOCOL,
  type SaveFailure,
  type SaveRefusal,
  type SaveResult,
} from '../protocol/save'
import { type Failure, ok } from '../result'
import { type BatchLimits, REQUEST_LIMITS, takeBatch } from './batch'
import { browserEnvironment } from './browser-environment'
import { createCatchUp } from './catch-up'
import type {
  News,
  Notice,
  OpenProgress,
  PageEvent,
  Restored,
  SaveStatus,
  Session,
  SessionOptions,
} from './contracts'
import { createLoading } from './load-canvas'
import { recoveryFrom } from './recovery'
import {
  commitLocally,
  createReplica,
  discardParked,
  markSent,
  receiveCommitted,
  receiveConflict,
  receiveRefusal,
  receiveRows,
  receiveSaved,
  restore,
  unsaved,
} from './replica'
import type { Step } from './replica-draft'
import { createSaveLoop, isDecision, refusedOpId, SAVE_TIMEOUT_MS } from './save-loop'
import { describeSituation } from './save-status'
import { settleParked } from './settle-parked'
import { KEEPALIVE_BYTES } from './transport'
import { describeUnsaved } from './unsaved-work'

/** Milliseconds from an edit inside a gesture to its save (C3). */
const FLUSH_ALONE_MS = 300
const FLUSH_WITH_PEERS_MS = 100
/** Whoever committed this recently is taken to be here still. */
const PEERS_STAY_MS = 60_000

/** What the outbox holds is not known yet, so nothing is called saved. */
const OPENING: SaveStatus = {
  state: 'saving',
  pending: 0,
  parked: 0,
  fact: { kind: 'opening' },
  storage: 'ok',
  action: null,
}

/** What a request holds besides its operations. */
const ENVELOPE_BYTES = 1024

/**
 * Opens a canvas for one person: loads it into the editor, saves every commit, follows what others commit. What is
 * thought stands in replica.ts; this only connects it with the editor, the outbox, the server and the page.
 */
export function openSession(options: SessionOptions): Session {
  const { canvasId, userId, editor, transport, copy } = options
  const { timers, random, newId, breathe, page, openOutbox, connectNews } = {
    ...browserEnvironment(),
    ...options.environment,
  }
  const clientId = newId()
  const outbox = openOutbox({ userId, canvasId, clientId })
  const listeners = new Set<(notice: Notice) => void>()
  const read = (id: string) => editor.document.get(id)

  let replica = createReplica(clientId)
  let unreadable: readonly unknown[] = []
  const orphans: Restored[] = []
  let phase: 'loading' | 'ready' | 'failed' | 'closed' = 'loading'
  let openFailure: Failure | null = null
  let othersAt = Number.NEGATIVE_INFINITY
  let newestHead = 0
  let madeReadOnly = false
  let sentAtHide = ''
  /** What is shown came from this device, and the server has said nothing since. */
  let isBehind = false

  const status = createStore<SaveStatus>()(() => OPENING)
  const progress = createStore<OpenProgress>()(() => ({
    state: 'loading',
    loaded: 0,
    total: null,
    bounds: null,
    failure: null,
  }))

  const loading = createLoading({
    canvasId,
    transport,
    view: options.view ?? null,
    copy: copy ?? null,
    isOffline: options.isOffline ?? false,
    timers,
    random,
    breathe,
    progress,
    editor,
    isTouched: (id) => replica.confirmed.has(id),
    startAt: (version) => {
      replica = { ...replica, version }
    },
  })

  const loop = createSaveLoop({
    canvasId,
    userId,
    transport,
    timers,
    random,
    known: () => replica.version,
    take(maxOperations) {
      if (phase !== 'ready') return []
      return send({ ...REQUEST_LIMITS, operations: Math.min(maxOperations, REQUEST_LIMITS.operations) })
    },
    durable: () => outbox.settled(),
    decided: takeAnswer,
    onState: publish,
    onRest: () => catchUp.saved(),
  })

  const catchUp = createCatchUp({
    canvasId,
    transport,
    timers,
    random,
    page,
    known: () => (phase === 'ready' ? replica.version : null),
    receive(operations, head) {
      reached()
      if (operations.some((operation) => operation.clientId !== clientId)) othersAt = timers.now()
      tellOverrides(operations)
      advance(receiveCommitted(replica, { operations, head, read }))
    },
    fetchRows: (signal) => loading.fetchRows(signal),
    receiveRows({ version, elements }) {
      reached()
      advance(receiveRows(replica, { version, rows: elements, viewed: viewedIds(), read }))
      copy?.settle(version, elements.length)
    },
    onRefused: takeRefusal,
    isSaving: () => loop.isUnderWay(),
    onPoll: tendOutbox,
  })

  const news: News = connectNews({
    canvasId,
    onHead(version) {
      newestHead = Math.max(newestHead, version)
      catchUp.head(version)
    },
  })

  const stops = [
    editor.onCommit(takeCommit),
    page.listen(onPageEvent),
    outbox.health.subscribe(onStorage),
    news.close,
    catchUp.stop,
    loop.stop,
    loading.stop,
  ]
  const opened = open()

  async function open(): Promise<Awaited<Session['opened']>> {
    const restored = outbox.restore(takeOrphan)
    const result = await loading.run()
    const found = await restored
    if (phase === 'closed') return result.ok ? ok({ version: replica.version, count: 0 }) : result
    if (result.ok && result.value.mixed) {
      const { version, elements } = result.value
      advance(receiveRows(replica, { version, rows: elements, viewed: viewedIds(), read }))
    }
    if (!result.ok) {
      phase = 'failed'
      for (const orphan of [found, ...orphans.splice(0)]) takeOrphan(orphan)
      openFailure = result.error
      forbidEditing()
      publish()
      return result
    }
    if (result.value.isCopy) await takeLater()
    else copy?.settle(result.value.version, result.value.elements.length)
    if (closed()) return ok({ version: replica.version, count: 0 })
    phase = 'ready'
    for (const orphan of [found, ...orphans.splice(0)]) takeOrphan(orphan)
    copy?.onSnapshot(confirmedElements)
    if (isBehind) catchUp.pull()
    catchUp.head(newestHead)
    publish()
    return ok({ version: replica.version, count: result.value.elements.length })
  }

  function closed(): boolean {
    return phase === 'closed'
  }

  /** What the copy on this device knows besides its rows. How much it lacks, only the server can say. */
  async function takeLater(): Promise<void> {
    isBehind = true
    const operations = (await copy?.later()) ?? []
    const head = operations.at(-1)?.version ?? replica.version
    advance(receiveCommitted(replica, { operations, head, read }))
  }

  function reached(): void {
    if (!isBehind) return
    isBehind = false
    openFailure = null
    allowEditing()
  }

  /** While nothing is to be saved nobody else would hear that the person has no access any more. */
  function takeRefusal(failure: Failure): void {
    if (!isBehind || recoveryFrom(failure).kind !== 'blocked') return
    openFailure = failure
    if (failure.type !== 'unauthenticated') forbidEditing()
    publish()
  }

  function takeCommit(commit: Commit): void {
    advance(commitLocally(replica, { commit, read, newId }))
    loop.wake(commit.mergeKey === null ? 0 : flushDelayMs())
  }

  function flushDelayMs(): number {
    return timers.now() - othersAt < PEERS_STAY_MS ? FLUSH_WITH_PEERS_MS : FLUSH_ALONE_MS
  }

  function advance(step: Step): void {
    replica = step.replica
    outbox.write(step.write)
    copy?.append(step.taken)
    if (step.view.length > 0 && phase !== 'closed') editor.receive(step.view)
    if (step.ask === 'changes') catchUp.pull()
    if (step.ask === 'rows') catchUp.reload()
    publish()
  }

  /** The next operations within these limits, marked as on their way. */
  function send(limits: BatchLimits): Operation[] {
    const operations = takeBatch(unsaved(replica), limits)
    replica = markSent(replica, new Set(operations.map(({ opId }) => opId)))
    return operations
  }

  /** False when the answer decided nothing of what was sent. */
  function takeAnswer(result: SaveResult, sent: readonly Operation[]): boolean {
    const parkedBefore = new Set(replica.parked)
    // Also a conflict is an answer to somebody who may write.
    if (result.ok || ('saved' in result.error && result.error.saved)) {
      reached()
      allowEditing()
    }
    if (result.ok) {
      tellOverrides(result.value.committed)
      if (result.value.since.length > 0) othersAt = timers.now()
      advance(receiveSaved(replica, result.value, read))
    } else if (result.error.type === 'conflict') {
      tellOverrides(result.error.saved.committed)
      advance(receiveConflict(replica, { conflict: result.error, read, newId }))
    } else if (isRefusal(result.error)) {
      const opId = refusedOpId(result.error) ?? sent[0]?.opId
      if (opId) advance(receiveRefusal(replica, { refusal: result.error, opId, read, newId }))
    }
    for (const parked of replica.parked) if (!parkedBefore.has(parked)) tell({ kind: 'parked', parked })
    news.announce(replica.version)
    const waiting = new Set(unsaved(replica).map(({ operation }) => operation.opId))
    return sent.some(({ opId }) => !waiting.has(opId))
  }

  function onPageEvent(event: PageEvent): void {
    if (event === 'hide') {
      void sendBeforeLeaving()
      copy?.flush()
    }
    if (event === 'show') sentAtHide = ''
    if ((event === 'online' || event === 'show') && phase === 'ready') {
      loop.retryNow()
      catchUp.pull()
    }
    if (event === 'online') loading.retryNow()
    publish()
  }

  /** What fits into a request that outlives the page; the rest stands in the outbox. */
  async function sendBeforeLeaving(): Promise<void> {
    const bytes = KEEPALIVE_BYTES - ENVELOPE_BYTES
    const operations = send({ operations: REQUEST_LIMITS.operations, changes: REQUEST_LIMITS.changes, bytes })
    const opIds = operations.map(({ opId }) => opId).join()
    // Hidden and then closed is two events.
    if (operations.length === 0 || opIds === sentAtHide) return
    sentAtHide = opIds
    const request = { protocol: PROTOCOL, canvasId, userId, known: replica.version, operations }
    try {
      const result = await transport.saveAtPageHide(request)
      // Before all is loaded the answer cannot be taken in; asked again it will be the same (S6).
      if (result && phase !== 'loading' && isDecision(result, operations)) takeAnswer(result, operations)
    } catch {
      // The outbox has them.
    }
  }

  function takeOrphan(restored: Restored): void {
    if (phase === 'closed') return
    // Laid over what is not loaded yet, edits would find nothing to edit.
    if (phase === 'loading') {
      orphans.push(restored)
      return
    }
    unreadable = [...unreadable, ...restored.unreadable]
    advance(restore(replica, { ...restored, read }))
    const changes = restored.pending.reduce((sum, { operation }) => sum + operation.changes.length, 0)
    if (changes > 0) tell({ kind: 'restored', changes })
    if (phase === 'ready' && unsaved(replica).length > 0) loop.wake(0)
  }

  function tendOutbox(): void {
    if (phase !== 'ready') return
    // What could not be written may find room by now.
    outbox.write({ keep: [], forget: [], park: [] })
    void outbox.restore(takeOrphan).then(takeOrphan)
  }

  function onStorage(): void {
    publish()
    void giveRoom()
  }

  /** What is not saved has the first right to the storage of this device; what can be had again goes. */
  async function giveRoom(): Promise<void> {
    while (outbox.health.getState() === 'full' && (await copy?.makeRoom())) {
      outbox.write({ keep: [], forget: [], park: [] })
      await outbox.settled()
    }
  }

  /** Once for each operation, whichever way word of it comes: by its own answer, or before that with what others did. */
  function tellOverrides(committed: readonly Pick<CommittedAnswer, 'opId' | 'overrides'>[]): void {
    const waiting = new Set(unsaved(replica).map(({ operation }) => operation.opId))
    const overrides = committed.flatMap((answer) => (waiting.has(answer.opId) ? answer.overrides : []))
    if (overrides.length > 0) tell({ kind: 'override', overrides })
  }

  function tell(notice: Notice): void {
    for (const listener of listeners) listener(notice)
  }

  function forbidEditing(): void {
    madeReadOnly = true
    editor.setReadOnly(true)
  }

  function allowEditing(): void {
    if (!madeReadOnly) return
    madeReadOnly = false
    editor.setReadOnly(false)
  }

  function viewedIds(): Iterable<string> {
    return [...editor.document.elements()].map(({ id }) => id)
  }

  function confirmedElements(): { version: number; elements: Element[] } {
    const { version, confirmed } = replica
    const elements = [...editor.document.elements()].filter(({ id }) => !confirmed.has(id))
    for (const element of confirmed.values()) if (element) elements.push(element)
    return { version, elements }
  }

  function describe(): SaveStatus {
    const loopState = loop.state()
    return describeSituation({
      unsaved: unsaved(replica),
      parked: replica.parked,
      unreadable: unreadable.length,
      loop: openFailure
        ? { kind: 'waiting', failure: openFailure, recovery: recoveryFrom(openFailure), reached: true }
        : loopState,
      online: page.isOnline() && !isBehind,
      storage: outbox.health.getState(),
    })
  }

  function publish(): void {
    if (phase === 'loading') return
    const loopState = loop.state()
    if (loopState.kind === 'waiting' && loopState.failure.type === 'forbidden' && !madeReadOnly)
      forbidEditing()
    // A refusal that came late, about what another request had saved: nothing waits, so nothing will be asked again.
    if (loopState.kind === 'idle' && !openFailure) allowEditing()
    const next = describe()
    if (JSON.stringify(next) !== JSON.stringify(status.getState())) status.setState(next, true)
  }

  return {
    clientId,
    status,
    progress,
    copyState: copy?.state ?? null,
    opened,
    version: () => replica.version,
    parked: () => replica.parked,
    discardParked(opIds) {
      replica = discardParked(replica, new Set(opIds))
      outbox.discard(opIds)
      publish()
    },
    resolve({ changes, settled }) {
      const before = replica
      editor.commit(changes, { kind: 'resolve' })
      // A reader's editor takes nothing; then what was chosen must not be forgotten either.
      if (changes.length > 0 && replica === before) return false
      const left = settleParked(replica.parked, settled)
      replica = { ...replica, parked: left.parked }
      // In one transaction with the operation: a crash keeps either the dispute or its resolution.
      outbox.write({ keep: [], forget: [], park: left.changed })
      outbox.discard(left.gone)
      publish()
      return true
    },
    parkAgain(parked) {
      const opIds = new Set(parked.map(({ operation }) => operation.opId))
      replica = { ...replica, parked: [...discardParked(replica, opIds).parked, ...parked] }
      outbox.write({ keep: [], forget: [], park: parked })
      publish()
    },
    discardUnreadable() {
      unreadable = []
      outbox.discardUnreadable()
      publish()
    },
    flush: loop.flush,
    retryNow() {
      loading.retryNow()
      if (phase === 'ready') loop.retryNow()
      if (isBehind) catchUp.pull()
    },
    settled: () => outbox.settled(),
    exportUnsaved: () => describeUnsaved({ canvasId, replica, unreadable, read }),
    onNotice(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async close() {
      if (phase === 'closed') return
      const leaving = sendBeforeLeaving()
      for (const stop of stops) stop()
      phase = 'closed'
      await Promise.race([leaving, new Promise<void>((done) => timers.after(SAVE_TIMEOUT_MS, done))])
      await Promise.all([outbox.close(), copy?.close()])
    },
  }
}

function isRefusal(failure: SaveFailure): failure is SaveRefusal {
  return recoveryFrom(failure).kind === 'decide' && failure.type !== 'conflict'
}
