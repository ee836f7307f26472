'use server'

import { uuidv7 } from 'uuidv7'
import * as z from 'zod'
import { database } from '../db/database'
import {
  createCanvas as insertCanvas,
  listCanvases,
  trashCanvas as putInTrash,
  restoreCanvas as takeFromTrash,
  renameCanvas as updateTitle,
} from '../db/queries/canvases'
import { duplicateCanvas as copyCanvas } from '../db/queries/duplicate-canvas'
import { type Failure, ok, type Result } from '../lib/result'
import { canvasTitleSchema } from './canvas-title'
import { defineAction } from './define-action'
import { failure } from './failure'

const someCanvas = z.strictObject({ canvasId: z.uuid() })
const OFTEN = { calls: 120, seconds: 60 }
/** Each makes rows that stay. */
const SELDOM = { calls: 30, seconds: 60 }

export const createCanvas = defineAction({
  name: 'createCanvas',
  input: z.strictObject({ title: canvasTitleSchema.optional() }),
  limit: SELDOM,
  async run({ user }, { title = 'Untitled' }) {
    const canvasId = uuidv7()
    await insertCanvas(database(), { canvasId, userId: user.id, title })
    return ok({ canvasId })
  },
})

/** More would only be scrolled past: a palette is for what one was at lately. */
const RECENT = 30

/** The canvases that a person had in hand last. */
export const recentCanvases = defineAction({
  name: 'recentCanvases',
  input: z.strictObject({}),
  limit: OFTEN,
  async run({ user }) {
    const canvases = await listCanvases(database(), { userId: user.id })
    return ok(canvases.slice(0, RECENT).map(({ id, title }) => ({ id, title })))
  },
})

export const renameCanvas = defineAction({
  name: 'renameCanvas',
  input: someCanvas.extend({ title: canvasTitleSchema }),
  limit: OFTEN,
  run: async ({ user }, { canvasId, title }) =>
    doneOrNotFound(await updateTitle(database(), { canvasId, userId: user.id, title })),
})

/** A copy of one's own, of any canvas that one may see. */
export const duplicateCanvas = defineAction({
  name: 'duplicateCanvas',
  input: someCanvas,
  limit: SELDOM,
  async run({ user }, { canvasId }): Promise<Result<{ readonly canvasId: string }>> {
    const copyId = uuidv7()
    const copied = await copyCanvas(database(), { canvasId, copyId, clientId: uuidv7(), userId: user.id })
    return copied ? ok({ canvasId: copyId }) : { ok: false, error: failure('not_found') }
  },
})

export const trashCanvas = defineAction({
  name: 'trashCanvas',
  input: someCanvas,
  limit: OFTEN,
  run: async ({ user }, { canvasId }) =>
    doneOrNotFound(await putInTrash(database(), { canvasId, userId: user.id })),
})

export const restoreCanvas = defineAction({
  name: 'restoreCanvas',
  input: someCanvas,
  limit: OFTEN,
  run: async ({ user }, { canvasId }) =>
    doneOrNotFound(await takeFromTrash(database(), { canvasId, userId: user.id })),
})

function doneOrNotFound(done: boolean): Result<null, Failure<'not_found'>> {
  return done ? ok(null) : { ok: false, error: failure('not_found') }
}
