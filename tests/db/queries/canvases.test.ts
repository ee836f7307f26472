import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import {
  createCanvas,
  findCanvas,
  findVersion,
  listCanvases,
  renameCanvas,
  restoreCanvas,
  trashCanvas,
} from '../../../db/queries/canvases'
import { duplicateCanvas } from '../../../db/queries/duplicate-canvas'
import { findRole, findVisitorsWithoutAccess } from '../../../db/queries/members'
import { createSamplesOwner, joinSamples, SAMPLES_OWNER_ID, shareSample } from '../../../db/queries/samples'
import { seedCanvas } from '../../../db/seed'
import { seedElements } from '../../../db/seed-elements'
import { verifyCanvas } from '../../../db/verify'
import { withDatabase } from '../../support/postgres'

const db = withDatabase()

describe('a role', () => {
  test('is what the members say, and nothing for strangers and canvases that are not', async () => {
    const { ana, ben, cid, canvasId } = await people()
    await join(canvasId, ben, 'viewer')
    const roles = [ana, ben, cid].map((userId) => findRole(db(), { canvasId, userId }))
    expect(await Promise.all(roles)).toEqual(['owner', 'viewer', null])
    expect(await findRole(db(), { canvasId: randomUUID(), userId: ana })).toBeNull()
  })

  test('in the trash is the owner’s alone', async () => {
    const { ana, ben, canvasId } = await people()
    await join(canvasId, ben, 'editor')
    await trashCanvas(db(), { canvasId, userId: ana })
    expect(await findRole(db(), { canvasId, userId: ben })).toBeNull()
    expect(await findRole(db(), { canvasId, userId: ana })).toBe('owner')
  })

  test('lost is found out for many at once, with the reason', async () => {
    const { ana, ben, canvasId } = await people()
    await db().pool.query(
      `INSERT INTO sessions (id, token, user_id, expires_at) VALUES
       ($1, $1, $2, now() + interval '1 hour'), ($3, $3, $2, now() - interval '1 hour')`,
      [`alive-${ana}`, ana, `dead-${ana}`],
    )
    const visitors = [
      { canvasId, userId: ana, sessionId: `alive-${ana}` },
      { canvasId, userId: ana, sessionId: `dead-${ana}` },
      { canvasId, userId: ben, sessionId: `alive-${ana}` },
    ]
    expect(await findVisitorsWithoutAccess(db(), visitors)).toEqual([
      { index: 1, reason: 'signed_out' },
      { index: 2, reason: 'no_role' },
    ])
  })
})

describe('the list', () => {
  test('has what is one’s own and what is shared, newest first, and not the trash', async () => {
    const { ana, ben, canvasId } = await people()
    const [shared, trashed] = [randomUUID(), randomUUID()]
    await createCanvas(db(), { canvasId: shared, userId: ben, title: 'Ben’s' })
    await createCanvas(db(), { canvasId: trashed, userId: ana, title: 'Old' })
    await join(shared, ana, 'viewer')
    await trashCanvas(db(), { canvasId: trashed, userId: ana })

    const list = await listCanvases(db(), { userId: ana })
    expect(list.map(({ id, title, role }) => [id, title, role])).toEqual([
      [shared, 'Ben’s', 'viewer'],
      [canvasId, 'Plan', 'owner'],
    ])
    const trash = await listCanvases(db(), { userId: ana, trashed: true })
    expect(trash.map(({ id }) => id)).toEqual([trashed])
    expect(trash[0]?.deletedAt).toBeInstanceOf(Date)
  })

  test('shows nobody what is not theirs', async () => {
    const { cid, canvasId } = await people()
    expect(await listCanvases(db(), { userId: cid })).toEqual([])
    expect(await findCanvas(db(), { canvasId, userId: cid })).toBeNull()
    expect(await findVersion(db(), { canvasId, userId: cid })).toBeNull()
  })
})

describe('changing a canvas', () => {
  test('a name is for editors to change, not for viewers or strangers', async () => {
    const { ana, ben, cid, canvasId } = await people()
    await join(canvasId, ben, 'viewer')
    for (const userId of [ben, cid]) {
      expect(await renameCanvas(db(), { canvasId, userId, title: 'Mine now' })).toBe(false)
    }
    expect(await renameCanvas(db(), { canvasId, userId: ana, title: 'Better' })).toBe(true)
    expect(await findCanvas(db(), { canvasId, userId: ana })).toMatchObject({ title: 'Better' })
  })

  test('the trash is for the owner, and there and back is as before', async () => {
    const { ana, ben, canvasId } = await people()
    await join(canvasId, ben, 'editor')
    expect(await trashCanvas(db(), { canvasId, userId: ben })).toBe(false)
    const before = await findCanvas(db(), { canvasId, userId: ana })
    expect(await trashCanvas(db(), { canvasId, userId: ana })).toBe(true)
    expect(await restoreCanvas(db(), { canvasId, userId: ben })).toBe(false)
    expect(await restoreCanvas(db(), { canvasId, userId: ana })).toBe(true)
    expect(await findCanvas(db(), { canvasId, userId: ana })).toEqual(before)
  })
})

