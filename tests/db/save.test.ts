import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Element } from '../../lib/editor/model/element'
import { onCommit } from '../../lib/server/commits'
import {
  arrow,
  box,
  create,
  frame,
  hologram,
  remove,
  restore,
  set,
  tie,
} from '../editor/changes/decide-build'
import { withDatabase } from '../support/postgres'
import { age, expectTrueLog, makeCanvas, type SavedCanvas, saved } from './save-canvas'

const db = withDatabase()
let canvas: SavedCanvas

beforeEach(async () => {
  canvas = await makeCanvas(db())
})

afterEach(async () => {
  await expectTrueLog(db(), canvas.canvasId)
})

const rows = async (sql: string, ...values: unknown[]) =>
  (await db().pool.query(sql, [canvas.canvasId, ...values])).rows
const element = async (id: string) =>
  (await rows('SELECT * FROM canvas_elements WHERE canvas_id = $1 AND id = $2', id))[0]
const paint = (before: string, after: string) => set(box(), { fill: [before, after] })
const move = (from: number, to: number, what: { id: string; type: Element['type'] } = box()) =>
  set(what, {
    position: [
      { x: from, y: 0 },
      { x: to, y: 0 },
    ],
  })

describe('nobody else wrote', () => {
  test('[S5] a save is one statement: rows, log and version together', async () => {
    const me = canvas.replica()
    const made = me.operation(0, [create(box()), create(arrow({ start: tie('box') }))])
    const moved = me.operation(0, [move(0, 10)])
    const answer = await me.send(0, [made, moved])
    expect(answer).toMatchObject({
      ok: true,
      path: 'fast',
      value: {
        version: 2,
        elementsProcessed: 2,
        since: [],
        committed: [
          { opId: made.opId, version: 1, overrides: [], corrections: [] },
          { opId: moved.opId, version: 2, overrides: [], corrections: [] },
        ],
      },
    })
    expect(await element('box')).toMatchObject({
      type: 'rectangle',
      x: 10,
      version: '2',
      updated_by: canvas.ownerId,
    })
    expect(await element('arrow')).toMatchObject({ version: '1', deleted_at: null })
    expect(
      await rows(
        'SELECT version, operation_id, base, kind FROM canvas_change_log WHERE canvas_id = $1 ORDER BY 1',
      ),
    ).toEqual([
      { version: '1', operation_id: made.opId, base: '0', kind: 'edit' },
      { version: '2', operation_id: moved.opId, base: '0', kind: 'edit' },
    ])
    expect(await rows('SELECT version, last_edited_by FROM canvases WHERE id = $1')).toEqual([
      { version: '2', last_edited_by: canvas.ownerId },
    ])
  })

  test('[S5] an author who goes on drawing before his last save is answered stays on the fast path', async () => {
    const me = canvas.replica()
    await me.send(0, [me.operation(0, [create(box())])])
    expect(await me.send(1, [me.operation(0, [move(0, 5)])])).toMatchObject({ ok: true, path: 'fast' })
  })

  test('[S5] what an author says he found is compared with the row, in the fast path too', async () => {
    const me = canvas.replica()
    await me.send(0, [me.operation(0, [create(box())])])
    const answer = await me.send(1, [me.operation(1, [paint('#123456', '#ff0000')])])
    expect(answer).toMatchObject({
      ok: false,
      path: 'decided',
      error: {
        type: 'conflict',
        collisions: [{ register: 'fill', theirs: 'transparent', theirUserId: null }],
      },
    })
    expect((await element('box')).props.fill).toBe('transparent')
  })

  test('[S9] make, edit, delete and bring back within one save end as the log says', async () => {
    const me = canvas.replica()
    const late = box({ x: 3, text: 'late' })
    saved(
      await me.send(0, [
        me.operation(0, [create(box())]),
        me.operation(0, [set(box(), { text: ['', 'late'] }), create(frame())]),
        me.operation(0, [move(0, 3)]),
        me.operation(0, [remove(late)]),
        me.operation(0, [restore(late), remove(frame())]),
      ]),
    )
    expect(await element('box')).toMatchObject({
      x: 3,
      version: '5',
      deleted_at: null,
      props: { text: 'late' },
    })
    expect((await element('frame')).deleted_at).not.toBeNull()
  })

  test('[S10] a deleted element leaves a tombstone with its last state', async () => {
    const me = canvas.replica()
    saved(await me.send(0, [me.operation(0, [create(box({ text: 'keep' }))])]))
    expect(await me.send(1, [me.operation(1, [remove(box({ text: 'keep' }))])])).toMatchObject({
      ok: true,
      path: 'fast',
    })
    expect(await element('box')).toMatchObject({ version: '2', props: { text: 'keep' } })
    expect((await element('box')).deleted_at).not.toBeNull()
    expect(await me.send(2, [me.operation(2, [restore(box({ text: 'keep' }))])])).toMatchObject({
      ok: true,
      path: 'fast',
    })
    expect(await element('box')).toMatchObject({ version: '3', deleted_at: null })
  })

  test('doubles come back as they were sent', async () => {
    const me = canvas.replica()
    const odd = [0.1 + 0.2, 1e-7, 123456.7890123456, -9999999.99999999, 5e-324, 1 / 3]
    const elements = odd.map((x, i) => box({ id: `n${i}`, x, opacity: Math.abs(x) > 1 ? 1 : Math.abs(x) }))
    saved(await me.send(0, [me.operation(0, elements.map(create))]))
    const deletion = me.operation(1, elements.map(remove))
    // Deleting compares every property in the database: one lost bit would be a conflict.
    expect(await me.send(1, [deletion])).toMatchObject({ ok: true, path: 'fast' })
  })
})

