import type { Browser } from '@playwright/test'
import { readCanvas } from '../support/canvas-rows'
import type { DrawingUnderFault } from './drawing-under-fault'

/** One thing that goes wrong, tried several times on one server and one canvas. */
export interface Fault {
  readonly name: string
  readonly title: string
  run(options: { readonly browser: Browser; readonly rounds: number }): Promise<FaultOutcome>
}

export interface FaultOutcome {
  readonly survived: number
  /** A sentence for each round that lost or doubled something. */
  readonly broken: readonly string[]
}

/** Runs `round` so many times; a round answers with what is wrong, or null. */
export async function eachRound(
  rounds: number,
  round: (number: number) => Promise<string | null>,
): Promise<FaultOutcome> {
  const broken: string[] = []
  for (let number = 1; number <= rounds; number += 1) {
    const wrong = await round(number)
    if (wrong !== null) broken.push(`round ${number}: ${wrong}`)
  }
  return { survived: rounds - broken.length, broken }
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
