// @vitest-environment jsdom
import { act, cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { createStore } from 'zustand/vanilla'
import { EditorProvider } from '../../components/editor/editor-context'
import { SaveStatus } from '../../components/editor/save-status'
import type { SaveStatus as Status } from '../../lib/sync/contracts'
import { InEnglish } from '../support/words'

afterEach(cleanup)

const saved: Status = {
  state: 'saved',
  pending: 0,
  parked: 0,
  fact: { kind: 'saved' },
  storage: 'ok',
  action: null,
}

function statusOf(initial: Status) {
  const status = createStore<Status>(() => initial)
  // The part of a scene that the status looks at.
  const scene = { session: { status } } as unknown as Parameters<typeof EditorProvider>[0]['value']
  render(
    <InEnglish>
      <EditorProvider value={scene}>
        <SaveStatus />
      </EditorProvider>
    </InEnglish>,
  )
  return { status, shown: () => screen.getByRole('status', { name: 'Save status' }) }
}

test('[C5] the words and the state follow the session, and nothing else', () => {
  const { status, shown } = statusOf(saved)
  expect(shown().dataset.state).toBe('saved')
  expect(shown().textContent).toBe('Saved')

  act(() => status.setState({ state: 'dirty', pending: 1, fact: { kind: 'unsaved' } }))
  expect(shown().dataset.state).toBe('dirty')
  expect(shown().textContent).toBe('Unsaved changes')

  act(() => status.setState({ state: 'offline', fact: { kind: 'offline' } }))
  expect(shown().dataset.state).toBe('offline')
  expect(shown().textContent).toBe('Offline, 1 change kept on this device')
})

test('[C4] work that this device does not keep is shown as a danger, whatever the state', () => {
  const { shown } = statusOf({
    ...saved,
    state: 'saving',
    pending: 2,
    storage: 'full',
    fact: { kind: 'saving' },
  })
  expect(shown().querySelector('button')?.className).toContain('danger')
})