describe('exactly once', () => {
  test('[S6] a repeated operation gets its recorded answer and applies no second time', async () => {
    const [me, ana] = [canvas.replica(), canvas.replica(await canvas.person('editor'))]
    const made = me.operation(0, [create(box()), create(arrow({ end: tie('nothing') }))])
    const first = saved(await me.send(0, [made]))
    saved(await ana.send(1, [ana.operation(1, [move(0, 50)])]))
    const again = await me.send(0, [made])
    expect(again).toMatchObject({ ok: true, path: 'decided', value: { version: 2, elementsProcessed: 0 } })
    expect(saved(again).committed).toEqual(first.committed)
    expect((await element('box')).x).toBe(50)
  })

  test('[S6] a save of old and new operations commits the new ones', async () => {
    const me = canvas.replica()
    const first = me.operation(0, [create(box())])
    saved(await me.send(0, [first]))
    const second = me.operation(0, [move(0, 7)])
    expect(saved(await me.send(0, [first, second])).committed.map(({ version }) => version)).toEqual([1, 2])
  })

  test('[S6] the same save sent many times at once is committed once', async () => {
    const me = canvas.replica()
    const op = me.operation(0, [create(box())])
    const answers = await Promise.all(Array.from({ length: 12 }, () => me.send(0, [op])))
    for (const answer of answers)
      expect(saved(answer).committed).toEqual([{ opId: op.opId, version: 1, overrides: [], corrections: [] }])
    expect(await expectTrueLog(db(), canvas.canvasId)).toBe(1)
  })

  test('[I8] what was answered with no never applies, not even when nothing is in its way any more', async () => {
    const [me, ana] = [canvas.replica(), canvas.replica(await canvas.person('editor'))]
    saved(await me.send(0, [me.operation(0, [create(box())])]))
    saved(await ana.send(1, [ana.operation(1, [paint('transparent', '#00ff00')])]))
    await age(db(), canvas.canvasId, 60)
    const mine = me.operation(1, [paint('transparent', '#ff0000')])
    const no = await me.send(1, [mine])
    expect(no).toMatchObject({ ok: false, error: { type: 'conflict', opId: mine.opId } })
    saved(await ana.send(2, [ana.operation(2, [paint('#00ff00', 'transparent')])]))
    // As the fast path would take it: the newest version, nothing foreign after its base, the right before.
    const late = await me.send(3, [{ ...mine, base: 3 }])
    expect(late).toMatchObject({ ok: false, path: 'decided', error: { type: 'conflict', opId: mine.opId } })
    expect(late.ok ? null : late.error).toMatchObject({
      collisions: no.ok ? null : (no.error as { collisions: unknown }).collisions,
    })
    expect((await element('box')).props.fill).toBe('transparent')
  })

  test('an operation under the id of another replica’s is refused and does not pass for committed', async () => {
    const [me, ana] = [canvas.replica(), canvas.replica(await canvas.person('editor'))]
    const mine = me.operation(0, [create(box())])
    saved(await me.send(0, [mine]))
    const forged = ana.operation(1, [create(box({ id: 'other' }))], { opId: mine.opId })
    expect(await ana.send(1, [forged])).toMatchObject({
      ok: false,
      error: { type: 'validation', opId: mine.opId },
    })
  })
})

