import { setTimeout as delay } from 'node:timers/promises'
import { eachRoundOnStage, type Fault } from './fault'
import type { SaveRoute } from './web-wire'

/** How long the people draw over it in a round. */
const DRAWING_MS = 700

/** A fault on the network between the browsers and the server that goes on while people draw. */
function overNetwork(name: string, title: string, route: SaveRoute): Fault {
  return {
    name,
    title,
    async run({ rounds, stage: open }) {
      const stage = await open('wired')
      return eachRoundOnStage(stage, rounds, async () => {
        const usual = stage.web.onSave
        stage.web.onSave = route
        await delay(DRAWING_MS)
        stage.web.onSave = usual
      })
    },
  }
}

export const repliesDropped = overNetwork(
  'replies-dropped',
  'every third reply of a committed save never arrives',
  async (pass) => {
    const answer = await pass()
    return Math.random() < 1 / 3 ? null : answer
  },
)

export const requestsRepeated = overNetwork(
  'requests-repeated',
  'saves arrive twice, at once and late',
  async (pass) => {
    void delay(Math.random() * 300)
      .then(pass)
      .catch(() => {})
    const [answer] = await Promise.all([pass(), pass()])
    return answer
  },
)

export const requestsDelayed = overNetwork(
  'requests-delayed',
  'saves and their answers are held up',
  async (pass) => {
    await delay(Math.random() * 120)
    const answer = await pass()
    await delay(Math.random() * 120)
    return answer
  },
)

const TERMINATE_EVERY_MS = 200
const TERMINATIONS = 5

export const connectionsTerminated: Fault = {
  name: 'connections-terminated',
  title: 'all connections to Postgres are terminated every 200 ms',
  async run({ rounds, stage: open }) {
    const stage = await open('wired')
    return eachRoundOnStage(stage, rounds, async () => {
      for (let i = 0; i < TERMINATIONS; i++) {
        await delay(TERMINATE_EVERY_MS)
        await stage.database.pool.query(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
           WHERE application_name = 'indelible' AND pid <> pg_backend_pid()`,
        )
      }
    })
  },
}
