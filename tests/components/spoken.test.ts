import { expect, test } from 'vitest'
import { sayCommit } from '../../components/editor/spoken/say-commit'
import { saySelection } from '../../components/editor/spoken/say-element'
import { box, filledBox, group, text } from '../support/elements'
import { setUp } from '../support/hand'
import { english } from '../support/words'

const drawing = () =>
  setUp(
    filledBox({ id: 'box', x: 0, y: 0, width: 100, height: 50, z: 'a1' }),
    text({ id: 'words', text: 'Hello\nthere', x: 0, y: 200, z: 'a2' }),
    group({ id: 'group', z: 'a3' }),
    box({ id: 'inside', x: 300, y: 0, z: 'a3', parent: 'group', locked: true, name: 'Door' }),
  )

test.each([
  [[], 'Nothing selected'],
  [['box'], 'Rectangle, 1 of 4'],
  [['words'], 'Text “Hello there”, 2 of 4'],
  [['inside'], 'Rectangle “Door”, locked, 4 of 4'],
  [['group'], 'Group with 1 element, 3 of 4'],
  [['box', 'words'], '2 elements selected'],
])('of the selection %j is said "%s"', (ids, sentence) => {
  const { editor } = drawing()
  editor.select(ids)
  expect(saySelection(english, editor)).toBe(sentence)
})

test('what a gesture did is said by what it changed', () => {
  const { editor, commits } = drawing()
  const last = () => {
    const commit = commits.at(-1)
    if (!commit) throw new Error('Nothing was committed')
    return sayCommit(english, editor, commit)
  }
  editor.select(['box'])
  editor.commit([
    {
      kind: 'set',
      id: 'box',
      type: 'rectangle',
      registers: {
        position: [
          { x: 0, y: 0 },
          { x: 7, y: 9 },
        ],
      },
    },
  ])
  expect(last()).toBe('Moved to 7, 9')
  editor.undo()
  expect(last()).toBe('Undone: Moved to 0, 0')
  editor.setStyle({ fill: '#ff0000' })
  expect(last()).toBe('Rectangle changed')
  const element = editor.document.get('box')
  if (element) editor.commit([{ kind: 'delete', element }])
  expect(last()).toBe('Rectangle deleted')
  editor.undo()
  expect(last()).toBe('Undone: Rectangle added')
})