describe('somebody else wrote', () => {
  test('[M3 S5] two edits of different properties both survive, in one round trip each', async () => {
    const [me, ana] = [canvas.replica(), canvas.replica(await canvas.person('editor'))]
    saved(await me.send(0, [me.operation(0, [create(box())])]))
    const hers = ana.operation(1, [move(0, 50)])
    saved(await ana.send(1, [hers]))
    const answer = await me.send(1, [me.operation(1, [paint('transparent', '#ff0000')])])
    expect(answer).toMatchObject({
      ok: true,
      path: 'fast',
      value: { version: 3, since: [{ version: 2, opId: hers.opId, clientId: ana.clientId }] },
    })
    expect(await element('box')).toMatchObject({ x: 50, props: { fill: '#ff0000' } })
  })

  test('[S7] the same property just now: the later write wins, and the log keeps what it replaced', async () => {
    const anaId = await canvas.person('editor')
    const [me, ana] = [canvas.replica(), canvas.replica(anaId)]
    saved(await me.send(0, [me.operation(0, [create(box())])]))
    saved(await ana.send(1, [ana.operation(1, [paint('transparent', '#00ff00')])]))
    const mine = me.operation(1, [paint('transparent', '#ff0000')])
    const replaced = { replaced: '#00ff00', replacedUserId: anaId, replacedUserName: 'Test' }
    const overrides = [{ elementId: 'box', register: 'fill', ...replaced }]
    expect(saved(await me.send(1, [mine])).committed).toEqual([
      { opId: mine.opId, version: 3, overrides, corrections: [] },
    ])
    expect((await element('box')).props.fill).toBe('#ff0000')
    expect(
      await rows('SELECT overrides, changes FROM canvas_change_log WHERE canvas_id = $1 AND version = 3'),
    ).toEqual([{ overrides, changes: [paint('#00ff00', '#ff0000')] }])
  })

  test('[S7] the same property a while ago: a conflict, and nothing changes', async () => {
    const anaId = await canvas.person('editor')
    const [me, ana] = [canvas.replica(), canvas.replica(anaId)]
    saved(await me.send(0, [me.operation(0, [create(box())])]))
    saved(await ana.send(1, [ana.operation(1, [paint('transparent', '#00ff00')])]))
    await age(db(), canvas.canvasId, 6)
    const mine = me.operation(1, [paint('transparent', '#ff0000')])
    expect(await me.send(1, [mine])).toMatchObject({
      ok: false,
      error: {
        type: 'conflict',
        retryable: false,
        opId: mine.opId,
        collisions: [
          {
            elementId: 'box',
            register: 'fill',
            before: 'transparent',
            mine: '#ff0000',
            theirs: '#00ff00',
            theirUserId: anaId,
            theirUserName: 'Test',
            theirAt: expect.any(Number),
            theirVersion: 2,
          },
        ],
        saved: { version: 2, committed: [], since: [{ version: 2 }] },
      },
    })
    expect((await element('box')).props.fill).toBe('#00ff00')
  })

  test('[S8] the first conflict stops the batch: what stands before it is committed, the rest is not looked at', async () => {
    const [me, ana] = [canvas.replica(), canvas.replica(await canvas.person('editor'))]
    saved(await me.send(0, [me.operation(0, [create(box()), create(box({ id: 'b' }))])]))
    saved(await ana.send(1, [ana.operation(1, [paint('transparent', '#00ff00')])]))
    await age(db(), canvas.canvasId, 60)
    const good = me.operation(1, [move(0, 9, box({ id: 'b' }))])
    const bad = me.operation(1, [paint('transparent', '#ff0000'), move(9, 10, box({ id: 'b' }))])
    const after = me.operation(1, [create(frame())])
    expect(await me.send(1, [good, bad, after])).toMatchObject({
      ok: false,
      error: { opId: bad.opId, saved: { version: 3, committed: [{ opId: good.opId, version: 3 }] } },
    })
    expect(await element('b')).toMatchObject({ x: 9 })
    expect(await element('frame')).toBeUndefined()
  })

  test('[S7] a second tab of the same person does not revert the first', async () => {
    const [one, two] = [canvas.replica(), canvas.replica()]
    saved(await one.send(0, [one.operation(0, [create(box())])]))
    saved(await one.send(1, [one.operation(1, [paint('transparent', '#00ff00')])]))
    await age(db(), canvas.canvasId, 60)
    expect(await two.send(1, [two.operation(1, [paint('transparent', '#ff0000')])])).toMatchObject({
      ok: false,
      error: { type: 'conflict' },
    })
  })

  test('[M5] an edit of what was deleted meanwhile is a conflict, and a late create does not resurrect it', async () => {
    const [me, ana] = [canvas.replica(), canvas.replica(await canvas.person('editor'))]
    saved(await me.send(0, [me.operation(0, [create(box())])]))
    saved(await ana.send(1, [ana.operation(1, [remove(box())])]))
    expect(await me.send(1, [me.operation(1, [move(0, 4)])])).toMatchObject({
      ok: false,
      error: { collisions: [{ kind: 'deleted_there', theirs: null }] },
    })
    expect(await me.send(2, [me.operation(2, [create(box())])])).toMatchObject({
      ok: false,
      error: { collisions: [{ kind: 'exists' }] },
    })
    expect((await element('box')).deleted_at).not.toBeNull()
  })

  test('[C6] what is too much to carry is to be read anew', async () => {
    const [me, ana] = [canvas.replica(), canvas.replica(await canvas.person('editor'))]
    for (let batch = 0; batch < 3; batch++) {
      const base = batch * 200
      const operations = Array.from({ length: 200 }, (_, i) =>
        ana.operation(base, [create(box({ id: `a${base + i}` }))]),
      )
      saved(await ana.send(base, operations))
    }
    expect(saved(await me.send(100, [me.operation(100, [create(box())])])).since).toHaveLength(500)
    expect(saved(await me.send(100, [me.operation(100, [create(box({ id: 'c' }))])])).since).toBe('reload')
  })

  test('[C6] a client that knows more than the database is told to read anew', async () => {
    const me = canvas.replica()
    expect(saved(await me.send(7, [me.operation(7, [create(box())])]))).toMatchObject({
      version: 1,
      since: 'reload',
    })
  })
})

