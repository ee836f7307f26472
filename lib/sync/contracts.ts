import type { StoreApi } from 'zustand/vanilla'
import type { CommittedOperation, Operation } from '../editor/changes/change'
import type { Resolution } from '../editor/changes/resolve'
import type { Editor } from '../editor/editor'
import type { Box } from '../editor/geometry/box'
import type { Element } from '../editor/model/element'
import type { ChangesAnswer } from '../protocol/elements'
import type { Collision, Override, SaveRequest, SaveResult } from '../protocol/save'
import type { Failure, Result } from '../result'

/** What saving needs of an editor. */
export type SavedEditor = Pick<
  Editor,
  'document' | 'commit' | 'onCommit' | 'receive' | 'load' | 'setReadOnly'
>

/** The way to the server. A thrown error or a rejected promise means that the server was not reached. */
export interface Transport {
  save(request: SaveRequest, signal: AbortSignal): Promise<SaveResult>
  /** Outlives the page; null when the browser would refuse a body of this size. */
  saveAtPageHide(request: SaveRequest): Promise<SaveResult> | null
  changesSince(canvasId: string, version: number, signal: AbortSignal): Promise<Result<ChangesAnswer>>
  /** The bytes of GET …/elements, the part inside `view` (canvas units) first. */
  elements(
    canvasId: string,
    view: Box | null,
    signal: AbortSignal,
  ): Promise<Result<ReadableStream<Uint8Array>>>
}

/** An operation on its way into the database. */
export interface Pending {
  readonly operation: Operation
  /** Its place among the operations of its client, also in the outbox. */
  readonly seq: number
  readonly mergeKey: string | null
  /** It may have reached the server, so it may never be altered again. */
  readonly sent: boolean
  /** What it was committed as, while the replica has not everything up to that version; else null. */
  readonly version: number | null
  /** It got a new id, for the no under its own says nothing of it as it is. Once only: a server that errs is not asked for ever. */
  readonly isRenamed?: boolean
}

/** An operation, or the part of one, that cannot be saved as it is; kept until its author decides. */
export interface Parked {
  readonly operation: Operation
  readonly reason: 'conflict' | 'validation' | 'invalid_reference' | 'too_large'
  /** A sentence for the person. */
  readonly message: string
  readonly collisions: readonly Collision[]
  /** The colliding elements whole, as the author saw them, with their edits: what is deleted meanwhile can come back. */
  readonly seen: readonly Element[]
}

/** 'outdated': a newer build has changed the database on this device in a way that this one does not know. */
export type StorageHealth = 'ok' | 'unavailable' | 'full' | 'outdated'

/** What one step of the replica asks the outbox to do, to be done whole or not at all. */
export interface OutboxWrite {
  readonly keep: readonly Pending[]
  readonly forget: readonly Pending[]
  readonly park: readonly Parked[]
}

/** What the outboxes of this person and canvas hold that no living tab takes care of. */
export interface Restored {
  /** In order, client after client. */
  readonly pending: readonly Pending[]
  readonly parked: readonly Parked[]
  /** Records that this build cannot read: left where they are, never sent, exportable. */
  readonly unreadable: readonly unknown[]
}

/** Operations of one person on one canvas that the database has not confirmed, durable on this device (C4). */
export interface Outbox {
  readonly health: StoreApi<StorageHealth>
  /**
   * Takes over what dead tabs left; `onOrphan` is called later for tabs that die while this one lives. To be called
   * again now and then, for tabs that were opened since.
   */
  restore(onOrphan: (restored: Restored) => void): Promise<Restored>
  write(write: OutboxWrite): void
  /** Forgets parked operations, by their author's word. */
  discard(opIds: readonly string[]): void
  /** Forgets the unreadable records that `restore` told of. */
  discardUnreadable(): void
  /** Resolves when everything written so far is durable, or is known not to be. */
  settled(): Promise<void>
  close(): Promise<void>
}

