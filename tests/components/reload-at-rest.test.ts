// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createStore } from 'zustand/vanilla'
import { reloadAtRest } from '../../components/editor/reload-at-rest'
import type { SaveStatus } from '../../lib/sync/contracts'
import { setUp } from '../support/hand'

beforeEach(() => {
  vi.useFakeTimers()
  sessionStorage.clear()
})
afterEach(() => vi.useRealTimers())

/** A page that was told to load anew. */
function outdatedPage(storage: SaveStatus['storage'] = 'ok') {
  const { editor, pen } = setUp()
  const fact = { kind: 'saved' } as const
  const status = createStore<SaveStatus>(() => {
    return { state: 'saved', pending: 0, parked: 0, fact, storage, action: null }
  })
  const reload = vi.fn()
  const stop = reloadAtRest({ editor, session: { status, settled: async () => {} }, reload })
  return { editor, pen, status, reload, stop }
}

test('a page loads itself anew five seconds after the last move of a hand', async () => {
  const { reload } = outdatedPage()
  await vi.advanceTimersByTimeAsync(4_000)
  window.dispatchEvent(new Event('pointermove'))
  await vi.advanceTimersByTimeAsync(4_000)
  expect(reload).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(1_000)
  expect(reload).toHaveBeenCalledOnce()
})

test('not in the middle of a gesture, however still the hand is held', async () => {
  const { editor, pen, reload } = outdatedPage()
  editor.setTool('rectangle')
  pen.down(100, 100).move(200, 200)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(reload).not.toHaveBeenCalled()
  pen.up()
  await vi.advanceTimersByTimeAsync(5_000)
  expect(reload).toHaveBeenCalledOnce()
})

test('not while a name is being typed into a field', async () => {
  const { reload, stop } = outdatedPage()
  const field = document.body.appendChild(document.createElement('input'))
  field.focus()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(reload).not.toHaveBeenCalled()
  field.remove()
  await vi.advanceTimersByTimeAsync(5_000)
  expect(reload).toHaveBeenCalledOnce()
  stop()
})

test('[C5] not while something is in this tab only', async () => {
  const { reload, status } = outdatedPage('full')
  await vi.advanceTimersByTimeAsync(60_000)
  expect(reload).not.toHaveBeenCalled()
  status.setState({ storage: 'ok' })
  await vi.advanceTimersByTimeAsync(5_000)
  expect(reload).toHaveBeenCalledOnce()
})

test('servers of two builds that answer by turns do not make it load again and again', async () => {
  const first = outdatedPage()
  await vi.advanceTimersByTimeAsync(5_000)
  expect(first.reload).toHaveBeenCalledOnce()
  first.stop()
  const second = outdatedPage()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(second.reload).not.toHaveBeenCalled()
})
