import { withDrawing } from './drawing-under-fault'
import { eachRound, type Fault, lostOrDoubled } from './fault'

export const tabCrashed: Fault = {
  name: 'tab-crashed',
  title: 'the tab crashes during a gesture',
  run: async ({ browser, rounds }) =>
    withDrawing(await browser(), (it) =>
      eachRound(rounds, async () => {
        await it.draw()
        await it.beginGesture()
        await it.crashTab()
        await it.reopenTab()
        // The gesture under way was never made; the one before it was.
        return lostOrDoubled(it)
      }),
    ),
}