/** What was committed as one version. */
export type CommittedChanges = Pick<CommittedOperation, 'version' | 'opId' | 'changes'>

/** 'none': not yet. Otherwise whether the canvas can be opened here without a network, or why it cannot. */
export type CopyState = 'none' | 'kept' | 'full' | 'unavailable'

/** A canvas as it was last confirmed, on this device: what is shown when the server cannot be asked (C1). */
export interface CanvasCopy {
  readonly state: StoreApi<CopyState>
  /** Lets the answer of GET …/elements through and keeps its bytes. */
  watch(
    body: ReadableStream<Uint8Array<ArrayBuffer>>,
    isZipped: boolean,
  ): ReadableStream<Uint8Array<ArrayBuffer>>
  /** What was watched last is the whole canvas as of `version`. */
  settle(version: number, count: number): void
  /** What was committed since, in order. */
  append(operations: readonly CommittedChanges[]): void
  /** How to come by all confirmed elements, for when the rows are written anew. */
  onSnapshot(take: () => { readonly version: number; readonly elements: readonly Element[] }): void
  /** The rows that are kept; not_found when there are none. */
  elements(): Promise<Result<ReadableStream<Uint8Array>>>
  /** What was committed after those rows, without a hole. */
  later(): Promise<readonly CommittedChanges[]>
  /**
   * Gives up something that can be done without, so that unsaved work finds room: copies of other canvases, then what may
   * be taken back after a reload, then this canvas's own copy. False when nothing of it is left.
   */
  makeRoom(): Promise<boolean>
  /** Writes what waits now: the page may end. */
  flush(): void
  close(): Promise<void>
}

export interface Timers {
  /** Milliseconds, of any epoch. */
  now(): number
  /** Runs once after `delayMs`; the answer cancels. */
  after(delayMs: number, run: () => void): () => void
}

export type PageEvent = 'hide' | 'show' | 'online' | 'offline'

export interface Page {
  isOnline(): boolean
  isVisible(): boolean
  listen(listener: (event: PageEvent) => void): () => void
}

/** Where news of a canvas comes from: the server's socket and the other tabs of this browser. */
export interface News {
  /** Tells the other tabs of this browser that the canvas reached a version. */
  announce(version: number): void
  close(): void
}

export type ConnectNews = (options: {
  readonly canvasId: string
  /** The newest version somebody spoke of. */
  readonly onHead: (version: number) => void
}) => News

/** All that is not pure; a browser's own by default, driven by hand in tests. */
export interface Environment {
  readonly timers: Timers
  /** 0…1, for the jitter of retries. */
  readonly random: () => number
  /** UUIDv7. */
  readonly newId: () => string
  /** Lets the browser paint during long work. */
  readonly breathe: () => Promise<void>
  readonly page: Page
  readonly openOutbox: (owner: OutboxOwner) => Outbox
  readonly connectNews: ConnectNews
}

export interface OutboxOwner {
  readonly userId: string
  readonly canvasId: string
  /** This replica: one tab's lifetime on one canvas. */
  readonly clientId: string
}

export interface SessionOptions {
  readonly canvasId: string
  readonly userId: string
  readonly editor: SavedEditor
  readonly transport: Transport
  /** The part of the canvas on screen, canvas units, which is loaded first. */
  readonly view?: Box | null
  /** The canvas on this device. */
  readonly copy?: CanvasCopy
  /** The server was just asked and is not there: what is on this device is shown first. */
  readonly isOffline?: boolean
  /** Replaces parts of the browser, for tests. */
  readonly environment?: Partial<Environment>
}

/** What the person can do about the state of saving. */
export type SaveAction = 'sign-in' | 'reload' | 'save-copy' | 'export' | 'retry'

