import { DrawingPage } from '../support/drawing-page'
import { expect, test } from './support/test'

test('the palette finds every command by a few letters, runs it by key, and remembers it', async ({
  drawing,
}) => {
  const { page } = drawing
  await drawing.drawRectangle([400, 200], [520, 300])
  await drawing.press('Control+k')
  const field = page.getByRole('combobox', { name: 'Command palette' })
  await expect(field).toBeFocused()
  await expect(page.getByRole('option', { name: /^Ungroup/ }), 'what cannot run is left out').toHaveCount(0)
  await page.keyboard.type('flip h')
  const best = page.getByRole('option').first()
  await expect(best).toContainText('Flip horizontally')
  await expect(best).toContainText('Shift+H')
  await expect(best).toHaveAttribute('aria-selected', 'true')
  await field.fill('dupl')
  await expect(best).toContainText('Duplicate')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect.poll(async () => (await drawing.elements()).length).toBe(2)

  await drawing.press('Control+k')
  await expect(page.getByRole('option').first()).toContainText('Duplicate')
  await field.fill('ellipse')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('radio', { name: 'Ellipse', exact: true })).toBeChecked()

  await drawing.press('Control+/')
  await field.fill('theme dark')
  await page.keyboard.press('Enter')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await drawing.press('Control+k', 'Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(drawing.canvas).toBeFocused()
})

test('what is typed before the palette has come is written into it and takes no tool', async ({
  drawing,
}) => {
  const { page } = drawing
  // Nothing is fetched ahead, and what is fetched from now on is held back: the palette comes late.
  await page.addInitScript(() => Object.assign(window, { requestIdleCallback: () => 0 }))
  await drawing.reload()
  let letThrough: () => void = () => {}
  const held = new Promise<void>((resolve) => {
    letThrough = resolve
  })
  await page.route('**/*.js', async (route) => {
    await held
    await route.continue()
  })
  const fetched = page.waitForRequest('**/*.js')
  await drawing.canvas.focus()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('rex')
  await page.keyboard.press('Backspace')
  await page.keyboard.type('ctangle')
  await fetched
  await expect(page.getByRole('radio', { name: 'Select', exact: true })).toBeChecked()
  await expect(page.getByRole('combobox', { name: 'Command palette' })).toBeHidden()

  letThrough()
  const field = page.getByRole('combobox', { name: 'Command palette' })
  await expect(field).toHaveValue('rectangle')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('radio', { name: 'Rectangle', exact: true })).toBeChecked()
  expect(await drawing.elements()).toEqual([])
})

test('the palette opens panels, dialogs and other canvases', async ({ drawing, baseUrl }) => {
  const { page } = drawing
  await drawing.drawRectangle([400, 200], [520, 300])
  await drawing.whenSaved()
  const first = drawing.canvasId
  const field = page.getByRole('combobox', { name: 'Command palette' })
  for (const [words, name] of [
    ['layers', 'Layers'],
    ['library', 'Library'],
    ['minimap', 'Minimap'],
  ] as const) {
    await drawing.press('Control+k')
    await field.fill(words)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('region', { name })).toBeVisible()
  }
  await drawing.press('Control+k')
  await field.fill('find and')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Find', exact: true })).toBeFocused()
  await page.keyboard.press('Escape')
  await drawing.press('Control+k')
  await field.fill('export')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()

  await page.goto(`${baseUrl}/canvases`)
  await page.getByRole('button', { name: 'New canvas' }).click()
  await page.waitForURL(/\/c\/[0-9a-f-]{36}/)
  const second = new DrawingPage(page)
  await second.open(page.url())
  await second.press('Control+k')
  await field.fill('untitled')
  await page.keyboard.press('Enter')
  await page.waitForURL(new RegExp(first))
})

test('the menu of the canvas holds what can be done, in submenus, by mouse and by its key', async ({
  drawing,
}) => {
  const { page } = drawing
  await drawing.drawRectangle([400, 200], [500, 300])
  await drawing.choose('Ellipse')
  await drawing.drag([560, 240], [660, 340])
  await drawing.press('Control+a')
  await drawing.click([400, 250], { button: 'right' })
  const menu = page.getByRole('menu', { name: 'What can be done here' })
  await menu.getByRole('menuitem', { name: 'Align', exact: true }).hover()
  await drawing.undoable(async () => {
    await page.getByRole('menuitem', { name: 'Align top' }).click()
    await expect(menu).toBeHidden()
  })
  const tops = (await drawing.elements()).map(({ y }) => y)
  expect(new Set(tops).size).toBe(1)

  await drawing.press('Shift+F10')
  await expect(menu).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await expect(menu.getByRole('menuitem', { name: 'Cut' })).toBeFocused()
  await page.keyboard.press('d')
  await expect(menu.getByRole('menuitem', { name: 'Duplicate' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await drawing.elements()).length).toBe(4)

  await expect(menu).toBeHidden()
  await drawing.click([900, 650], { button: 'right' })
  await expect(menu.getByRole('menuitem', { name: /^Paste/ }).first()).toBeVisible()
  await expect(menu.getByRole('menuitem', { name: 'Duplicate' })).toHaveCount(0)
  await page.keyboard.press('Escape')
})

test('the help sheet is made from the commands, says what hands can do, and is searched', async ({
  drawing,
}) => {
  const { page } = drawing
  await drawing.canvas.focus()
  await page.keyboard.press('?')
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await expect(sheet.getByText('Mouse, touch and trackpad')).toBeVisible()
  await sheet.getByRole('searchbox').fill('palette')
  await expect(sheet.getByRole('term')).toHaveText(['Command palette'])
  await sheet.getByRole('searchbox').fill('ctrl+shift+z')
  await expect(sheet.getByRole('term')).toHaveText(['Redo'])
  await sheet.getByRole('searchbox').fill('copy')
  await expect(sheet.getByText('Drag a copy')).toBeVisible()
})
