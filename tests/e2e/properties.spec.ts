import type { Element } from '../../lib/editor/model/element'
import { pressArrows } from '../support/arrow-keys'
import { expect, test } from './support/test'

test('properties change what is selected, are saved, and the next element looks the same', async ({
  drawing,
}) => {
  const { page } = drawing
  const panel = page.getByRole('region', { name: 'Properties' })
  const press = (group: string, name: string) =>
    panel.getByRole('group', { name: group, exact: true }).getByRole('button', { name, exact: true }).click()
  const choose = (name: string) => panel.getByRole('radio', { name, exact: true }).click()
  const type = async (name: string, value: string) => {
    await panel.getByLabel(name, { exact: true }).fill(value)
    await page.keyboard.press('Enter')
  }
  const last = async (): Promise<Element | undefined> => (await drawing.elements()).at(-1)

  await drawing.drawRectangle([100, 120], [260, 240])
  await expect(panel.getByRole('heading')).toHaveText('Rectangle')
  await drawing.undoable(() => press('Stroke', 'Red'))
  await drawing.undoable(() => press('Fill', 'Light blue'))
  await drawing.undoable(() => choose('Hachure'))
  await drawing.undoable(() => choose('Bold'))
  await drawing.undoable(() => choose('Dashed'))
  await drawing.undoable(() => choose('Sketch'))
  await drawing.undoable(() => type('Opacity in percent', '60'))
  await drawing.undoable(() => type('Corner radius', '24'))
  const look = {
    stroke: '#d1342f',
    fill: '#d5e3ff',
    fillStyle: 'hachure',
    strokeWidth: 4,
    dash: 'dashed',
    look: 'sketch',
    opacity: 0.6,
  }
  expect(await last()).toMatchObject({ ...look, cornerRadius: 24 })
  await drawing.undoable(() => type('X', '140'))
  await drawing.undoable(() => type('Height', '90'))
  await drawing.undoable(() => type('Angle in degrees', '90'))
  expect(await last()).toMatchObject({ width: 160, height: 90 })
  expect((await last())?.rotation).toBeCloseTo(Math.PI / 2, 6)
  await drawing.undoable(() => type('Angle in degrees', '0'))

  // The style stays in the hand.
  await drawing.canvas.focus()
  await drawing.choose('Ellipse')
  await expect(panel.getByRole('radio', { name: 'Bold', exact: true })).toBeChecked()
  await drawing.drag([400, 140], [520, 240])
  expect(await last()).toMatchObject({ type: 'ellipse', ...look })

  // Several: what differs says so, what is set is set on all, in one step.
  await drawing.undoable(() => press('Fill', 'Light green'))
  await drawing.undoable(() => type('Opacity in percent', '30'))
  await drawing.press('Control+a')
  await expect(panel.getByRole('heading')).toHaveText('2 elements')
  await expect(panel.getByLabel('Opacity in percent')).toHaveValue('')
  await expect(panel.getByLabel('Opacity in percent')).toHaveAttribute('placeholder', 'Mixed')
  const fills = panel.getByRole('group', { name: 'Fill', exact: true })
  await expect(fills.locator('[aria-pressed=true]')).toHaveCount(0)
  await expect(panel.getByRole('radio', { name: 'Bold', exact: true })).toBeChecked()
  const both = await drawing.undoable(() => press('Stroke', 'Blue'))
  expect(both.map((element) => 'stroke' in element && element.stroke)).toEqual(['#2463eb', '#2463eb'])
  expect(both.map((element) => 'fill' in element && element.fill)).toEqual(['#d5e3ff', '#cfeedb'])
  await drawing.undoable(async () => {
    await panel.getByRole('slider', { name: 'Opacity' }).focus()
    await pressArrows(page, 'ArrowLeft', 'ArrowLeft')
  })
  expect((await drawing.elements()).map((element) => 'opacity' in element && element.opacity)).toEqual([
    0.9, 0.9,
  ])

  // A colour of one's own.
  await panel.getByRole('button', { name: 'Fill: more colors' }).click()
  await drawing.undoable(async () => {
    await page.getByLabel('Fill as hex').fill('#12ab34')
    await drawing.press('Escape')
    await drawing.canvas.focus()
  })
  expect((await drawing.elements()).map((element) => 'fill' in element && element.fill)).toEqual([
    '#12ab34',
    '#12ab34',
  ])

  // Words.
  await drawing.canvas.focus()
  await drawing.press('t')
  await drawing.click([140, 420])
  await page.keyboard.type('Two\nlines of words')
  await drawing.press('Escape')
  const before = await last()
  await drawing.undoable(() => choose('XL'))
  expect((await last())?.width, 'the text grows with its letters').toBeGreaterThan((before?.width ?? 0) * 1.8)
  await drawing.undoable(() => choose('Center'))
  await drawing.undoable(() => choose('Mono'))
  await drawing.undoable(() => press('Text color', 'Green'))
  await drawing.undoable(() => type('Font size in units', '33'))
  expect(await last()).toMatchObject({ fontSize: 33, align: 'center', font: 'mono', textColor: '#1f8a4c' })

  // Arrows.
  await drawing.canvas.focus()
  await drawing.press('a')
  await drawing.drag([600, 420], [800, 520])
  await drawing.undoable(() => choose('Elbow'))
  await drawing.undoable(async () => {
    await panel.getByRole('button', { name: /^Start arrowhead/ }).click()
    await page.getByRole('menuitemradio', { name: 'Dot' }).click()
  })
  expect(await last()).toMatchObject({ type: 'arrow', curve: 'elbow', startHead: 'dot', endHead: 'arrow' })

  await drawing.whenSaved()
  const drawn = await drawing.elements()
  await drawing.reload()
  expect(await drawing.elements()).toEqual(drawn)
  await drawing.page.evaluate((ids) => window.editor?.select(ids), [drawn[0]?.id ?? ''])
  await expect(panel.getByRole('radio', { name: 'Hachure', exact: true })).toBeChecked()
  await expect(panel.getByLabel('X', { exact: true })).toHaveValue('140')
})