describe('references', () => {
  test('[M7] an arrow tied to something deleted meanwhile is untied, and the author is told', async () => {
    const [me, ana] = [canvas.replica(), canvas.replica(await canvas.person('editor'))]
    saved(await me.send(0, [me.operation(0, [create(box())])]))
    saved(await ana.send(1, [ana.operation(1, [remove(box())])]))
    const tied = arrow({ start: tie('box') })
    const op = me.operation(1, [create(tied)])
    const corrections = [set(tied, { start: [tie('box'), null] })]
    expect(saved(await me.send(1, [op])).committed).toEqual([
      { opId: op.opId, version: 3, overrides: [], corrections },
    ])
    expect((await element('arrow')).props.start).toBeNull()
    expect(saved(await me.send(1, [op])).committed).toEqual([
      { opId: op.opId, version: 3, overrides: [], corrections },
    ])
  })

  test('[M7] tying to what this very save deletes first is noticed', async () => {
    const me = canvas.replica()
    saved(await me.send(0, [me.operation(0, [create(box()), create(arrow())])]))
    saved(
      await me.send(1, [
        me.operation(1, [remove(box())]),
        me.operation(1, [set(arrow(), { start: [null, tie('box')] })]),
      ]),
    )
    expect((await element('arrow')).props.start).toBeNull()
  })

  test('[M7] grouping what exists stays on the fast path; putting a frame into its own child is refused', async () => {
    const me = canvas.replica()
    saved(await me.send(0, [me.operation(0, [create(box()), create(frame({ id: 'inner' }))])]))
    const group = me.operation(1, [
      create(frame({ id: 'outer' })),
      set(box(), { parent: [null, 'outer'] }),
      set(frame({ id: 'inner' }), { parent: [null, 'outer'] }),
    ])
    expect(await me.send(1, [group])).toMatchObject({ ok: true, path: 'fast' })
    const cycle = me.operation(2, [set(frame({ id: 'outer' }), { parent: [null, 'inner'] })])
    expect(await me.send(2, [cycle])).toMatchObject({
      ok: false,
      error: { type: 'invalid_reference', opId: cycle.opId, saved: { committed: [] } },
    })
    // A recorded no, as any other.
    expect(await me.send(2, [cycle])).toMatchObject({ ok: false, error: { type: 'invalid_reference' } })
  })

  test('[M7] two halves of a cycle by two people: the second is refused', async () => {
    const [me, ana] = [canvas.replica(), canvas.replica(await canvas.person('editor'))]
    const [a, b, c] = [frame({ id: 'a' }), frame({ id: 'b' }), frame({ id: 'c', parent: 'b' })]
    saved(await me.send(0, [me.operation(0, [create(a), create(b), create(c)])]))
    saved(await ana.send(1, [ana.operation(1, [set(b, { parent: [null, 'a'] })])]))
    expect(await me.send(1, [me.operation(1, [set(a, { parent: [null, 'c'] })])])).toMatchObject({
      ok: false,
      error: { type: 'invalid_reference' },
    })
  })

  test('[M7] what somebody tied to an element, unseen by who deletes it, is let go, and that is told', async () => {
    const [me, ana] = [canvas.replica(), canvas.replica(await canvas.person('editor'))]
    saved(await me.send(0, [me.operation(0, [create(box()), create(arrow())])]))
    saved(await ana.send(1, [ana.operation(1, [set(arrow(), { start: [null, tie('box')] })])]))
    saved(await ana.send(2, [ana.operation(2, [create(arrow({ id: 'new', end: tie('box') }))])]))
    const op = me.operation(1, [remove(box())])
    const answer = await me.send(1, [op])
    const corrections = [
      set(arrow(), { start: [tie('box'), null] }),
      set(arrow({ id: 'new' }), { end: [tie('box'), null] }),
    ]
    expect(answer).toMatchObject({ ok: true, path: 'decided' })
    expect(saved(answer).committed).toEqual([
      { opId: op.opId, version: 4, overrides: [], corrections: expect.arrayContaining(corrections) },
    ])
    expect((await element('arrow')).props.start).toBeNull()
    expect((await element('new')).props.end).toBeNull()
    // The same answer, for ever.
    expect(saved(await me.send(1, [op])).committed).toEqual(saved(answer).committed)
  })

  test('[M7] what somebody put into a frame, unseen by who deletes it, goes up to what is left around it', async () => {
    const [me, ana] = [canvas.replica(), canvas.replica(await canvas.person('editor'))]
    const inner = frame({ id: 'inner', parent: 'outer' })
    saved(await me.send(0, [me.operation(0, [create(frame({ id: 'outer' })), create(inner), create(box())])]))
    saved(await ana.send(1, [ana.operation(1, [set(box(), { parent: [null, 'inner'] })])]))
    expect(await me.send(1, [me.operation(1, [remove(inner)])])).toMatchObject({ ok: true, path: 'decided' })
    expect((await element('box')).props.parent).toBe('outer')
  })

  test('[M7 S5] a deletion that itself lets go of everything stays on the fast path', async () => {
    const [me, ana] = [canvas.replica(), canvas.replica(await canvas.person('editor'))]
    saved(await me.send(0, [me.operation(0, [create(box()), create(arrow()), create(box({ id: 'other' }))])]))
    saved(await ana.send(1, [ana.operation(1, [set(arrow(), { end: [null, tie('other')] })])]))
    saved(await me.send(2, [me.operation(2, [set(arrow(), { start: [null, tie('box')] })])]))
    const letsGo = [remove(box()), set(arrow(), { start: [tie('box'), null] })]
    expect(await me.send(3, [me.operation(1, letsGo)])).toMatchObject({ ok: true, path: 'fast' })
    expect((await element('arrow')).props).toMatchObject({ start: null, end: tie('other') })
  })

  test('an unknown parent, and an edit of an unknown element, are refused', async () => {
    const me = canvas.replica()
    for (const change of [create(box({ parent: 'nowhere' })), move(0, 1)]) {
      expect(await me.send(0, [me.operation(0, [change])])).toMatchObject({
        ok: false,
        error: { type: 'invalid_reference' },
      })
    }
  })
})

