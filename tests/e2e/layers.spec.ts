import type { Locator, Page } from '@playwright/test'
import type { DrawingPage } from '../support/drawing-page'
import { slowness } from '../support/slowness'
import { seedOwnCanvas } from './support/database'
import { expect, test } from './support/test'

const MANY = 20_000

async function openLayers({ page }: DrawingPage): Promise<Locator> {
  await page.keyboard.press('Alt+1')
  const tree = page.getByRole('tree', { name: 'Layers' })
  await expect(tree).toBeVisible()
  return tree
}

function row(page: Page, name: string): Locator {
  return page.getByRole('treeitem', { name, exact: true })
}

/** What the panel lists, uppermost first, set in by how deep it lies. */
async function rows(page: Page): Promise<string[]> {
  return page.getByRole('treeitem').evaluateAll((items) =>
    items
      .map((item) => ({
        top: item.getBoundingClientRect().top,
        text: `${'  '.repeat(Number(item.getAttribute('aria-level')) - 1)}${item.getAttribute('aria-label')}`,
      }))
      .sort((a, b) => a.top - b.top)
      .map(({ text }) => text),
  )
}

async function drawThree(drawing: DrawingPage): Promise<void> {
  await drawing.drawRectangle([320, 150], [420, 250])
  await drawing.choose('Ellipse')
  await drawing.drag([460, 150], [560, 250])
  await drawing.choose('Diamond')
  await drawing.drag([600, 150], [700, 250])
}

/** Presses a row and moves to a place in another one: 0 is its upper edge, 1 its lower. */
async function dragRow(page: Page, from: string, to: string, fraction: number): Promise<void> {
  const [a, b] = [await row(page, from).boundingBox(), await row(page, to).boundingBox()]
  if (!a || !b) throw new Error('The rows are not on the screen.')
  await page.mouse.move(a.x + 80, a.y + a.height / 2)
  await page.mouse.down()
  await page.mouse.move(b.x + 80, b.y + b.height * fraction, { steps: 6 })
}

test('the layers stand uppermost first, and are selected in step with the canvas both ways', async ({
  drawing,
}) => {
  const { page } = drawing
  await drawThree(drawing)
  const tree = await openLayers(drawing)
  await expect.poll(() => rows(page)).toEqual(['Diamond', 'Ellipse', 'Rectangle'])
  const ids = new Map((await drawing.elements()).map(({ id, type }) => [type, id]))
  const idsOf = (...types: string[]) => types.map((type) => ids.get(type as never) ?? '').sort()

  await row(page, 'Rectangle').click()
  expect(await drawing.selection()).toEqual(idsOf('rectangle'))
  await row(page, 'Diamond').click({ modifiers: ['Control'] })
  expect(await drawing.selection()).toEqual(idsOf('rectangle', 'diamond'))
  await row(page, 'Rectangle').click()
  await row(page, 'Diamond').click({ modifiers: ['Shift'] })
  expect(await drawing.selection()).toEqual(idsOf('rectangle', 'ellipse', 'diamond'))

  await drawing.click([460, 200])
  await expect(row(page, 'Ellipse')).toHaveAttribute('aria-selected', 'true')
  await expect(row(page, 'Rectangle')).toHaveAttribute('aria-selected', 'false')

  // A group is one closed row, opened by its arrow; what is selected inside comes into sight.
  await drawing.drag([300, 130], [580, 270])
  await drawing.press('Control+g')
  await expect.poll(() => rows(page)).toEqual(['Diamond', 'Group'])
  await row(page, 'Group').locator('[data-part=fold]').click()
  await expect.poll(() => rows(page)).toEqual(['Diamond', 'Group', '  Ellipse', '  Rectangle'])
  await row(page, 'Group').locator('[data-part=fold]').click()
  await drawing.click([320, 200], { clickCount: 2 })
  await expect(row(page, 'Rectangle')).toHaveAttribute('aria-selected', 'true')
  await expect(tree).toBeVisible()
})

test('a layer is renamed, locked and hidden in its row, and found by its name, its words and what it is', async ({
  drawing,
}) => {
  const { page } = drawing
  await drawThree(drawing)
  await openLayers(drawing)
  await drawing.undoable(async () => {
    await row(page, 'Ellipse').locator('[data-part=name]').dblclick()
    await page.keyboard.type('Front door')
    await page.keyboard.press('Enter')
    await expect(row(page, 'Front door')).toBeVisible()
    await drawing.canvas.focus()
  })
  await row(page, 'Diamond').click()
  await page.keyboard.press('F2')
  await expect(page.getByRole('textbox', { name: 'Name of the layer' })).toBeFocused()
  await page.keyboard.type('never kept')
  await page.keyboard.press('Escape')
  await expect(row(page, 'Diamond')).toBeVisible()

  await row(page, 'Diamond').hover()
  await row(page, 'Diamond').getByRole('button', { name: 'Lock' }).click()
  await expect(row(page, 'Diamond, locked')).toBeVisible()
  await drawing.click([600, 200])
  expect(await drawing.selection(), 'what is locked is not touched').toEqual([])
  await row(page, 'Rectangle').hover()
  await row(page, 'Rectangle').getByRole('button', { name: 'Hide' }).click()
  await expect(row(page, 'Rectangle, hidden')).toBeVisible()
  await row(page, 'Rectangle, hidden').getByRole('button', { name: 'Show' }).click()

  await page.getByRole('searchbox', { name: 'Search layers' }).fill('front')
  await expect(page.getByText('1 layer found')).toBeVisible()
  await expect.poll(() => rows(page)).toEqual(['Front door'])
  await page.getByRole('searchbox', { name: 'Search layers' }).fill('diam')
  await expect.poll(() => rows(page)).toEqual(['Diamond, locked'])
  await page.keyboard.press('Escape')
  await expect.poll(() => rows(page)).toEqual(['Diamond, locked', 'Front door', 'Rectangle'])
})

