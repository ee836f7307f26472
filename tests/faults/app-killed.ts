import { setTimeout as delay } from 'node:timers/promises'
import { withDrawing } from './drawing-under-fault'
import { eachRound, type Fault, lostOrDoubled } from './fault'

/** Milliseconds from an edit to the kill, one a round: before the save is sent, during it, and after. */
const KILL_AFTER_MS = [0, 3, 8, 15, 30, 60, 120, 400]

export const appKilledBetweenEditAndSave: Fault = {
  name: 'app-killed',
  title: 'the server is killed with -9 between edit and save',
  run: async ({ browser, rounds }) =>
    withDrawing(await browser(), (it) =>
      eachRound(rounds, async (round) => {
        await it.draw()
        await delay(KILL_AFTER_MS[(round - 1) % KILL_AFTER_MS.length])
        await it.killServer()
        await it.draw()
        await it.startServerAgain()
        await it.drawing.whenSaved(60_000)
        const live = await lostOrDoubled(it)
        if (live) return live
        await it.drawing.reload()
        return lostOrDoubled(it)
      }),
    ),
}
