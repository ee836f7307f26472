import { isConnectionError } from './connection-error'
import { type DatabaseAddress, describeAddress } from './database-url'
import { sqlStateOf } from './errors'

/** The database cannot be used. Its message is one sentence or two for the operator, without any password. */
export class DatabaseStartError extends Error {
  override readonly name = 'DatabaseStartError'
}

export interface Refused {
  /** What the operator calls it. */
  readonly name: string
  readonly address: DatabaseAddress
}

/** Why the first connection failed, in words of what the operator can change. */
export function explainStart(error: unknown, refused: Refused): DatabaseStartError {
  if (error instanceof DatabaseStartError) return error
  return new DatabaseStartError(sentenceOf(error, refused), { cause: error })
}

const BY_STATE: Readonly<Record<string, (address: DatabaseAddress) => string>> = {
  '28P01': () => 'It refused the password.',
  '28000': () => 'It refused the user.',
  '3D000': ({ database }) => `It has no database "${database}": create it, or name another.`,
  '42501': ({ user }) => `The user "${user}" may not connect.`,
  '53300': () => 'It has no connection to spare.',
  '57P03': () => 'It is starting up or shutting down: try again in a moment.',
}

const BY_REASON: Readonly<Record<string, (address: DatabaseAddress) => string>> = {
  ECONNREFUSED: () => 'Nothing listens there.',
  ENOTFOUND: ({ host }) => `There is no host "${host}".`,
  EAI_AGAIN: ({ host }) => `The name "${host}" cannot be looked up at the moment.`,
  ETIMEDOUT: () => 'It does not answer.',
  EHOSTUNREACH: () => 'There is no way to that host.',
  ENETUNREACH: () => 'There is no network to that host.',
  ENOENT: () => 'There is no such socket.',
  EACCES: () => 'This user may not open its socket.',
  ECONNRESET: () => 'It hung up.',
  NO_TLS: () => 'It speaks no TLS, which sslmode asks for.',
  DEPTH_ZERO_SELF_SIGNED_CERT: () => 'Its certificate is self-signed, which sslmode forbids.',
  SELF_SIGNED_CERT_IN_CHAIN: () => 'Its certificate is self-signed, which sslmode forbids.',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: () => 'Its certificate cannot be verified.',
  CERT_HAS_EXPIRED: () => 'Its certificate has expired.',
  ERR_TLS_CERT_ALTNAME_INVALID: () => 'Its certificate is for another host.',
}

function sentenceOf(error: unknown, { name, address }: Refused): string {
  const opening = `${name} (${describeAddress(address)}) cannot be used.`
  const state = sqlStateOf(error)
  if (state !== null) {
    return `${opening} ${BY_STATE[state]?.(address) ?? `It answered with error ${state}.`}`
  }
  const reason = reasonOf(error)
  if (reason === null) return `${opening} It closed the connection or did not answer in time.`
  return `${opening} ${BY_REASON[reason]?.(address) ?? `The connection failed (${reason}).`}`
}

function reasonOf(error: unknown): string | null {
  for (
    let link = error;
    typeof link === 'object' && link !== null;
    link = 'cause' in link ? link.cause : null
  ) {
    if (isConnectionError(link) && link.reason !== null) return link.reason
  }
  return null
}

/** The system's word for what went wrong, such as EACCES. */
export function systemWord(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? String(error)
}
