import { setTimeout as delay } from 'node:timers/promises'
import { eachRoundOnStage, type Fault } from './fault'

/** Saves are under way all the time, so a kill meets each of their stages sooner or later. */
const LONGEST_WAIT_MS = 120

export const appKilledAtRandom: Fault = {
  name: 'app-killed-at-random',
  title: 'the server is killed with -9 at any moment of continuous saving',
  async run({ rounds, stage: open }) {
    const stage = await open('own')
    return eachRoundOnStage(stage, rounds, async () => {
      await delay(Math.random() * LONGEST_WAIT_MS)
      await stage.killApp()
      await stage.startApp()
      await delay(Math.random() * LONGEST_WAIT_MS)
    })
  },
}

export const postgresKilledAtRandom: Fault = {
  name: 'postgres-killed-at-random',
  title: 'all of Postgres is killed with -9 at any moment, and started again by the server',
  async run({ rounds, stage: open }) {
    const stage = await open('own')
    return eachRoundOnStage(stage, rounds, async () => {
      await delay(Math.random() * LONGEST_WAIT_MS)
      await stage.killPostgres()
      await stage.whenPostgresIsBack()
      await delay(Math.random() * LONGEST_WAIT_MS)
    })
  },
}

export const bothKilledAtRandom: Fault = {
  name: 'both-killed-at-random',
  title: 'server and Postgres are killed together, as by a power cut',
  async run({ rounds, stage: open }) {
    const stage = await open('own')
    return eachRoundOnStage(stage, rounds, async () => {
      await delay(Math.random() * LONGEST_WAIT_MS)
      await Promise.all([stage.killApp(), stage.killPostgres()])
      await stage.startApp()
      await delay(Math.random() * LONGEST_WAIT_MS)
    })
  },
}
