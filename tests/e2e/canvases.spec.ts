import type { Page } from '@playwright/test'
import { DrawingPage } from '../support/drawing-page'
import { expect, test } from './support/test'

const cards = (page: Page) => page.getByRole('list', { name: 'Canvases' }).getByRole('listitem')
const card = (page: Page, title: string) =>
  cards(page).filter({ has: page.getByRole('link', { name: title, exact: true }) })

async function choose(page: Page, title: string, item: string): Promise<void> {
  await card(page, title).first().hover()
  await page
    .getByRole('button', { name: `More about ${title}` })
    .first()
    .click()
  await page.getByRole('menuitem', { name: item }).click()
}

test('canvases are listed with a picture, named, searched, copied, thrown away and brought back', async ({
  drawing,
}) => {
  const { page } = drawing
  await drawing.drawRectangle([200, 200], [420, 340])
  await drawing.whenSaved()
  const drawn = await drawing.elements()
  const firstId = drawing.canvasId

  // Named in the editor, and listed under that name.
  await page.getByRole('textbox', { name: 'Name of the canvas' }).fill('Harbour plan')
  await page.keyboard.press('Enter')
  await expect(page).toHaveTitle(/Harbour plan/)
  await page.getByRole('button', { name: 'Menu', exact: true }).click()
  await page.getByRole('menuitem', { name: 'All canvases' }).click()
  await page.waitForURL('**/canvases')
  await expect(page.getByRole('heading', { name: 'Canvases' })).toBeVisible()
  const picture = card(page, 'Harbour plan').locator('img')
  await expect
    .poll(() => picture.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth))
    .toBeGreaterThan(100)

  // A new one, empty.
  await page.getByRole('button', { name: 'New canvas' }).click()
  await page.waitForURL(/\/c\//)
  await new DrawingPage(page).open(page.url())
  expect(new DrawingPage(page).canvasId).not.toBe(firstId)
  expect(await drawing.elements()).toEqual([])
  await page.goto(new URL('/canvases', page.url()).toString())
  await expect(cards(page)).toHaveCount(2)

  // Renamed where it is listed: by the menu, by key, and Escape leaves it.
  const field = page.getByRole('textbox', { name: 'Name of the canvas' })
  await choose(page, 'Untitled', 'Rename')
  await expect(field).toBeFocused()
  await field.fill('Second')
  await page.keyboard.press('Enter')
  await expect(card(page, 'Second')).toHaveCount(1)
  await page.getByRole('link', { name: 'Second', exact: true }).focus()
  await page.keyboard.press('F2')
  await field.fill('Never')
  await page.keyboard.press('Escape')
  await expect(card(page, 'Second')).toHaveCount(1)

  // Copied with its elements, under ids of their own canvas.
  await choose(page, 'Harbour plan', 'Duplicate')
  await expect(cards(page)).toHaveCount(3)
  await page.reload()
  await expect(cards(page)).toHaveCount(3)
  const copyTitle = (
    await cards(page)
      .getByRole('link')
      .evaluateAll((links) => links.map((link) => link.getAttribute('aria-label')))
  ).find((title) => title !== 'Harbour plan' && title !== 'Second')
  expect(copyTitle).toContain('Harbour plan')

  const search = page.getByRole('searchbox', { name: 'Search by title' })
  // A page that has just come hears no keys yet.
  await expect(async () => {
    await page.keyboard.press('/')
    await expect(search).toBeFocused({ timeout: 500 })
  }).toPass()
  await search.fill('harb')
  await expect(cards(page)).toHaveCount(2)
  await search.fill('nothing like it')
  await expect(page.getByText('No title like that')).toBeVisible()
  await search.press('Escape')
  await expect(cards(page)).toHaveCount(3)

  // Thrown away, taken back at once; thrown away, brought back from the trash.
  await choose(page, 'Harbour plan', 'Move to trash')
  await expect(card(page, 'Harbour plan')).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(card(page, 'Harbour plan')).toHaveCount(1)
  await page.getByRole('link', { name: 'Harbour plan', exact: true }).focus()
  await page.keyboard.press('Delete')
  await expect(card(page, 'Harbour plan')).toHaveCount(0)
  const answer = await page.request.get(new URL(`/c/${firstId}`, page.url()).toString())
  expect(answer.status(), 'what is in the trash does not open').toBe(404)
  await page.getByRole('link', { name: 'Trash' }).click()
  await page.getByRole('button', { name: 'Restore Harbour plan' }).click()
  await expect(page.getByText('The trash is empty')).toBeVisible()
  await page.getByRole('link', { name: 'Back to canvases' }).click()
  await expect(cards(page)).toHaveCount(3)

  await page.getByRole('link', { name: 'Harbour plan', exact: true }).click()
  await page.waitForURL(/\/c\//)
  await drawing.open(page.url())
  expect(await drawing.elements()).toEqual(drawn)
  await page.goto(new URL('/canvases', page.url()).toString())
  await page.getByRole('link', { name: copyTitle ?? '', exact: true }).click()
  await page.waitForURL(/\/c\//)
  await drawing.open(page.url())
  expect(drawing.canvasId).not.toBe(firstId)
  expect(await drawing.elements()).toEqual(drawn)
})

test('a stranger learns nothing of a canvas, a visitor without a session is led to the door', async ({
  drawing,
  browser,
  baseUrl,
}) => {
  await drawing.drawRectangle([200, 200], [420, 340])
  await drawing.whenSaved()
  const { canvasId } = drawing
  const strangers = await browser.newContext()
  try {
    const page = await strangers.newPage()
    for (const path of ['/canvases', `/c/${canvasId}`]) {
      await page.goto(`${baseUrl}${path}`)
      await expect(page.getByRole('button', { name: 'Start drawing' })).toBeVisible()
      expect(new URL(page.url()).pathname).toBe('/')
    }
    expect((await page.request.get(`${baseUrl}/api/canvases/${canvasId}/elements`)).status()).toBe(401)

    await DrawingPage.asGuest(page, baseUrl)
    const unknown = '0190c0de-0000-7000-8000-000000000000'
    const seen: string[] = []
    for (const id of [canvasId, unknown, 'no-id-at-all']) {
      const answer = await page.goto(`${baseUrl}/c/${id}`)
      expect(answer?.status()).toBe(404)
      await expect(page.getByRole('heading', { name: 'There is nothing here for you' })).toBeVisible()
      seen.push(await page.locator('body').innerText())
    }
    expect(new Set(seen).size, 'not even that it exists').toBe(1)
    const statuses = await Promise.all(
      ['elements', 'changes?since=0', 'thumbnail?v=1'].map(async (what) =>
        (await page.request.get(`${baseUrl}/api/canvases/${canvasId}/${what}`)).status(),
      ),
    )
    expect(statuses).toEqual([404, 404, 404])
    await page.getByRole('link', { name: 'Your canvases' }).click()
    await expect(page.getByRole('link', { name: 'Untitled', exact: true })).toHaveCount(1)
  } finally {
    await strangers.close()
  }
})
