// @vitest-environment jsdom
import { expect, test } from 'vitest'
import { keyCaps, shortcutGroups } from '../../components/editor/shortcuts'
import { commands } from '../../lib/editor/commands/registry'
import { english } from '../support/words'

test('a combination is written as people of each machine write it', () => {
  expect(keyCaps('mod+shift+z', true)).toEqual(['⌘', '⇧', 'Z'])
  expect(keyCaps('mod+shift+z', false)).toEqual(['Ctrl', 'Shift', 'Z'])
  expect(keyCaps('mod++', false)).toEqual(['Ctrl', '+'])
})

test('the help sheet holds every command of the table that has a key', () => {
  const shown = shortcutGroups(english).flatMap(({ entries }) => entries.map(({ label }) => label))
  const withKeys = commands.filter(({ keys }) => keys.length > 0).map(({ id }) => english.commands[id])
  expect(shown.sort()).toEqual(withKeys.sort())
})