describe('rights', () => {
  test('[I12] only owner and editor save; to a stranger the canvas does not exist', async () => {
    const send = async (role: 'owner' | 'editor' | 'viewer' | null, id: string) => {
      const replica = canvas.replica(await canvas.person(role))
      const answer = await replica.send(0, [replica.operation(0, [create(box({ id }))])])
      return answer.ok ? 'saved' : answer.error.type
    }
    expect(await send('viewer', 'a')).toBe('forbidden')
    expect(await send(null, 'b')).toBe('not_found')
    expect(await send('editor', 'c')).toBe('saved')
    expect(await rows('SELECT id FROM canvas_elements WHERE canvas_id = $1')).toEqual([{ id: 'c' }])
  })

  test('a canvas in the trash, or none at all, is not found', async () => {
    const me = canvas.replica()
    const op = me.operation(0, [create(box())])
    await rows('UPDATE canvases SET deleted_at = now() WHERE id = $1')
    expect(await me.send(0, [op])).toMatchObject({ ok: false, error: { type: 'not_found' } })
    const nowhere = { ...(await makeCanvas(db())), canvasId: randomUUID() }
    expect(nowhere.canvasId).not.toBe(canvas.canvasId)
  })

  test('one canvas never writes another’s rows, whatever the ids', async () => {
    const other = await makeCanvas(db())
    const [mine, theirs] = [canvas.replica(), other.replica()]
    saved(await mine.send(0, [mine.operation(0, [create(box())])]))
    saved(await theirs.send(0, [theirs.operation(0, [create(box({ x: 9 }))])]))
    saved(await theirs.send(1, [theirs.operation(1, [remove(box({ x: 9 }))])]))
    expect(await element('box')).toMatchObject({ x: 0, deleted_at: null })
  })
})

