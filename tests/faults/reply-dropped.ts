import { withDrawing } from './drawing-under-fault'
import { eachRound, type Fault, lostOrDoubled } from './fault'

export const replyDropped: Fault = {
  name: 'reply-dropped',
  title: 'the reply of a committed save never arrives',
  run: async ({ browser, rounds }) =>
    withDrawing(await browser(), async (it) => {
      let dropNext = false
      let dropped = 0
      await it.drawing.page.route('**/c/**', async (route) => {
        const isSave = route.request().method() === 'POST' && 'next-action' in route.request().headers()
        if (!isSave || !dropNext) return route.continue()
        dropNext = false
        // The server has answered, so the save is committed; the browser never hears of it.
        await route.fetch()
        dropped += 1
        return route.abort('connectionreset')
      })
      return eachRound(rounds, async (round) => {
        dropNext = true
        await it.draw()
        await it.drawing.whenSaved()
        if (dropped !== round) return `the fault did not happen: ${dropped} replies dropped by round ${round}`
        return lostOrDoubled(it)
      })
    }),
}
