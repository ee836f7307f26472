import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { type Door, enter } from '../../actions/door'
import { failureOf } from '../../actions/failure'
import type { Failure } from '../../lib/result'
import { ok } from '../../lib/result'
import { forget, once } from '../../lib/server/once'
import { signInGuest, withProcess } from '../support/process'

const db = withProcess()
const inputSchema = z.strictObject({ name: z.string().max(5, 'A name has at most 5 characters.') })

function door(change: Partial<Door<typeof inputSchema, string, Failure>> = {}) {
  return {
    name: `test-${Math.random()}`,
    input: inputSchema,
    limit: { calls: 100, seconds: 60 },
    run: async ({ user }, { name }) => ok(`${name} of ${user.name}`),
    ...change,
  } satisfies Door<typeof inputSchema, string, Failure>
}

describe('the doorman', () => {
  test('lets in who has a session and a fitting input', async () => {
    const guest = await signInGuest()
    expect(await enter(door(), { name: 'Plan' }, guest.headers())).toEqual(ok(`Plan of ${guest.name}`))
  })

  test('turns away who has no session, before looking at anything else', async () => {
    expect(await enter(door(), 'nonsense', new Headers())).toMatchObject({
      ok: false,
      error: { type: 'unauthenticated', retryable: false },
    })
  })

  test('says in a sentence what does not fit, when the schema has one', async () => {
    const { headers } = await signInGuest()
    expect(await enter(door(), { name: 'Too long' }, headers())).toMatchObject({
      error: { type: 'validation', message: 'This cannot be saved as it is.' },
    })
    const strict = door({ input: inputSchema.refine(() => false, 'Names are sold out.') as never })
    expect(await enter(strict, { name: 'Plan' }, headers())).toMatchObject({
      error: { type: 'validation', message: 'Names are sold out.' },
    })
  })

  test('refuses properties that nobody asked for', async () => {
    const { headers } = await signInGuest()
    const sneaky = JSON.parse('{"name":"Plan","__proto__":{"isAdmin":true}}')
    expect(await enter(door(), sneaky, headers())).toMatchObject({ error: { type: 'validation' } })
  })

  test('limits each person for themselves, and says when to come back', async () => {
    const [ana, ben] = [await signInGuest(), await signInGuest()]
    const narrow = door({ limit: { calls: 2, seconds: 60 } })
    const attempt = (headers: Headers) => enter(narrow, { name: 'Plan' }, headers)
    expect(await attempt(ana.headers())).toMatchObject({ ok: true })
    expect(await attempt(ana.headers())).toMatchObject({ ok: true })
    expect(await attempt(ana.headers())).toMatchObject({
      error: { type: 'rate_limited', retryable: true, retryAfterMs: expect.any(Number) },
    })
    expect(await attempt(ben.headers())).toMatchObject({ ok: true })
  })

  test('stops who is not permitted', async () => {
    const { headers } = await signInGuest()
    const forbidden: Failure = { type: 'forbidden', message: 'Not you.', retryable: false }
    const guarded = door({ permit: async () => forbidden })
    expect(await enter(guarded, { name: 'Plan' }, headers())).toEqual({ ok: false, error: forbidden })
  })

  test('makes an answer of what is thrown, by its class and never by its words', async () => {
    const { headers } = await signInGuest()
    const broken = door({
      run: async () => {
        await db().pool.query('SELECT * FROM no_such_table_with_a_secret')
        return ok('')
      },
    })
    const result = await enter(broken, { name: 'Plan' }, headers())
    expect(result).toMatchObject({ ok: false, error: { type: 'unknown', retryable: false } })
    expect(JSON.stringify(result)).not.toContain('secret')
  })

  test('[C7] a lost database is told apart from a signed-out person', async () => {
    const guest = await signInGuest()
    const whole = db()
    forget('database')
    once('database', () => ({
      ...whole,
      orm: { select: () => ({ from: () => ({ innerJoin: () => ({ where: refused }) }) }) },
    }))
    try {
      expect(await enter(door(), { name: 'Plan' }, guest.headers())).toMatchObject({
        error: { type: 'unavailable', retryable: true },
      })
    } finally {
      forget('database')
      once('database', () => whole)
    }
  })

  test('gives its refusals the shape that the endpoint promises', async () => {
    const { headers } = await signInGuest()
    const shaped = door({
      refused: (failure, { input, issues }) =>
        ({ ...failure, about: [input, issues.length] }) as unknown as Failure,
    })
    expect(await enter(shaped, { nam: 1 }, headers())).toMatchObject({
      error: { type: 'validation', about: [{ nam: 1 }, 2] },
    })
  })
})

test('a broken unique key is no conflict of people', () => {
  expect(failureOf({ severity: 'ERROR', code: '23505' })).toMatchObject({ type: 'unknown' })
})

async function refused(): Promise<never> {
  throw Object.assign(new Error('connect ECONNREFUSED'), { syscall: 'connect', code: 'ECONNREFUSED' })
}
