// @vitest-environment jsdom
import { act, cleanup, renderHook } from '@testing-library/react'
import type { ComponentProps, ReactNode } from 'react'
import { afterEach, expect, test } from 'vitest'
import { EditorProvider } from '../../components/editor/editor-context'
import { useSelection } from '../../components/editor/properties/use-selection'
import { box } from '../support/elements'
import { setUp } from '../support/hand'

afterEach(cleanup)

function follow(count: number) {
  const elements = Array.from({ length: count }, (_, i) =>
    box({ id: `e${i}`, x: 100 + (i % 40) * 5, y: 100 + Math.floor(i / 40) * 5, width: 3, height: 3 }),
  )
  const { editor, pen } = setUp(...elements)
  const scene = { editor } as unknown as ComponentProps<typeof EditorProvider>['value']
  const wrapper = ({ children }: { children: ReactNode }) => (
    <EditorProvider value={scene}>{children}</EditorProvider>
  )
  const { result } = renderHook(useSelection, { wrapper })
  return { editor, pen, seen: () => result.current.size }
}

test('panels tell of a small selection while a box is drawn around it', () => {
  const { pen, seen } = follow(20)
  act(() => void pen.down(50, 50))
  act(() => void pen.move(500, 500))
  expect(seen()).toBe(20)
})

test('panels tell of very many only when the box around them is let go', () => {
  const { editor, pen, seen } = follow(800)
  act(() => void pen.down(50, 50))
  act(() => void pen.move(500, 500))
  expect(editor.state.getState().selection.size).toBe(800)
  expect(seen()).toBe(0)
  act(() => void pen.up())
  expect(seen()).toBe(800)
})
