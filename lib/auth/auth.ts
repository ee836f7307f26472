import { betterAuth } from 'better-auth'
import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import { nextCookies } from 'better-auth/next-js'
import { anonymous } from 'better-auth/plugins/anonymous'
import { database } from '../../db/database'
import { adoptGuest } from '../../db/queries/people'
import { accounts, sessions, users, verifications } from '../../db/schema'
import { CLIENT_ADDRESS_HEADER } from '../server/client-address'
import { env } from '../server/env'
import { log } from '../server/log'
import { once } from '../server/once'
import { guestName } from './guest-name'
import { trustedOrigins } from './origin'

const DAY_SECONDS = 24 * 60 * 60
// As long as browsers keep a cookie: a guest who loses the session loses the way to the drawings.
export const SESSION_SECONDS = 400 * DAY_SECONDS
export const RENEW_AFTER_SECONDS = 7 * DAY_SECONDS

export type Auth = ReturnType<typeof createAuth>

/** The auth library over our own tables; one a process. */
export const auth = (): Auth => once('auth', createAuth)

function createAuth() {
  const { AUTH_SECRET, BASE_URL, ALLOW_GUESTS } = env()
  return betterAuth({
    appName: 'Indelible',
    secret: AUTH_SECRET,
    baseURL: BASE_URL,
    trustedOrigins: (request) => (request ? trustedOrigins(request.headers) : []),
    database: drizzleAdapter(database().orm, {
      provider: 'pg',
      schema: { user: users, session: sessions, account: accounts, verification: verifications },
    }),
    emailAndPassword: { enabled: true, minPasswordLength: 10 },
    // No cookie cache: a revoked session must be over at once.
    session: { expiresIn: SESSION_SECONDS, updateAge: RENEW_AFTER_SECONDS },
    disabledPaths: ALLOW_GUESTS ? [] : ['/sign-in/anonymous'],
    plugins: [
      anonymous({
        generateName: () => guestName(Math.random),
        // Their user row stays: the change log says who drew, and must go on saying so.
        disableDeleteAnonymousUser: true,
        onLinkAccount: ({ anonymousUser, newUser }) =>
          adoptGuest(database(), { guestId: anonymousUser.user.id, userId: newUser.user.id }),
      }),
      // Last, since it forwards the cookies that the others set.
      nextCookies(),
    ],
    rateLimit: { enabled: true, storage: 'memory', window: 10, max: 100 },
    advanced: {
      useSecureCookies: BASE_URL.startsWith('https:'),
      ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS_HEADER] },
    },
    // Its further arguments may hold what people typed.
    logger: { level: 'warn', log: (level, message) => log()[level]({ source: 'auth' }, message) },
    telemetry: { enabled: false },
  })
}
