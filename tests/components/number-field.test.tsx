// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { NumberField } from '../../components/ui/number-field'

afterEach(cleanup)

function field(value: number | null) {
  const onChange = vi.fn()
  render(<NumberField label="Width" value={value} min={1} max={500} onChange={onChange} />)
  return { onChange, input: screen.getByRole('textbox', { name: 'Width' }) }
}

test('Enter takes what was typed, within the limits', async () => {
  const { input, onChange } = field(20)
  await userEvent.type(input, '9999{Enter}', { initialSelectionStart: 0, initialSelectionEnd: 9 })
  expect(onChange.mock.calls).toEqual([[500]])
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
  expect(onChange.mock.calls).toEqual([[21], [10]])
})

test('differing values are said, not averaged', () => {
  const { input } = field(null)
  expect(input).toHaveProperty('value', '')
  expect(input).toHaveProperty('placeholder', 'Mixed')
})
