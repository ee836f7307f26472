import { expect, test } from 'vitest'
import { summarize } from '../../components/editor/properties/style-summary'
import { createDocument } from '../../lib/editor/document'
import type { Element, ElementOf } from '../../lib/editor/model/element'

function box(id: string, properties: Partial<ElementOf<'rectangle'>> = {}): Element {
  return {
    type: 'rectangle',
    id,
    x: 0,
    y: 0,
    width: 10,
    height: 10,
    rotation: 0,
    z: `a${id}`,
    parent: null,
    name: '',
    opacity: 1,
    locked: false,
    hidden: false,
    link: null,
    stroke: '#000000',
    strokeWidth: 2,
    dash: 'solid',
    look: 'clean',
    seed: 1,
    fill: 'transparent',
    fillStyle: 'solid',
    gradient: null,
    shadow: null,
    text: '',
    textColor: '#000000',
    font: 'sans',
    fontSize: 20,
    align: 'center',
    verticalAlign: 'middle',
    cornerRadius: 8,
    ...properties,
  }
}

function group(id: string): Element {
  const { x, y, width, height, rotation, z, parent, name, opacity, locked, hidden, link } = box(
    id,
  ) as ElementOf<'rectangle'>
  return { type: 'group', id, x, y, width, height, rotation, z, parent, name, opacity, locked, hidden, link }
}

function summaryOf(elements: readonly Element[], ...selection: string[]) {
  const document = createDocument()
  document.load(elements)
  return summarize(document, selection)
}

test('what is the same on all is shown, what differs is mixed', () => {
  const { style, count } = summaryOf([box('1'), box('2', { stroke: '#ff0000' })], '1', '2')
  expect(count).toBe(2)
  expect(style.stroke).toBeNull()
  expect(style.strokeWidth).toBe(2)
})

test('a property that nothing selected has is absent', () => {
  expect('startHead' in summaryOf([box('1')], '1').style).toBe(false)
})

test('a group stands for what is in it', () => {
  const summary = summaryOf(
    [group('g'), box('1', { parent: 'g' }), box('2', { parent: 'g', fill: '#ffffff' })],
    'g',
  )
  expect(summary.count).toBe(2)
  expect([...summary.types]).toEqual(['rectangle'])
  expect(summary.style.fill).toBeNull()
})

test('a font is of use only where words show', () => {
  expect(summaryOf([box('1')], '1').hasText).toBe(false)
  expect(summaryOf([box('1'), box('2', { text: 'Hello' })], '1', '2').hasText).toBe(true)
})
