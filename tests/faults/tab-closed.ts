import { setTimeout as delay } from 'node:timers/promises'
import { withDrawing } from './drawing-under-fault'
import { eachRound, type Fault, lostOrDoubled } from './fault'

export const tabClosed: Fault = {
  name: 'tab-closed',
  title: 'the tab is closed 100 ms after an edit',
  run: async ({ browser, rounds }) =>
    withDrawing(await browser(), (it) =>
      eachRound(rounds, async () => {
        await it.draw()
        await delay(100)
        await it.reopenTab()
        return lostOrDoubled(it)
      }),
    ),
}
