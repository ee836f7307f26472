import * as z from 'zod/mini'
import {
  type Change,
  type CommittedOperation,
  type Operation,
  operationSchema,
  versionSchema,
} from '../editor/changes/change'
import type { Collision, Override } from '../editor/changes/decide-change'
import { LIMITS } from '../editor/model/limits'
import type { Failure, Result } from '../result'
import { findForeignMatter } from './plain-json'

export type { Collision, Override }

/**
 * Raised with whatever a save may newly hold. A server understands this and the one before, so that a tab from before a
 * deploy goes on saving; whoever speaks another gets `stale_client`, keeps its work and loads anew.
 */
export const PROTOCOL = 2
const PREVIOUS_PROTOCOL = 1

/** One save: the unconfirmed prefix of one replica's outbox, in order (docs/sync.md, S2). */
export interface SaveRequest {
  readonly protocol: number
  readonly canvasId: string
  /**
   * Whose these are. A tab may outlive the session it was opened in, and the next request then carries the cookie of
   * somebody else, in whose name this must not be saved. Since protocol 2; who says nothing saves as whoever is signed in.
   */
  readonly userId?: string | undefined
  /** The version this replica has everything up to; the answer carries what others committed since (C6). */
  readonly known: number
  readonly operations: readonly Operation[]
}

const shapeSchema = z
  .strictObject({
    protocol: z.literal([PREVIOUS_PROTOCOL, PROTOCOL]),
    canvasId: z.uuid(),
    userId: z.optional(z.string()),
    known: versionSchema,
    operations: z.array(operationSchema).check(z.minLength(1), z.maxLength(LIMITS.operationsPerSave)),
  })
  .check(
    z.refine(
      ({ operations }) =>
        operations.reduce((sum, { changes }) => sum + changes.length, 0) <= LIMITS.changesPerSave,
      `A save holds at most ${LIMITS.changesPerSave} changes.`,
    ),
    z.refine(
      ({ operations }) => new Set(operations.map(({ opId }) => opId)).size === operations.length,
      'An operation stands in a save once.',
    ),
    // Who saw what is decided per replica, so one save speaks for one replica.
    z.refine(
      ({ operations }) => new Set(operations.map(({ clientId }) => clientId)).size === 1,
      'A save comes from one client.',
    ),
  )

/** Deeper than any element goes; an element that only another build reads may be nested some levels (M9). */
const JSON_LIMITS = { depth: 32, values: 4_000_000 }

/** For every door that takes a save. What passes it is trusted inside. */
export const saveRequestSchema: z.ZodMiniType<SaveRequest> = z.pipe(
  z.unknown().check(
    z.superRefine((value, context) => {
      const message = findForeignMatter(value, JSON_LIMITS)
      if (message !== null) context.addIssue({ code: 'custom', message, continue: false })
    }),
  ),
  shapeSchema,
)

export interface CommittedAnswer {
  readonly opId: string
  readonly version: number
  readonly overrides: readonly Override[]
  /** What the server corrected in the operation (M7), to be applied after it. */
  readonly corrections: readonly Change[]
}

/** Operations of others since `known`, oldest first; `reload` when they are too many to carry. */
export type Since = readonly CommittedOperation[] | 'reload'

export interface SaveValue {
  /** The canvas after this save. */
  readonly version: number
  readonly elementsProcessed: number
  /** Milliseconds at the server. */
  readonly duration: number
  readonly committed: readonly CommittedAnswer[]
  readonly since: Since
}

/** The operations before `opId` were committed; `opId` was not and never will be under this id (I8); the rest was not looked at. */
export interface SaveConflict extends Failure<'conflict'> {
  readonly opId: string
  readonly collisions: readonly Collision[]
  readonly saved: SaveValue
}

/** An operation that can never be committed as it is. `opId` is null when the whole request was refused. */
export interface SaveRefusal extends Failure<'validation' | 'invalid_reference' | 'too_large'> {
  readonly opId: string | null
  readonly saved: SaveValue | null
}

export type SaveFailure =
  | SaveConflict
  | SaveRefusal
  | Failure<Exclude<Failure['type'], 'conflict' | 'validation' | 'invalid_reference' | 'too_large'>>

export type SaveResult = Result<SaveValue, SaveFailure>
