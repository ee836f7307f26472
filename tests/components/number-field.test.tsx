// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { NumberField } from '../../components/ui/number-field'
import { InEnglish } from '../support/words'

afterEach(cleanup)

function field(value: number | null) {
  const onChange = vi.fn()
  render(
    <InEnglish>
      <NumberField label="Width" mark="W" value={value} min={1} max={500} onChange={onChange} />
    </InEnglish>,
  )
  return { onChange, input: screen.getByRole('textbox', { name: 'Width' }) }
}

test('Enter takes what was typed, within the limits', async () => {
  const { input, onChange } = field(20)
  await userEvent.type(input, '9999{Enter}', { initialSelectionStart: 0, initialSelectionEnd: 9 })
  expect(onChange.mock.calls).toEqual([[500, null]])
})

test('Escape puts the old number back', async () => {
  const { input, onChange } = field(20)
  await userEvent.type(input, '7{Escape}')
  expect(onChange).not.toHaveBeenCalled()
  expect(input).toHaveProperty('value', '20')
})

test('what is no number changes nothing', async () => {
  const { input, onChange } = field(20)
  await userEvent.clear(input)
  await userEvent.type(input, 'wide{Enter}')
  expect(onChange).not.toHaveBeenCalled()
})

test('the arrow keys step by 1, with Shift by 10', async () => {
  const { input, onChange } = field(20)
  await userEvent.type(input, '{ArrowUp}{Shift>}{ArrowDown}{/Shift}')
  expect(onChange.mock.calls).toEqual([
    [21, null],
    [10, null],
  ])
})

test('what can be reckoned is', async () => {
  const { input, onChange } = field(20)
  await userEvent.type(input, '2*40{Enter}', { initialSelectionStart: 0, initialSelectionEnd: 9 })
  await userEvent.type(input, '+10{Enter}', { initialSelectionStart: 0, initialSelectionEnd: 9 })
  expect(onChange.mock.calls).toEqual([
    [80, null],
    [30, null],
  ])
})

test('a pull at the mark goes on from the number, in one hold, and another pull is another', () => {
  const { onChange } = field(20)
  const mark = screen.getByText('W')
  mark.setPointerCapture = () => {}
  const pull = (...xs: readonly number[]) => {
    fireEvent.pointerDown(mark, { button: 0, clientX: 0, pointerId: 1 })
    for (const clientX of xs) fireEvent.pointerMove(mark, { clientX, pointerId: 1 })
    fireEvent.pointerUp(mark, { pointerId: 1 })
  }
  pull(5, 9)
  fireEvent.pointerMove(mark, { clientX: 50, pointerId: 1 })
  pull(-4)
  expect(onChange.mock.calls.map(([value]) => value)).toEqual([25, 29, 16])
  const [first, second, third] = onChange.mock.calls.map(([, hold]) => hold)
  expect(first).toBe(second)
  expect(third).not.toBe(first)
})

test('differing values are said, not averaged', () => {
  const { input } = field(null)
  expect(input).toHaveProperty('value', '')
  expect(input).toHaveProperty('placeholder', 'Mixed')
})
