import { expect, test } from 'vitest'
import { linkOf } from '../../../lib/editor/model/link'

test.each([
  ['https://example.org/a?b#c', 'https://example.org/a?b#c'],
  ['http://localhost:3000/', 'http://localhost:3000/'],
  ['example.org', 'https://example.org/'],
  ['example.org:8080/x', 'https://example.org:8080/x'],
  [' www.example.org/x y'.replace(' y', ''), 'https://www.example.org/x'],
  ['mailto:ana@example.org', 'mailto:ana@example.org'],
  ['ana@example.org', 'mailto:ana@example.org'],
])('%s leads to %s', (typed, expected) => {
  expect(linkOf(typed)).toBe(expected)
})

test.each([
  '',
  'hello',
  'two words',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' javascript:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,x',
  'vbscript:x',
  'file:///etc/passwd',
  'https://',
  'blob:https://example.org/1',
  `https://example.org/${'x'.repeat(3_000)}`,
])('%j leads nowhere', (typed) => {
  expect(linkOf(typed)).toBeNull()
})
