import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { DrawingPage } from '../support/drawing-page'
import { slowness } from '../support/slowness'
import { expect, test } from './support/test'

/** What axe finds serious, in both themes, in words. */
async function seriousOn(page: Page, where: string): Promise<string[]> {
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const { violations } = await new AxeBuilder({ page }).analyze()
    for (const { id, impact, help, nodes } of violations) {
      if (impact !== 'serious' && impact !== 'critical') continue
      const places = nodes.map(
        ({ target, failureSummary }) => `${target.join(' ')} (${failureSummary?.split('\n')[1]?.trim()})`,
      )
      found.push(`${where}, ${colorScheme}: ${id}, ${help}: ${places.join('; ')}`)
    }
  }
  return found
}

/** Parts of the editor that a key brings, and what shows that they are there. */
const panels = [
  { name: 'layers', key: 'Alt+1', shows: (page: Page) => page.getByRole('tree', { name: 'Layers' }) },
  { name: 'palette', key: 'Control+k', shows: (page: Page) => page.getByRole('combobox') },
  { name: 'find', key: 'Control+f', shows: (page: Page) => page.getByRole('search') },
  { name: 'library', key: 'Alt+2', shows: (page: Page) => page.getByRole('region', { name: 'Library' }) },
]

test('nobody is shut out: axe finds nothing serious on any page or dialog, light or dark', async ({
  page,
  baseUrl,
}) => {
  test.setTimeout(120_000 * slowness)
  const found: string[] = []
  await page.goto(baseUrl)
  await expect(page.getByRole('button', { name: 'Start drawing' })).toBeVisible()
  found.push(...(await seriousOn(page, 'landing')))

  const drawing = await DrawingPage.asGuest(page, baseUrl)
  found.push(...(await seriousOn(page, 'empty canvas')))
  await drawing.drawRectangle([200, 200], [420, 340])
  await drawing.whenSaved()
  await expect(page.getByRole('region', { name: 'Properties' })).toBeVisible()
  found.push(...(await seriousOn(page, 'properties')))
  await page.getByRole('button', { name: 'Fill: more colors' }).click()
  await expect(page.getByLabel('Fill as hex')).toBeVisible()
  found.push(...(await seriousOn(page, 'palette')))
  await page.keyboard.press('Escape')
  await drawing.status.getByRole('button').click()
  await expect(page.getByRole('dialog')).toBeVisible()
  found.push(...(await seriousOn(page, 'save details')))
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Menu', exact: true }).click()
  await expect(page.getByRole('menuitem', { name: 'Import…' })).toBeVisible()
  found.push(...(await seriousOn(page, 'menu')))
  await page.getByRole('menuitem', { name: 'Export…' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  found.push(...(await seriousOn(page, 'export')))
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await drawing.canvas.focus()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
  found.push(...(await seriousOn(page, 'shortcuts')))
  await page.keyboard.press('Escape')

  for (const { key, shows, name } of panels) {
    await drawing.press(key)
    await expect(shows(page)).toBeVisible()
    found.push(...(await seriousOn(page, name)))
    await drawing.press('Escape')
  }
  await drawing.canvas.focus()

  await page.goto(`${baseUrl}/canvases`)
  await expect(page.getByRole('list', { name: 'Canvases' })).toBeVisible()
  found.push(...(await seriousOn(page, 'canvases')))
  await page.goto(`${baseUrl}/c/nothing`)
  found.push(...(await seriousOn(page, 'not found')))
  expect(found).toEqual([])
})

test('with the keyboard alone: everything is reached in order, drawn on, and the help is one key away', async ({
  drawing,
}) => {
  const { page } = drawing
  await drawing.drawRectangle([200, 200], [420, 340])
  await drawing.whenSaved()
  const focused = () =>
    page.evaluate(() => {
      const at = document.activeElement
      const place = at?.closest('[role=toolbar], section[aria-label], [role=status], [data-testid=canvas]')
      return {
        name: at?.getAttribute('aria-label') ?? at?.textContent ?? '',
        place: place?.getAttribute('aria-label') ?? '',
        // Focus that cannot be seen is no focus.
        isSeen: at instanceof HTMLElement && at.getClientRects().length > 0,
      }
    })
  // With something selected Tab walks through the drawing.
  await drawing.canvas.focus()
  await drawing.press('F6')
  const way: Awaited<ReturnType<typeof focused>>[] = []
  for (let step = 0; step < 120; step++) {
    way.push(await focused())
    if (step > 3 && way.at(-1)?.place === 'Canvas') break
    await page.keyboard.press('Tab')
  }
  const places = [...new Set(way.map(({ place }) => place))]
  expect(places).toEqual(expect.arrayContaining(['Save status', 'Properties', 'Tools', 'Canvas']))
  expect(way.map(({ name }) => name)).toEqual(
    expect.arrayContaining([
      'Menu',
      'Name of the canvas',
      'Undo',
      'Zoom in',
      'Zoom out',
      'Zoom to fit',
      'Duplicate',
      'Delete',
    ]),
  )
  expect(way.filter(({ isSeen, place }) => !isSeen && place !== 'Canvas')).toEqual([])

  // Within the toolbar the arrows go on, and Enter or Space takes the tool.
  await page.getByRole('radio', { name: 'Select', exact: true }).focus()
  // The toolbar moves the focus a moment after the key: a hand waits for it as well.
  for (const next of ['Hand', 'Rectangle']) {
    await drawing.press('ArrowRight')
    await expect(page.getByRole('radio', { name: next, exact: true })).toBeFocused()
  }
  await drawing.press('Enter')
  await expect(page.getByRole('radio', { name: 'Rectangle', exact: true })).toBeChecked()

  // Select, move and delete without a mouse.
  await drawing.canvas.focus()
  await drawing.press('Escape', 'Control+a')
  expect(await drawing.selection()).toHaveLength(1)
  await drawing.undoable(() => drawing.press('ArrowRight'))
  await drawing.press('Enter')
  await expect(page.getByTestId('text-editor')).toBeFocused()
  await page.keyboard.type('Label')
  await drawing.press('Escape')
  expect((await drawing.elements())[0]).toMatchObject({ text: 'Label' })
  await expect(drawing.canvas).toBeFocused()

  await page.keyboard.press('?')
  const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await expect(help).toBeVisible()
  await expect(help.getByText('Bring to front')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(help).toBeHidden()
  await expect(drawing.canvas).toBeFocused()
  await drawing.undoable(() => drawing.press('Delete'))
  await drawing.whenSaved()
})