export type SaveFact =
  | { readonly kind: 'opening' | 'saved' | 'unsaved' | 'saving' | 'offline' }
  /** The server asked to go slower. */
  | { readonly kind: 'slowed' }
  /** Set aside: others changed the same, or it cannot be saved as it is. */
  | { readonly kind: 'conflict' | 'refused' }
  /** Nothing is saved until the person has done something, or until the next attempt. */
  | { readonly kind: 'blocked' | 'retrying'; readonly failure: Failure }

export interface SaveStatus {
  readonly state: 'saved' | 'dirty' | 'saving' | 'offline' | 'conflict' | 'error'
  /** Changes waiting for the database. */
  readonly pending: number
  /** Changes that cannot be saved as they are, kept on this device. */
  readonly parked: number
  /** What there is to say about the state; how many and where kept is in the other properties. */
  readonly fact: SaveFact
  /** 'ok': what waits is durable on this device. */
  readonly storage: StorageHealth
  /** What helps, if the person has to do something. */
  readonly action: SaveAction | null
}

export interface OpenProgress {
  readonly state: 'loading' | 'retrying' | 'ready' | 'failed'
  readonly loaded: number
  /** null until the server said it. */
  readonly total: number | null
  /** Of all elements, canvas units; null until the server said it, or when there are none. */
  readonly bounds: Box | null
  /** Why, while retrying or when failed; else null. */
  readonly failure: Failure | null
}

export interface Opened {
  readonly version: number
  readonly count: number
}

/** Something the person should hear of once. */
export type Notice =
  /** My change replaced one that I had not seen (S7). */
  | { readonly kind: 'override'; readonly overrides: readonly Override[] }
  | { readonly kind: 'parked'; readonly parked: Parked }
  /** Unsaved changes of an earlier visit or another tab were found and are being saved. */
  | { readonly kind: 'restored'; readonly changes: number }

/** What has not reached the database, as a file a person can keep. */
export interface UnsavedWork {
  readonly format: 'indelible-unsaved'
  readonly formatVersion: 1
  readonly canvasId: string
  readonly operations: readonly Operation[]
  readonly parked: readonly Parked[]
  readonly unreadable: readonly unknown[]
  /** The elements that all of these touch, with the unsaved changes in them. */
  readonly elements: readonly Element[]
}

/** One person's open canvas: loads it, keeps it saved and up to date until it is closed. */
export interface Session {
  readonly clientId: string
  readonly status: StoreApi<SaveStatus>
  readonly progress: StoreApi<OpenProgress>
  /** Whether the canvas can be opened here without a network; null where nobody keeps copies. */
  readonly copyState: StoreApi<CopyState> | null
  /** Fails with not_found, forbidden, unauthenticated…; anything that may pass is retried instead. */
  readonly opened: Promise<Result<Opened>>
  /** Every operation up to this version is in the editor. */
  version(): number
  parked(): readonly Parked[]
  /** Forgets parked operations, by their author's word. */
  discardParked(opIds: readonly string[]): void
  /**
   * Commits what was chosen as one operation to undo (docs/sync.md, M8), and asks no more about what it settles; the
   * rest stays parked. False, and nothing has happened, where the editor takes no changes.
   */
  resolve(resolution: Pick<Resolution, 'changes' | 'settled'>): boolean
  /** Puts operations aside again as they were before `resolve`: the other half of taking a resolution back. */
  parkAgain(parked: readonly Parked[]): void
  /** Forgets the records that this build cannot read, by their author's word. */
  discardUnreadable(): void
  /** Sends what waits now; resolves when it was answered or an attempt failed. */
  flush(): Promise<void>
  /** Ends any waiting for the next attempt. */
  retryNow(): void
  /** Resolves when everything made so far is durable on this device, or `status.storage` says that it is not. */
  settled(): Promise<void>
  exportUnsaved(): UnsavedWork
  onNotice(listener: (notice: Notice) => void): () => void
  /** Flushes to the outbox, lets go of everything. Unsaved work stays in the outbox. */
  close(): Promise<void>
}
