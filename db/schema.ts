import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  customType,
  doublePrecision,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import type { Change, OperationKind } from '../lib/editor/changes/change'

/** Bytes of order: z_index and ids sort as JavaScript sorts them (S10). */
const byteText = customType<{ data: string }>({ dataType: () => 'text COLLATE "C"' })
const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

// The auth library's tables.

export const users = pgTable('users', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  email: text('email').notNull().unique(),
  emailVerified: boolean('email_verified').notNull().default(false),
  image: text('image'),
  isAnonymous: boolean('is_anonymous').notNull().default(false),
  createdAt: instant('created_at').notNull().defaultNow(),
  updatedAt: instant('updated_at').notNull().defaultNow(),
})

export const sessions = pgTable(
  'sessions',
  {
    id: text('id').primaryKey(),
    token: text('token').notNull().unique(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    expiresAt: instant('expires_at').notNull(),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  // "Sign out everywhere", and the cascade of a deleted person.
  (table) => [index('sessions_by_user').on(table.userId)],
)

export const accounts = pgTable(
  'accounts',
  {
    id: text('id').primaryKey(),
    accountId: text('account_id').notNull(),
    providerId: text('provider_id').notNull(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: instant('access_token_expires_at'),
    refreshTokenExpiresAt: instant('refresh_token_expires_at'),
    scope: text('scope'),
    password: text('password'),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [index('accounts_by_user').on(table.userId)],
)

export const verifications = pgTable(
  'verifications',
  {
    id: text('id').primaryKey(),
    identifier: text('identifier').notNull(),
    value: text('value').notNull(),
    expiresAt: instant('expires_at').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [index('verifications_by_identifier').on(table.identifier)],
)

// Canvases.

export const canvases = pgTable(
  'canvases',
  {
    id: uuid('id').primaryKey(),
    title: text('title').notNull(),
    ownerId: text('owner_id')
      .notNull()
      .references(() => users.id),
    /** Counts committed operations; the lock on this row puts saves in order (S4). */
    version: bigint('version', { mode: 'number' }).notNull().default(0),
    lastEditedBy: text('last_edited_by').references(() => users.id),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
    deletedAt: instant('deleted_at'),
  },
  // The canvases page: mine, newest first.
  (table) => [index('canvases_by_owner').on(table.ownerId, table.updatedAt.desc())],
)

export const canvasMembers = pgTable(
  'canvas_members',
  {
    canvasId: uuid('canvas_id')
      .notNull()
      .references(() => canvases.id, { onDelete: 'cascade' }),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    role: text('role', { enum: ['owner', 'editor', 'viewer'] }).notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.canvasId, table.userId] }),
    // The canvases page, by the person.
    index('canvas_members_by_user').on(table.userId),
    check('canvas_members_role', sql`${table.role} in ('owner', 'editor', 'viewer')`),
  ],
)

export const canvasElements = pgTable(
  'canvas_elements',
  {
    canvasId: uuid('canvas_id')
      .notNull()
      .references(() => canvases.id, { onDelete: 'cascade' }),
    id: byteText('id').notNull(),
    type: text('type').notNull(),
    x: doublePrecision('x').notNull(),
    y: doublePrecision('y').notNull(),
    width: doublePrecision('width').notNull(),
    height: doublePrecision('height').notNull(),
    rotation: doublePrecision('rotation').notNull(),
    zIndex: byteText('z_index').notNull(),
    props: jsonb('props').$type<Record<string, unknown>>().notNull(),
    /** Of the operation that last touched it. */
    version: bigint('version', { mode: 'number' }).notNull(),
    updatedBy: text('updated_by').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
    /** A tombstone: keeps "changed since" right and lets an undo bring the element back (S10). */
    deletedAt: instant('deleted_at'),
  },
  // The canvas comes first, so one canvas can never write another's row. No index on version (it would end HOT
  // updates) nor on z_index (the browser sorts): docs/decisions.
  (table) => [primaryKey({ columns: [table.canvasId, table.id] })],
)

export const canvasChangeLog = pgTable(
  'canvas_change_log',
  {
    canvasId: uuid('canvas_id')
      .notNull()
      .references(() => canvases.id, { onDelete: 'cascade' }),
    version: bigint('version', { mode: 'number' }).notNull(),
    operationId: uuid('operation_id').notNull(),
    clientId: uuid('client_id').notNull(),
    userId: text('user_id').notNull(),
    kind: text('kind').$type<OperationKind>().notNull(),
    /** The version its author saw. */
    base: bigint('base', { mode: 'number' }).notNull(),
    /** Before and after of every register: audit trail, undo source and time machine (S9). */
    changes: jsonb('changes').$type<readonly Change[]>().notNull(),
    /** What it replaced that its author had not seen (S7); null: nothing. */
    overrides: jsonb('overrides'),
    /** What the server untied in it (M7), so that a repeated operation gets the same answer (S6); null: nothing. */
    corrections: jsonb('corrections').$type<readonly Change[]>(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [
    // Also "what changed since": a range of this key.
    primaryKey({ columns: [table.canvasId, table.version] }),
    // Exactly once (S6).
    uniqueIndex('canvas_change_log_operation').on(table.canvasId, table.operationId),
  ],
)

/** Operations that were answered "no": a late duplicate must get the same answer and never apply (S6, I8). */
export const canvasRejections = pgTable(
  'canvas_rejections',
  {
    canvasId: uuid('canvas_id')
      .notNull()
      .references(() => canvases.id, { onDelete: 'cascade' }),
    operationId: uuid('operation_id').notNull(),
    userId: text('user_id').notNull(),
    /** What the answer was: type, sentence, collisions. */
    answer: jsonb('answer').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.canvasId, table.operationId] })],
)

export const canvasSnapshots = pgTable(
  'canvas_snapshots',
  {
    canvasId: uuid('canvas_id')
      .notNull()
      .references(() => canvases.id, { onDelete: 'cascade' }),
    version: bigint('version', { mode: 'number' }).notNull(),
    /** Rows of all living elements at that version. */
    elements: jsonb('elements').notNull(),
    reason: text('reason').notNull(),
    createdBy: text('created_by'),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.canvasId, table.version] })],
)

/** Bytes of images by content; who may see them follows from the canvases that hold them. */
export const canvasAssets = pgTable(
  'canvas_assets',
  {
    canvasId: uuid('canvas_id')
      .notNull()
      .references(() => canvases.id, { onDelete: 'cascade' }),
    /** Hex SHA-256 of the stored bytes. */
    hash: text('hash').notNull(),
    mimeType: text('mime_type').notNull(),
    byteLength: bigint('byte_length', { mode: 'number' }).notNull(),
    width: bigint('width', { mode: 'number' }).notNull(),
    height: bigint('height', { mode: 'number' }).notNull(),
    createdBy: text('created_by').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.canvasId, table.hash] })],
)