test('layers are dragged above each other and into a group, Escape leaves them, and all of it is undone', async ({
  drawing,
}) => {
  const { page } = drawing
  await drawThree(drawing)
  await openLayers(drawing)
  await drawing.undoable(async () => {
    await dragRow(page, 'Rectangle', 'Diamond', 0.1)
    await expect(page.getByTestId('drop-line')).toBeVisible()
    await page.mouse.up()
  })
  await expect.poll(() => rows(page)).toEqual(['Rectangle', 'Diamond', 'Ellipse'])

  const before = await drawing.elements()
  await dragRow(page, 'Ellipse', 'Rectangle', 0.1)
  await page.keyboard.press('Escape')
  await page.mouse.up()
  expect(await drawing.elements(), 'Escape leaves everything').toEqual(before)

  await row(page, 'Diamond').click()
  await row(page, 'Ellipse').click({ modifiers: ['Shift'] })
  await drawing.press('Control+g')
  await expect.poll(() => rows(page)).toEqual(['Rectangle', 'Group'])
  const after = await drawing.undoable(async () => {
    await dragRow(page, 'Rectangle', 'Group', 0.5)
    await page.mouse.up()
  })
  const group = after.find(({ type }) => type === 'group')
  expect(after.find(({ type }) => type === 'rectangle')?.parent).toBe(group?.id)
  await expect.poll(() => rows(page)).toContain('Group')
})

test('with the keyboard alone: rows are walked, opened, selected, renamed and put elsewhere', async ({
  drawing,
}) => {
  const { page } = drawing
  await drawThree(drawing)
  await drawing.drag([300, 130], [580, 270])
  await drawing.press('Control+g')
  await openLayers(drawing)
  await page.getByRole('searchbox', { name: 'Search layers' }).focus()
  await page.keyboard.press('Tab')
  const focused = () =>
    page.evaluate(() =>
      document.activeElement?.role === 'treeitem' ? document.activeElement.ariaLabel : null,
    )
  await page.keyboard.press('Home')
  await expect.poll(focused).toBe('Diamond')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowRight')
  await expect(row(page, 'Group')).toHaveAttribute('aria-expanded', 'true')
  await page.keyboard.press('ArrowRight')
  await expect.poll(focused).toBe('Ellipse')
  await expect(row(page, 'Ellipse')).toHaveAttribute('aria-level', '2')
  await expect(row(page, 'Ellipse')).toHaveAttribute('aria-posinset', '1')
  await expect(row(page, 'Ellipse')).toHaveAttribute('aria-setsize', '2')
  await page.keyboard.press('r')
  await expect.poll(focused).toBe('Rectangle')
  await page.keyboard.press('Alt+ArrowUp')
  await expect.poll(() => rows(page)).toEqual(['Diamond', 'Group', '  Rectangle', '  Ellipse'])
  await page.keyboard.press('Alt+ArrowLeft')
  await expect.poll(() => rows(page)).toEqual(['Diamond', 'Group', '  Ellipse', 'Rectangle'])
  await page.keyboard.press('Space')
  expect(await drawing.selection()).toHaveLength(1)
  await page.keyboard.press('Enter')
  await page.keyboard.type('House')
  await page.keyboard.press('Enter')
  await expect.poll(focused).toBe('House')
  await page.keyboard.press('Escape')
  await expect(drawing.canvas).toBeFocused()
})

test(`${MANY.toLocaleString('en')} layers: only rows in sight exist, and the last is one key away`, async ({
  drawing,
}) => {
  test.setTimeout(120_000 * slowness)
  const { page } = drawing
  const canvasId = await seedOwnCanvas(drawing.canvasId, MANY)
  await drawing.open(new URL(`/c/${canvasId}`, page.url()).toString())
  await expect
    .poll(async () => page.evaluate(() => window.editor?.elements().length), { timeout: 60_000 })
    .toBe(MANY)
  const tree = await openLayers(drawing)
  const first = page.getByRole('treeitem').first()
  await expect(first).toBeVisible()
  expect(await page.getByRole('treeitem').count()).toBeLessThan(60)
  await first.click()
  const [selected] = await drawing.selection()
  const uppermost = await page.evaluate(
    () => window.editor?.elements().findLast(({ parent }) => parent === null)?.id,
  )
  expect(selected).toBe(uppermost)

  await page.getByRole('searchbox', { name: 'Search layers' }).focus()
  await page.keyboard.press('Tab')
  await page.keyboard.press('End')
  const focused = tree.locator('[tabindex="0"]:focus')
  await expect
    .poll(
      async () =>
        (await focused.getAttribute('aria-posinset')) === (await focused.getAttribute('aria-setsize')),
    )
    .toBe(true)
  await page.keyboard.press('Space')
  const [lowest] = await drawing.selection()
  expect(lowest).toBe(
    await page.evaluate(() => window.editor?.elements().find(({ parent }) => parent === null)?.id),
  )
})
