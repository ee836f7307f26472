import { beforeEach, describe, expect, test, vi } from 'vitest'
import { createPictureOutbox, type PictureOutbox } from '../../components/editor/pictures/picture-outbox'
import type { KeptPicture, PictureStore } from '../../components/editor/pictures/picture-store'
import type { Failure, Result } from '../../lib/result'

const offline: Result<never, Failure> = {
  ok: false,
  error: { type: 'unavailable', message: 'Away.', retryable: true },
}
const bad: Result<never, Failure> = {
  ok: false,
  error: { type: 'validation', message: 'Broken.', retryable: false },
}

/** A device whose storage outlives its pages, and a server that answers as told. */
function device() {
  const kept = new Map<string, KeptPicture>()
  const store: PictureStore = {
    put: async (picture) => void kept.set(picture.hash, picture),
    delete: async (hash) => void kept.delete(hash),
    all: async () => [...kept.values()],
    close() {},
  }
  const sent: string[] = []
  const taken: string[] = []
  const refused: string[] = []
  const timers: (() => void)[] = []
  const server: { answer: Result<unknown, Failure> } = { answer: { ok: true, value: null } }
  const open = (): PictureOutbox =>
    createPictureOutbox({
      store,
      upload: async (bytes) => {
        sent.push(await bytes.text())
        return server.answer
      },
      serverUrlOf: (hash) => `/assets/${hash}`,
      hashOf: async (bytes) => `hash of ${await bytes.text()}`,
      onSent: ({ name }) => taken.push(name),
      onRefused: (picture, message) => refused.push(`${picture.name}: ${message}`),
      onUnkept: () => {},
      random: () => 0.5,
      setTimer(run) {
        timers.push(run)
        return () => timers.splice(timers.indexOf(run), 1)
      },
    })
  return { open, kept, sent, taken, refused, timers, server }
}

const picture = (words: string) => ({ bytes: new Blob([words]), name: `${words}.png` })
const settled = () => new Promise((resolve) => setTimeout(resolve))

beforeEach(() => {
  let urls = 0
  vi.stubGlobal('URL', { createObjectURL: () => `blob:${++urls}`, revokeObjectURL() {} })
})

describe('pictures on their way', () => {
  test('a picture has its name and can be read before the server has it; then nothing of it waits', async () => {
    const { open, kept, sent, taken } = device()
    const pictures = open()
    const hash = await pictures.keep(picture('sun'))
    expect(hash).toBe('hash of sun')
    expect(await pictures.urlOf(hash)).toMatch(/^blob:/)
    await settled()
    expect(sent).toEqual(['sun'])
    expect(taken).toEqual(['sun.png'])
    expect(kept.size).toBe(0)
    expect(pictures.status.getState()).toMatchObject({ count: 0 })
    expect(await pictures.urlOf('another')).toBe('/assets/another')
  })

  test('without a network it stays on the device, over the end of the page, until it is taken', async () => {
    const { open, kept, sent, taken, server, timers } = device()
    server.answer = offline
    const first = open()
    const hash = await first.keep(picture('sun'))
    await settled()
    expect(first.status.getState()).toMatchObject({ count: 1, waitsFor: 'network' })
    expect(kept.has(hash)).toBe(true)
    timers.shift()?.()
    await settled()
    expect(sent).toEqual(['sun', 'sun'])
    expect(taken).toEqual([])
    first.close()

    const second = open()
    expect(await second.urlOf(hash)).toMatch(/^blob:/)
    await settled()
    expect(second.status.getState().count).toBe(1)
    server.answer = { ok: true, value: null }
    second.retry()
    await settled()
    expect(second.status.getState().count).toBe(0)
    expect(kept.size).toBe(0)
  })

  test('what the server will never take is told once, and holds up nothing', async () => {
    const { open, kept, refused, server } = device()
    server.answer = bad
    const pictures = open()
    await pictures.keep(picture('torn'))
    await settled()
    expect(refused).toEqual(['torn.png: Broken.'])
    expect(kept.size).toBe(0)
    expect(pictures.status.getState().count).toBe(0)
  })

  test('the same picture twice is sent once', async () => {
    const { open, sent } = device()
    const pictures = open()
    await Promise.all([pictures.keep(picture('sun')), pictures.keep(picture('sun'))])
    await settled()
    expect(sent).toEqual(['sun'])
  })
})
