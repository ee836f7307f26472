import { embeddedPostmasterPid } from '../support/canvas-rows'
import { withDrawing } from './drawing-under-fault'
import { eachRound, type Fault, lostOrDoubled } from './fault'

export const databaseKilled: Fault = {
  name: 'database-killed',
  title: 'Postgres is killed with -9 under the hand, and the server with it',
  run: async ({ browser, rounds }) =>
    withDrawing(await browser(), (it) =>
      eachRound(rounds, async () => {
        await it.draw()
        await it.drawing.whenSaved()
        await it.draw()
        process.kill(await embeddedPostmasterPid(it.server.dataDir), 'SIGKILL')
        await it.draw()
        await it.killServer()
        await it.startServerAgain()
        await it.drawing.whenSaved(60_000)
        return lostOrDoubled(it)
      }),
    ),
}
