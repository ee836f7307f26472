const BRAND = Symbol.for('indelible.connection-error')

/**
 * There was no connection to be had, or it died. What the server was doing at that moment is unknown: a COMMIT under
 * way may or may not have happened.
 */
export class ConnectionError extends Error {
  override readonly name = 'ConnectionError'
  readonly [BRAND] = true

  constructor(
    message: string,
    /** A system's word such as ECONNREFUSED, where one is known. */
    readonly reason: string | null = null,
    options?: ErrorOptions,
  ) {
    super(message, options)
  }
}

/** By a brand and not by `instanceof`: Next bundles this class several times into one process. */
export function isConnectionError(error: unknown): error is ConnectionError {
  return typeof error === 'object' && error !== null && BRAND in error
}
