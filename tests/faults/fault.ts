import type { Browser } from '@playwright/test'
import { readCanvas } from '../support/canvas-rows'
import type { DrawingUnderFault } from './drawing-under-fault'
import type { Stage } from './stage'
import { settleAndTestify } from './witness'

/** One thing that goes wrong, tried several times on one server and one canvas. */
export interface Fault {
  readonly name: string
  readonly title: string
  run(options: FaultOptions): Promise<FaultOutcome>
}

export interface FaultOptions {
  readonly rounds: number
  readonly browser: () => Promise<Browser>
  /** Shared by the faults, each on canvases of its own. */
  readonly stage: (postgres: 'own' | 'wired') => Promise<Stage>
}

export interface Kills {
  app: number
  postgres: number
}

export interface FaultOutcome {
  readonly survived: number
  /** A sentence for each round that lost or doubled something. */
  readonly broken: readonly string[]
  readonly acknowledged?: number
  readonly lost?: number
  readonly twice?: number
}

/** Time is up: the round under way is the last one, and is counted with the others. */
export const timeIsUp = new AbortController()

/** Runs `round` so many times; a round answers with what is wrong, or null. */
export async function eachRound(
  rounds: number,
  round: (number: number) => Promise<string | null>,
): Promise<FaultOutcome> {
  const broken: string[] = []
  let done = 0
  for (let number = 1; number <= rounds && !timeIsUp.signal.aborted; number += 1) {
    const wrong = await round(number).catch((error: unknown) =>
      error instanceof Error ? (error.stack ?? error.message) : String(error),
    )
    if (wrong !== null) broken.push(`round ${number}: ${wrong}`)
    done = number
  }
  return { survived: done - broken.length, broken }
}

/** A canvas grows with every round, and all of it is compared after each. */
const ROUNDS_PER_CANVAS = 10

/** Rounds of people who draw without a pause while `harm` is done, each followed by a look at everything. */
export async function eachRoundOnStage(
  stage: Stage,
  rounds: number,
  harm: (number: number) => Promise<void>,
): Promise<FaultOutcome> {
  const sum = { acknowledged: 0, lost: 0, twice: 0 }
  const finishCanvas = (last: typeof sum) => {
    sum.acknowledged += last.acknowledged
    sum.lost += last.lost
    sum.twice += last.twice
  }
  let last = { acknowledged: 0, lost: 0, twice: 0 }
  const outcome = await eachRound(rounds, async (number) => {
    if (number % ROUNDS_PER_CANVAS === 1) {
      finishCanvas(last)
      await stage.newCanvas()
    }
    stage.begin()
    try {
      await harm(number)
    } finally {
      stage.rest()
    }
    const testimony = await settleAndTestify(stage)
    last = testimony
    return testimony.wrong
  })
  finishCanvas(last)
  return { ...outcome, ...sum }
}

/** What the rows hold against what was drawn: nothing lost, nothing twice, and a log that tells the same. */
export async function lostOrDoubled({ drawing, server, drawn }: DrawingUnderFault): Promise<string | null> {
  const rows = await readCanvas(drawing.canvasId, server.dataDir)
  const shown = await drawing.elementIds()
  if (shown.length !== drawn) return `${drawn} were drawn and the screen shows ${shown.length}`
  if (rows.elementIds.join() !== shown.join())
    return `the rows hold ${rows.elementIds.length}, the screen ${drawn}`
  // Every gesture here makes one operation, so one applied twice would be one version too many.
  if (rows.version !== drawn) return `${drawn} gestures made ${rows.version} versions`
  if (rows.logVersions.some((version, index) => version !== index + 1)) return 'versions are not dense'
  return rows.replayDifference
}
