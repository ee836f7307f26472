import type { DrawingPage } from '../support/drawing-page'
import { expect, test } from './support/test'

async function write(drawing: DrawingPage, at: readonly [number, number], words: string): Promise<void> {
  await drawing.choose('Text')
  await drawing.click(at)
  await drawing.page.keyboard.type(words)
  await drawing.press('Escape')
}

async function texts(drawing: DrawingPage): Promise<string[]> {
  return (await drawing.elements()).flatMap((element) => ('text' in element ? [element.text] : []))
}

test('words are found in texts, labels and names, one after another, and the camera goes there', async ({
  drawing,
}) => {
  const { page } = drawing
  await write(drawing, [400, 200], 'tea for two')
  await write(drawing, [500, 420], 'Teapot and tea')
  await drawing.drawRectangle([400, 500], [560, 600])
  await drawing.press('Enter')
  await page.keyboard.type('no coffee')
  await drawing.press('Escape')
  await drawing.press('Control+f')
  const field = page.getByRole('textbox', { name: 'Find', exact: true })
  await expect(field).toBeFocused()
  await page.keyboard.type('tea')
  const which = page.getByRole('search').getByRole('status')
  await expect(which).toHaveText('1 of 3')
  await page.keyboard.press('Enter')
  await expect(which).toHaveText('2 of 3')
  await page.keyboard.press('Shift+Enter')
  await expect(which).toHaveText('1 of 3')
  await page.getByRole('button', { name: 'Match case' }).click()
  await expect(which).toHaveText('1 of 2')
  await page.getByRole('button', { name: 'Match case' }).click()
  await page.getByRole('button', { name: 'Whole words' }).click()
  await expect(which).toHaveText('1 of 2')
  await field.fill('coffee')
  await expect(which).toHaveText('1 of 1')
  await field.fill('water')
  await expect(which).toHaveText('Nothing found')

  // Far away, and too far to be read: the camera goes there.
  await field.fill('for two')
  await expect(which).toHaveText('1 of 1')
  await page.keyboard.press('Escape')
  await expect(drawing.canvas).toBeFocused()
  expect(await drawing.selection()).toHaveLength(1)
  await page.evaluate(() => window.editor?.setCamera({ x: 50_000, y: 50_000, zoom: 1 }))
  await drawing.press('Control+f')
  await field.fill('teapot')
  await expect.poll(async () => (await drawing.camera()).x).toBeLessThan(2_000)
})

test('words are replaced one by one and all at once, and one undo takes each back', async ({ drawing }) => {
  const { page } = drawing
  await write(drawing, [400, 200], 'tea for two')
  await write(drawing, [500, 420], 'more tea, tea')
  await drawing.press('Control+f')
  await expect(page.getByRole('textbox', { name: 'Find', exact: true })).toBeFocused()
  await page.keyboard.type('tea')
  await expect(page.getByRole('search').getByRole('status')).toHaveText('1 of 3')
  await page.getByRole('textbox', { name: 'Replace with' }).fill('steam')
  await page.getByRole('button', { name: 'Replace', exact: true }).click()
  await expect.poll(() => texts(drawing)).toEqual(['steam for two', 'more tea, tea'])
  // What was put in holds the sought word again: the next one is meant.
  await expect(page.getByRole('search').getByRole('status')).toHaveText('2 of 3')
  await page.getByRole('button', { name: 'Replace', exact: true }).click()
  await expect.poll(() => texts(drawing)).toEqual(['steam for two', 'more steam, tea'])
  await page.getByRole('textbox', { name: 'Find', exact: true }).fill('steam')
  await expect(page.getByRole('search').getByRole('status')).toHaveText('1 of 2')
  await page.getByRole('textbox', { name: 'Replace with' }).fill('tea')
  await page.getByRole('button', { name: 'All', exact: true }).click()
  await expect.poll(() => texts(drawing)).toEqual(['tea for two', 'more tea, tea'])
  await page.keyboard.press('Escape')
  await drawing.press('Control+z')
  expect(await texts(drawing)).toEqual(['steam for two', 'more steam, tea'])
  await drawing.press('Control+z', 'Control+z')
  expect(await texts(drawing)).toEqual(['tea for two', 'more tea, tea'])
})
