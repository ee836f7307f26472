import * as z from 'zod/mini'
import {
  type Element,
  type ElementType,
  elementIdSchema,
  elementSchema,
  elementSchemas,
} from '../model/element'
import { LIMITS } from '../model/limits'
import {
  isRegister,
  type Register,
  type RegisterValue,
  registerSchema,
  registersOf,
} from '../model/registers'

/**
 * A change is the one currency of the editor (docs/sync.md, S3): tools make changes, history inverts them, the outbox
 * keeps them, a save commits them, the log stores them, rooms carry them.
 */
export type Change = CreateChange | SetChange | DeleteChange | RestoreChange

export interface CreateChange {
  readonly kind: 'create'
  readonly element: Element
}
export interface SetChange {
  readonly kind: 'set'
  readonly id: string
  readonly type: ElementType
  /** [before, after] of every register the change writes; `before` is what its author saw. */
  readonly registers: RegisterEdits
}
/** `element` is the state its author saw when deleting. */
export interface DeleteChange {
  readonly kind: 'delete'
  readonly element: Element
}
/** Brings a deleted element back as `element`. */
export interface RestoreChange {
  readonly kind: 'restore'
  readonly element: Element
}

export type RegisterEdit = readonly [before: RegisterValue, after: RegisterValue]
export type RegisterEdits = { readonly [R in Register]?: RegisterEdit }

export function elementIdOf(change: Change): string {
  return change.kind === 'set' ? change.id : change.element.id
}

/** The registers a set change writes, with their before and after. */
export function editsOf(change: SetChange): [Register, RegisterEdit][] {
  return Object.entries(change.registers) as [Register, RegisterEdit][]
}

const createSchema = z.strictObject({ kind: z.literal('create'), element: elementSchema })
const deleteSchema = z.strictObject({ kind: z.literal('delete'), element: elementSchema })
const restoreSchema = z.strictObject({ kind: z.literal('restore'), element: elementSchema })

const editSchemas = new Map(
  (Object.keys(elementSchemas) as ElementType[]).map((type) => [
    type,
    z
      .strictObject(
        Object.fromEntries(
          registersOf(type).map((register) => {
            const value = registerSchema(type, register)
            return [register, z.optional(z.tuple([value, value]))]
          }),
        ),
      )
      .check(
        z.refine(
          (registers) => Object.keys(registers).length > 0,
          'A set change writes at least one register.',
        ),
      ),
  ]),
)

const setSchema = z
  .strictObject({
    kind: z.literal('set'),
    id: elementIdSchema,
    type: z.enum(Object.keys(elementSchemas) as [ElementType, ...ElementType[]]),
    registers: z.record(z.string(), z.unknown()),
  })
  .check(
    z.superRefine((change, context) => {
      const parsed = editSchemas.get(change.type)?.safeParse(change.registers)
      if (parsed?.success === false) {
        for (const issue of parsed.error.issues) {
          context.addIssue({ code: 'custom', message: issue.message, path: ['registers', ...issue.path] })
        }
      }
      for (const name of Object.keys(change.registers)) {
        if (!isRegister(name))
          context.addIssue({ code: 'custom', message: 'Unknown register.', path: ['registers'] })
      }
    }),
  )

/** Parses what a stranger sent; strict at every level, so `__proto__` and unknown properties are refused. */
export const changeSchema = z.discriminatedUnion('kind', [
  createSchema,
  setSchema,
  deleteSchema,
  restoreSchema,
]) as unknown as z.ZodMiniType<Change>

export const operationKinds = ['edit', 'undo', 'redo', 'resolve', 'import', 'restore'] as const
export type OperationKind = (typeof operationKinds)[number]

/** One gesture of one person. `base` is the version of the canvas its author saw (docs/sync.md, C2). */
export interface Operation {
  readonly opId: string
  /** The replica (one tab's lifetime) that made it: its own earlier operations were seen by its author. */
  readonly clientId: string
  readonly base: number
  readonly kind: OperationKind
  readonly changes: readonly Change[]
}

export const versionSchema = z.int().check(z.minimum(0), z.maximum(2 ** 40))

export const operationSchema = z.strictObject({
  opId: z.uuid(),
  clientId: z.uuid(),
  base: versionSchema,
  kind: z.enum(operationKinds),
  // One change an element and operation, so that its before and after are plain.
  changes: z.array(changeSchema).check(
    z.minLength(1),
    z.maxLength(LIMITS.changesPerOperation),
    z.refine(
      (changes) => new Set(changes.map(elementIdOf)).size === changes.length,
      'An operation changes an element once.',
    ),
  ),
})

/** An operation the database committed, as the log and the wire tell it. */
export interface CommittedOperation {
  readonly version: number
  readonly opId: string
  readonly clientId: string
  readonly userId: string
  readonly kind: OperationKind
  readonly changes: readonly Change[]
}
