import { headers } from 'next/headers'
import type * as z from 'zod'
import type { Failure, Result } from '../lib/result'
import { type Door, type DoorFailure, enter } from './door'

/** What a caller passes: the schema's input, or its output where zod knows no input. */
type Input<S extends z.core.$ZodType> = unknown extends z.input<S> ? z.output<S> : z.input<S>

/**
 * A server action behind the doorman (door.ts). It never throws to the browser: what happened is a Result, one log
 * line and one measurement.
 */
export function defineAction<S extends z.core.$ZodType, V, F extends Failure>(
  door: Door<S, V, F> & { readonly refused: NonNullable<Door<S, V, F>['refused']> },
): (input: Input<S>) => Promise<Result<V, F>>
export function defineAction<S extends z.core.$ZodType, V, F extends Failure>(
  door: Door<S, V, F>,
): (input: Input<S>) => Promise<Result<V, F | DoorFailure>>
export function defineAction<S extends z.core.$ZodType, V, F extends Failure>(
  door: Door<S, V, F>,
): (input: Input<S>) => Promise<Result<V, F | DoorFailure>> {
  return async (input) => enter(door, input, await headers())
}
