import { readFileSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseStartError } from './start-error'

/** The system's user who runs the server; null: the one who runs this process. */
export type ServerUser = { readonly name: string; readonly uid: number; readonly gid: number } | null

/** Postgres refuses to run as root. Both exist on about every system; no user is ever made. */
const STAND_INS = ['postgres', 'nobody']

export function serverUser(dataDir: string): ServerUser {
  if (process.getuid?.() !== 0) return null
  const users = readUsers()
  // Whoever owns the data already goes on owning it.
  const owner = ownerOf(dataDir)
  const user =
    users.find(({ uid }) => uid === owner && uid !== 0) ??
    STAND_INS.map((name) => users.find((user) => user.name === name)).find((user) => user !== undefined)
  if (!user) {
    throw new DatabaseStartError(
      'Postgres refuses to run as root, and this system has neither a user "postgres" nor "nobody": start as another user, or set DATABASE_URL.',
    )
  }
  return user
}

/** The nearest folder on the way to `path` that the user may not pass; null: the way is open. */
export function closedFolder(path: string, user: ServerUser): string | null {
  if (!user) return null
  const parent = dirname(path)
  if (parent !== path) {
    const above = closedFolder(parent, user)
    if (above !== null) return above
  }
  return mayPass(path, user) ? null : path
}

function mayPass(folder: string, { uid, gid }: NonNullable<ServerUser>): boolean {
  const stat = statSync(folder, { throwIfNoEntry: false })
  if (!stat) return true
  if (stat.uid === uid) return (stat.mode & 0o100) !== 0
  if (stat.gid === gid) return (stat.mode & 0o010) !== 0
  return (stat.mode & 0o001) !== 0
}

function ownerOf(path: string): number | null {
  return statSync(path, { throwIfNoEntry: false })?.uid ?? null
}

function readUsers() {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
}