describe('a copy', () => {
  test('[S9] holds the same elements, and replaying its log gives its rows', async () => {
    const { ana, ben } = await people()
    const elements = seedElements(300)
    const canvasId = await seedCanvas(db(), { elements, title: 'Plan', userId: ana })
    await join(canvasId, ben, 'viewer')
    const copyId = randomUUID()
    expect(await copy(canvasId, copyId, ben)).toBe(true)

    expect(await findCanvas(db(), { canvasId: copyId, userId: ben })).toMatchObject({
      title: 'Copy of Plan',
      role: 'owner',
      version: 1,
    })
    expect(await rowsOf(copyId)).toEqual(await rowsOf(canvasId))
    expect(await verifyCanvas(db(), copyId)).toMatchObject({ difference: null })
  })

  test('[M9] keeps rows that this build cannot read, in the rows and in the log', async () => {
    const { ana, canvasId } = await people()
    await db().pool.query(
      `INSERT INTO canvas_elements (canvas_id, id, type, x, y, width, height, rotation, z_index, props, version, updated_by)
       VALUES ($1, 'new', 'hologram', 1, 2, 3, 4, 0, 'a0', '{"parent": null, "glow": {"deep": [1, 2]}}', 1, $2)`,
      [canvasId, ana],
    )
    const copyId = randomUUID()
    await copy(canvasId, copyId, ana)
    expect(await rowsOf(copyId)).toEqual(await rowsOf(canvasId))
    expect(await verifyCanvas(db(), copyId)).toMatchObject({ difference: null })
  })

  test('[S9] of more than an operation holds takes dense versions', async () => {
    const { ana } = await people()
    const canvasId = await seedCanvas(db(), { elements: seedElements(10_050), title: 'Big', userId: ana })
    const copyId = randomUUID()
    await copy(canvasId, copyId, ana)
    const { rows } = await db().pool.query(
      `SELECT version::int, base::int, jsonb_array_length(changes) AS changes FROM canvas_change_log
       WHERE canvas_id = $1 ORDER BY version`,
      [copyId],
    )
    expect(rows).toEqual([
      { version: 1, base: 0, changes: 10_000 },
      { version: 2, base: 1, changes: 50 },
    ])
    expect(await findVersion(db(), { canvasId: copyId, userId: ana })).toBe(2)
  })

  test('of nothing is an empty canvas at version 0', async () => {
    const { ana, canvasId } = await people()
    const copyId = randomUUID()
    await copy(canvasId, copyId, ana)
    expect(await findVersion(db(), { canvasId: copyId, userId: ana })).toBe(0)
  })

  test('is not for strangers, and leaves nothing behind', async () => {
    const { cid, canvasId } = await people()
    const copyId = randomUUID()
    expect(await copy(canvasId, copyId, cid)).toBe(false)
    const { rows } = await db().pool.query('SELECT id FROM canvases WHERE id = $1', [copyId])
    expect(rows).toEqual([])
  })
})

test('samples are for those who are here and for those who come', async () => {
  const { ana, ben } = await people()
  await createSamplesOwner(db())
  await createSamplesOwner(db())
  const canvasId = await seedCanvas(db(), {
    elements: seedElements(3),
    title: 'Sample',
    userId: SAMPLES_OWNER_ID,
  })
  await shareSample(db(), { canvasId })
  expect(await findRole(db(), { canvasId, userId: ana })).toBe('editor')
  const newcomer = await person('Dan')
  expect(await findRole(db(), { canvasId, userId: newcomer })).toBeNull()
  await joinSamples(db(), { userId: newcomer })
  expect(await findRole(db(), { canvasId, userId: newcomer })).toBe('editor')
  expect(await findRole(db(), { canvasId, userId: ben })).toBe('editor')
})

async function people() {
  const [ana, ben, cid] = await Promise.all([person('Ana'), person('Ben'), person('Cid')])
  const canvasId = randomUUID()
  await createCanvas(db(), { canvasId, userId: ana, title: 'Plan' })
  return { ana, ben, cid, canvasId }
}

async function person(name: string): Promise<string> {
  const id = randomUUID()
  await db().pool.query('INSERT INTO users (id, name, email) VALUES ($1, $2, $3)', [
    id,
    name,
    `${id}@example.org`,
  ])
  return id
}

async function join(canvasId: string, userId: string, role: string): Promise<void> {
  await db().pool.query('INSERT INTO canvas_members VALUES ($1, $2, $3)', [canvasId, userId, role])
}

function copy(canvasId: string, copyId: string, userId: string): Promise<boolean> {
  return duplicateCanvas(db(), { canvasId, copyId, clientId: randomUUID(), userId })
}

async function rowsOf(canvasId: string): Promise<unknown[]> {
  const { rows } = await db().pool.query(
    `SELECT id, type, x, y, width, height, rotation, z_index, props FROM canvas_elements
     WHERE canvas_id = $1 AND deleted_at IS NULL ORDER BY id`,
    [canvasId],
  )
  return rows
}
