import { describe, expect, test } from 'vitest'
import { createCanvas } from '../../db/queries/canvases'
import { findRole } from '../../db/queries/members'
import { auth } from '../../lib/auth/auth'
import { currentUser } from '../../lib/auth/current-user'
import { guestName } from '../../lib/auth/guest-name'
import { isOwnOrigin } from '../../lib/auth/origin'
import { forget } from '../../lib/server/once'
import { ORIGIN, signInGuest, visitor, withProcess } from '../support/process'

const db = withProcess()

describe('a guest', () => {
  test('is a person in the database, with a friendly name', async () => {
    const guest = await signInGuest()
    const { rows } = await db().pool.query('SELECT name, is_anonymous FROM users WHERE id = $1', [guest.id])
    expect(rows).toEqual([{ name: guest.name, is_anonymous: true }])
    expect(guest.name).toMatch(/^[A-Z][a-z]+ [A-Z][a-z]+$/)
  })

  test('is known by the cookie and by nothing else', async () => {
    const guest = await signInGuest()
    expect(await currentUser(guest.headers())).toMatchObject({ id: guest.id, isAnonymous: true })
    expect(await currentUser(new Headers())).toBeNull()
  })

  test('is not believed when the cookie was signed by somebody else', async () => {
    const guest = await signInGuest()
    const forged = guest.cookie.replace(/\.[^.]{6}/, '.AAAAAA')
    expect(forged).not.toBe(guest.cookie)
    expect(await currentUser(new Headers({ cookie: forged }))).toBeNull()
    expect(await currentUser(new Headers({ cookie: guest.cookie.replace(/\.[^.]*$/, '') }))).toBeNull()
  })

  test('is signed out the moment the session is gone', async () => {
    const guest = await signInGuest()
    await db().pool.query('DELETE FROM sessions WHERE user_id = $1', [guest.id])
    expect(await currentUser(guest.headers())).toBeNull()
  })

  test('is signed out when the session has expired', async () => {
    const guest = await signInGuest()
    await db().pool.query(`UPDATE sessions SET expires_at = now() - interval '1 second' WHERE user_id = $1`, [
      guest.id,
    ])
    expect(await currentUser(guest.headers())).toBeNull()
  })

  test('keeps the canvases on signing up', async () => {
    const guest = await signInGuest()
    const canvasId = '01a20000-0000-7000-8000-000000000001'
    await createCanvas(db(), { canvasId, userId: guest.id, title: 'Mine' })
    const { headers } = await auth().api.signUpEmail({
      body: { email: 'ana@example.org', name: 'Ana', password: 'a good long password' },
      headers: guest.headers(),
      returnHeaders: true,
    })
    const ana = await visitor(
      headers
        .getSetCookie()
        .map((line) => line.split(';')[0])
        .join('; '),
    )
    expect(ana).toMatchObject({ name: 'Ana' })
    expect(ana.id).not.toBe(guest.id)
    expect(await findRole(db(), { canvasId, userId: ana.id })).toBe('owner')
    expect(await findRole(db(), { canvasId, userId: guest.id })).toBeNull()
    // Still there, for the log says who drew.
    const { rows } = await db().pool.query('SELECT id FROM users WHERE id = $1', [guest.id])
    expect(rows).toHaveLength(1)
  })
})

test('the library and our own reading of the cookie agree', async () => {
  const guest = await signInGuest()
  const session = await auth().api.getSession({ headers: guest.headers() })
  expect(session?.user.id).toBe((await currentUser(guest.headers()))?.id)
})

test('an address given as BASE_URL is the only one whose pages may change things', () => {
  process.env.BASE_URL = 'https://draw.example.org'
  forget('env')
  expect(isOwnOrigin(new Headers({ origin: 'https://draw.example.org', host: 'internal:3000' }))).toBe(true)
  expect(isOwnOrigin(new Headers({ origin: 'http://internal:3000', host: 'internal:3000' }))).toBe(false)
  delete process.env.BASE_URL
  forget('env')
})

test('without BASE_URL it is the host that was asked', () => {
  expect(isOwnOrigin(new Headers({ origin: ORIGIN, host: 'localhost:3000' }))).toBe(true)
  expect(isOwnOrigin(new Headers({ origin: 'http://192.168.1.5:3000', host: '192.168.1.5:3000' }))).toBe(true)
  expect(isOwnOrigin(new Headers({ origin: 'https://evil.example', host: 'localhost:3000' }))).toBe(false)
  expect(isOwnOrigin(new Headers({ host: 'localhost:3000' }))).toBe(false)
})

test('names of guests cover the whole list and nothing besides', () => {
  expect(guestName(() => 0)).toBe('Amber Badger')
  expect(guestName(() => 0.999999)).toBe('Zesty Wren')
})
