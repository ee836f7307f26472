import { eachRoundOnStage, type Fault } from './fault'
import { cutAt, MOMENTS } from './moments'
import type { Stage } from './stage'

/** Each round goes through all moments of a save. */
export const appKilledAtMoments: Fault = {
  name: 'app-killed-at-moments',
  title: 'the server is killed with -9 at each chosen moment of a save',
  async run({ rounds, stage: open }) {
    const stage = await open('wired')
    const ways: readonly ((stage: Stage) => Promise<void>)[] = [
      killBeforeRequest,
      ...MOMENTS.map((moment) => async ({ wire, killApp }: Stage) => {
        let killed: Promise<void> | undefined
        await cutAt(wired(wire), moment, () => {
          killed = killApp()
        })
        await killed
      }),
      killBeforeReply,
    ]
    return eachRoundOnStage(stage, rounds * ways.length, async (number) => {
      await ways[(number - 1) % ways.length]?.(stage)
      await stage.startApp()
    })
  },
}

/** Each round goes through all moments of a save. */
export const relayCutAtMoments: Fault = {
  name: 'relay-cut-at-moments',
  title: 'the way to Postgres is cut at each chosen moment of a save',
  async run({ rounds, stage: open }) {
    const stage = await open('wired')
    return eachRoundOnStage(stage, rounds * MOMENTS.length, async (number) => {
      const moment = MOMENTS[(number - 1) % MOMENTS.length]
      if (moment) await cutAt(wired(stage.wire), moment)
    })
  },
}

/** The server dies with a save in its hands that Postgres has not heard of. */
async function killBeforeRequest({ web, killApp }: Stage): Promise<void> {
  await once(web, async (pass) => {
    void pass().catch(() => {})
    await killApp()
    return null
  })
}

async function killBeforeReply({ web, killApp }: Stage): Promise<void> {
  await once(web, async (pass) => {
    await pass()
    await killApp()
    return null
  })
}

/** Does so with the next save, and resolves when it is done. */
function once(web: Stage['web'], route: Stage['web']['onSave']): Promise<void> {
  const usual = web.onSave
  return new Promise((done, failed) => {
    web.onSave = (pass) => {
      web.onSave = usual
      const answer = route(pass)
      answer.then(() => done(), failed)
      return answer
    }
  })
}

function wired(wire: Stage['wire']): NonNullable<Stage['wire']> {
  if (!wire) throw new Error('There is no wire between this server and its Postgres.')
  return wire
}
