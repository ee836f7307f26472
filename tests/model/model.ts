import fc from 'fast-check'
import type { MergeChoice } from '../../lib/editor/changes/resolve'
import { type Happening, happenings } from './happening'
import { Violation } from './violation'
import { World } from './world'

export interface ModelRun {
  readonly runs: number
  readonly happenings: number
  readonly failure: { readonly rule: string; readonly message: string; readonly example: string } | null
}

export interface ModelOptions {
  readonly runs: number
  readonly seed: number
  /** Looks for the smallest example of a failure. */
  readonly shrinks?: boolean
}

/** Lets so many random worlds live, until one breaks a rule. */
export async function runModel({ runs, seed, shrinks = false }: ModelOptions): Promise<ModelRun> {
  let happened = 0
  const property = fc.asyncProperty(
    happenings,
    fc.constantFrom<MergeChoice>('mine', 'theirs', 'merged'),
    async (events, choice) => {
      happened += events.length
      await live(events, choice)
    },
  )
  const details = await fc.check(property, { numRuns: runs, seed, endOnFailure: !shrinks })
  const error = details.errorInstance
  const failure = details.failed
    ? {
        rule: error instanceof Violation ? error.rule : 'crash',
        message: error instanceof Error ? (error.stack ?? error.message) : String(error),
        example: JSON.stringify(details.counterexample),
      }
    : null
  return { runs: details.numRuns, happenings: happened, failure }
}

export async function live(events: readonly Happening[], choice: MergeChoice): Promise<void> {
  const world = new World()
  try {
    await world.open()
    world.check()
    for (const event of events) await world.happen(event)
    await world.settle(choice)
  } finally {
    world.close()
  }
}