describe('what this build cannot read', () => {
  // As another build wrote it: with no parent, and with a number for one.
  test.each([{ beams: ['red'] }, { beams: ['red'], parent: 7 }])(
    '[M9] is moved, deleted and brought back, and stays as it was written: %j',
    async (props) => {
      const me = canvas.replica()
      const there = hologram({ raw: { beams: ['red'] } })
      const moved = hologram({ raw: { beams: ['red'] }, x: 5 })
      saved(await me.send(0, [me.operation(0, [create(there)])]))
      await rows('UPDATE canvas_elements SET props = $2 WHERE canvas_id = $1', JSON.stringify(props))
      saved(await me.send(1, [me.operation(1, [move(0, 5, there)])]))
      saved(await me.send(2, [me.operation(2, [remove(moved)])]))
      saved(await me.send(3, [me.operation(3, [restore(moved)])]))
      expect(await element('hologram')).toMatchObject({ type: 'hologram', x: 5, props, deleted_at: null })
    },
  )

  test('[M9] an older tab deletes what it cannot read and this build can', async () => {
    const me = canvas.replica()
    saved(await me.send(0, [me.operation(0, [create(box())])]))
    const { x, y, width, height, rotation, z, id, type, parent, ...raw } = box()
    const unread = hologram({ id, unknownType: type, raw, ...{ x, y, width, height, rotation, z, parent } })
    saved(await me.send(1, [me.operation(1, [remove(unread)])]))
    expect((await element('box')).deleted_at).not.toBeNull()
  })
})

test('[S1] a commit is published once, after COMMIT, and a save that commits nothing is not', async () => {
  const told: unknown[] = []
  const stop = onCommit((notice) => told.push(notice))
  const me = canvas.replica()
  const op = me.operation(0, [create(box())])
  saved(await me.send(0, [op]))
  await me.send(1, [me.operation(1, [paint('#999999', '#ff0000')])])
  stop()
  expect(told).toEqual([{ canvasId: canvas.canvasId, version: 1 }])
})
