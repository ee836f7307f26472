import { expect, test } from './support/test'

test('a drawing made, walked, moved, resized, written on and joined without a pointer, told to a screen reader', async ({
  drawing,
}) => {
  const { page } = drawing
  const said = page.getByTestId('spoken')
  await expect(said).toBeAttached()
  await drawing.canvas.focus()

  // Drawn in the middle of the view.
  await drawing.press('r')
  await expect(said).toHaveText('Rectangle. Enter places it in the middle of the view.')
  await drawing.press('Enter')
  await expect(said).toHaveText('Rectangle added')
  const [first] = await drawing.elements()
  expect(first).toMatchObject({ type: 'rectangle' })

  // Moved by 1 and by 10, resized, and each told where it ended.
  await drawing.press('ArrowRight', 'Shift+ArrowDown')
  const [moved] = await drawing.elements()
  expect(moved).toMatchObject({ x: (first?.x ?? 0) + 1, y: (first?.y ?? 0) + 10 })
  await expect(said).toHaveText(`Moved to ${moved?.x}, ${moved?.y}`)
  await drawing.press('Alt+Shift+ArrowRight')
  const [wide] = await drawing.elements()
  expect(wide?.width).toBe((first?.width ?? 0) + 10)
  await expect(said).toHaveText(`${wide?.width} by ${wide?.height}`)
  await expect(page).toHaveURL(/\/c\//)

  // Written on.
  await drawing.press('Enter')
  await expect(page.getByTestId('text-editor')).toBeFocused()
  await page.keyboard.type('Start')
  await drawing.press('Escape')
  await expect(said).toHaveText('Text changed')

  // A second one, and the walk from one to the other and back.
  await drawing.press('Escape', 'o', 'Enter', 'Shift+ArrowRight')
  await expect(said).toHaveText(/^Moved to/)
  await drawing.press('Tab')
  await expect(said).toHaveText('Rectangle “Start”, 1 of 2')
  await drawing.press('Shift+Tab')
  await expect(said).toHaveText('Ellipse, 2 of 2')
  await drawing.press('Escape')
  await expect(said).toHaveText('Nothing selected')
  await drawing.press('Enter')
  await expect(said).toHaveText('Rectangle “Start”, 1 of 2')

  // From the selected element to its properties and on to the other panels, and back to the drawing.
  await drawing.press('F6')
  await expect(page.getByRole('button', { name: 'Menu', exact: true })).toBeFocused()
  await drawing.press('F6')
  await expect(page.getByRole('region', { name: 'Properties' }).locator(':focus')).toBeAttached()
  await drawing.press('Shift+F6', 'Shift+F6')
  await expect(drawing.canvas).toBeFocused()

  // With nothing selected, Tab leaves the drawing for what comes after it.
  await drawing.press('Escape', 'Tab')
  await expect(drawing.canvas).not.toBeFocused()
  await drawing.canvas.focus()

  await drawing.press('Control+a')
  await expect(said).toHaveText('2 elements selected')
  await drawing.press('Delete')
  await expect(said).toHaveText('2 elements deleted')
  await drawing.press('Control+z')
  await expect(said).toHaveText('Undone: 2 elements added')
  await drawing.whenSaved()
  const before = await drawing.elements()
  await drawing.reload()
  expect(await drawing.elements()).toEqual(before)
})

test('the whole editor speaks German where the browser wishes it, and English again when chosen', async ({
  browser,
  baseUrl,
}) => {
  const context = await browser.newContext({ locale: 'de-DE' })
  const page = await context.newPage()
  await page.goto(baseUrl)
  await expect(page.locator('html')).toHaveAttribute('lang', 'de')
  await page.getByRole('button', { name: 'Loszeichnen' }).click()
  await page.waitForURL(/\/c\//)
  await expect(page.getByRole('radio', { name: 'Rechteck' })).toBeVisible()
  await expect(page.getByRole('status', { name: 'Speicherstand' })).toHaveText('Gespeichert')
  await page.getByRole('button', { name: 'Menü' }).click()
  await page.getByRole('menuitem', { name: 'Sprache' }).click()
  await page.getByRole('menuitemradio', { name: 'English' }).click()
  await expect(page.getByRole('radio', { name: 'Rectangle' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await context.close()
})
