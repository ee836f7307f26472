import AxeBuilder from '@axe-core/playwright'
import type { Browser, Locator, Page } from '@playwright/test'
import type { Element } from '../../lib/editor/model/element'
import { readCanvas } from '../support/canvas-rows'
import { DrawingPage } from '../support/drawing-page'
import { box, filledBox } from '../support/elements'
import { slowness } from '../support/slowness'
import { seedOwnCanvas, sql } from './support/database'
import { expect, test } from './support/test'

/** Ana, whose canvas it is, and another person who edits it in a browser of their own. */
async function shareWithBen(
  ana: DrawingPage,
  { browser, baseUrl, elements }: { browser: Browser; baseUrl: string; elements: readonly Element[] },
): Promise<DrawingPage> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    serviceWorkers: 'block',
    reducedMotion: 'reduce',
  })
  const ben = await DrawingPage.asGuest(await context.newPage(), baseUrl)
  const owned = 'SELECT owner_id FROM canvases WHERE id = $1'
  await sql(`UPDATE users SET name = 'Ana' WHERE id = (${owned})`, [ana.canvasId])
  const canvasId = await seedOwnCanvas(ana.canvasId, elements)
  await sql(
    `INSERT INTO canvas_members (canvas_id, user_id, role) SELECT $2, owner_id, 'editor' FROM canvases WHERE id = $1`,
    [ben.canvasId, canvasId],
  )
  for (const drawing of [ana, ben]) {
    await drawing.open(`${baseUrl}/c/${canvasId}`)
    await drawing.page.evaluate(() => window.editor?.setCamera({ x: 0, y: 0, zoom: 1 }))
    await expect(drawing.page.getByRole('button', { name: 'Menu', exact: true })).toBeVisible()
  }
  return ben
}

/** Offline for the time of `work`, while others go on; what they did then is an hour old. */
async function apart(drawing: DrawingPage, work: () => Promise<void>): Promise<void> {
  const context = drawing.page.context()
  await context.setOffline(true)
  await work()
  await sql(`UPDATE canvas_change_log SET created_at = created_at - interval '1 hour' WHERE canvas_id = $1`, [
    drawing.canvasId,
  ])
  await context.setOffline(false)
  await expect(drawing.status).toHaveAttribute('data-state', 'conflict', { timeout: 30_000 })
}

async function paint(drawing: DrawingPage, id: string, color: string): Promise<void> {
  await drawing.page.evaluate((wanted) => window.editor?.select([wanted]), id)
  const fills = drawing.page.getByRole('group', { name: 'Fill', exact: true })
  await fills.getByRole('button', { name: color, exact: true }).click()
}

async function openMerge({ page, status }: DrawingPage): Promise<Locator> {
  await status.getByRole('button').click()
  await page.getByRole('button', { name: 'Resolve conflicts' }).click()
  const dialog = page.getByRole('dialog', { name: 'Resolve conflicts' })
  await expect(dialog.getByRole('option').first()).toBeVisible()
  return dialog
}

const choice = (dialog: Locator, register: string, side: RegExp | string) =>
  dialog.getByRole('radiogroup', { name: register, exact: true }).getByRole('radio', { name: side })

async function nudge(page: Page, ids: readonly string[], key: string): Promise<void> {
  await page.evaluate(
    ({ ids: wanted, key: pressed }) => {
      for (const id of wanted) {
        window.editor?.select([id])
        document
          .querySelector('[data-testid="canvas"]')
          ?.dispatchEvent(
            new KeyboardEvent('keydown', { key: pressed, code: pressed, bubbles: true, cancelable: true }),
          )
      }
    },
    { ids, key },
  )
}

/** Both screens and the rows say the same, and the log says how it came. */
async function expectOneDrawing(ana: DrawingPage, ben: DrawingPage): Promise<void> {
  await ben.whenSaved()
  await ana.whenSaved()
  const byId = (elements: Element[]) => new Map(elements.map((element) => [element.id, element]))
  await expect(async () => {
    expect(byId(await ana.elements())).toEqual(byId(await ben.elements()))
  }).toPass({ timeout: 20_000 })
  const rows = await readCanvas(ana.canvasId)
  expect(rows.replayDifference).toBeNull()
  expect(rows.elementIds).toEqual(await ben.elementIds())
}

test('[M4][M5][M6][M8] two people apart: every conflict is shown, chosen by mouse and key, applied, undone', async ({
  drawing: ana,
  browser,
  baseUrl,
}) => {
  test.setTimeout(120_000 * slowness)
  const card = filledBox({ name: 'Card', x: 300, y: 200, width: 160, height: 100 })
  const words = filledBox({
    name: 'Words',
    x: 540,
    y: 200,
    width: 240,
    height: 100,
    text: 'one two three four',
  })
  const gone = filledBox({ name: 'Gone', x: 300, y: 380, width: 160, height: 100 })
  const kept = filledBox({ name: 'Kept', x: 540, y: 380, width: 160, height: 100 })
  const ben = await shareWithBen(ana, { browser, baseUrl, elements: [card, words, gone, kept] })
  const write = async (drawing: DrawingPage, key: string, text: string) => {
    await drawing.page.evaluate((id) => window.editor?.select([id]), words.id)
    await drawing.canvas.focus()
    await drawing.press('Enter')
    await expect(drawing.page.getByTestId('text-editor')).toBeFocused()
    await drawing.press(key)
    await drawing.page.keyboard.insertText(text)
    await drawing.press('Escape')
  }
  await apart(ben, async () => {
    await paint(ana, card.id, 'Light blue')
    await ana.drag([320, 250], [320, 150])
    await write(ana, 'Control+Home', 'zero ')
    await nudge(ana.page, [gone.id], 'Delete')
    await nudge(ana.page, [kept.id], 'ArrowRight')
    await ana.whenSaved()
    await paint(ben, card.id, 'Light green')
    await ben.drag([320, 250], [220, 250])
    await write(ben, 'Control+End', ' five')
    await nudge(ben.page, [gone.id], 'ArrowRight')
    await nudge(ben.page, [kept.id], 'Delete')
  })
  const before = await ana.elements()
  const { page } = ben
  await expect(page.getByRole('dialog'), 'never by force').toHaveCount(0)
  await expect(ben.status).toContainText('in conflict with others')

  let dialog = await openMerge(ben)
  await expect(dialog.getByRole('option')).toHaveText([/Card/, /Words/, /Gone/, /Kept/])
  await expect(dialog.getByText('0 of 5 decided')).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Apply' })).toBeDisabled()
  await expect(dialog.locator('input[type=radio]:checked'), 'nothing is preselected').toHaveCount(0)
  for (const side of ['base', 'mine', 'theirs'])
    await expect(dialog.getByTestId(`merge-${side}`)).toBeVisible()
  await expect(dialog.getByText(/Ana, 1 hour ago/).first()).toBeVisible()
  const { violations } = await new AxeBuilder({ page }).include('[role=dialog]').analyze()
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([])

  // By the mouse: of one element mine of one register, theirs of the other.
  await choice(dialog, 'Fill', 'Mine').click()
  await choice(dialog, 'Position', /Theirs/).click()
  await expect(dialog.getByText('2 of 5 decided')).toBeVisible()

  // A reload in the middle forgets nothing.
  await page.reload()
  await expect(ben.status).toHaveAttribute('data-state', 'conflict', { timeout: 20_000 })
  dialog = await openMerge(ben)
  await expect(dialog.getByText('2 of 5 decided')).toBeVisible()
  await expect(choice(dialog, 'Fill', 'Mine')).toBeChecked()

  // By keys alone: to the next without a choice, the words of both, mine, theirs.
  await page.keyboard.press('n')
  await expect(dialog.getByRole('option', { selected: true })).toContainText('Words')
  await page.keyboard.press('3')
  await expect(choice(dialog, 'Text', /Merged/)).toBeChecked()
  await page.keyboard.press('j')
  await expect(dialog.getByRole('radiogroup', { name: 'You changed it, Ana deleted it' })).toBeVisible()
  await page.keyboard.press('1')
  await page.keyboard.press('ArrowDown')
  await expect(dialog.getByRole('radiogroup', { name: 'You deleted it, Ana changed it' })).toBeVisible()
  await page.keyboard.press('2')
  await expect(dialog.getByText('5 of 5 decided')).toBeVisible()
  await page.keyboard.press('r')
  await expect(dialog.getByTestId('merge-result')).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toBeHidden()

  await expectOneDrawing(ana, ben)
  const now = new Map((await ana.elements()).map((element) => [element.id, element]))
  const of = (id: string) => now.get(id)
  expect(of(card.id)).toMatchObject({ x: 300, y: 100 })
  expect(of(card.id)).not.toMatchObject({ fill: card.fill })
  expect(of(card.id), 'mine').not.toMatchObject({
    fill: Reflect.get(before.find(({ id }) => id === card.id) ?? {}, 'fill'),
  })
  expect(of(words.id)).toMatchObject({ text: 'zero one two three four five' })
  expect(of(gone.id), 'restored with my edits').toMatchObject({ x: gone.x + 1 })
  expect(of(kept.id), 'theirs').toMatchObject({ x: kept.x + 1 })
  expect((await readCanvas(ana.canvasId)).kinds.filter((kind) => kind === 'resolve')).toHaveLength(1)

  await page.getByRole('button', { name: 'Undo' }).last().click()
  await expect(ben.status).toHaveAttribute('data-state', 'conflict')
  dialog = await openMerge(ben)
  await expect(dialog.getByText('5 of 5 decided'), 'as it was chosen').toBeVisible()
  await dialog.getByRole('button', { name: 'All theirs' }).click()
  await dialog.getByRole('button', { name: 'Apply' }).click()
  await expectOneDrawing(ana, ben)
  const last = new Map((await ana.elements()).map((element) => [element.id, element]))
  expect(last).toEqual(new Map(before.map((element) => [element.id, element])))
  await ben.page.context().close()
})

test('500 edits each made apart, 40 of them of the same: exactly those 40 are asked, and followed when they change', async ({
  drawing: ana,
  browser,
  baseUrl,
}) => {
  test.setTimeout(120_000 * slowness)
  const elements = Array.from({ length: 960 }, (_, i) =>
    box({
      id: `box-${String(i).padStart(3, '0')}`,
      x: (i % 40) * 60,
      y: Math.floor(i / 40) * 60,
      width: 40,
      height: 40,
    }),
  )
  const ids = elements.map(({ id }) => id)
  const ben = await shareWithBen(ana, { browser, baseUrl, elements })
  await apart(ben, async () => {
    await nudge(ana.page, ids.slice(0, 500), 'ArrowRight')
    await ana.whenSaved()
    await nudge(ben.page, ids.slice(460), 'ArrowDown')
  })
  const common = ids.slice(460, 500)
  const dialog = await openMerge(ben)
  await expect(dialog.getByText('0 of 40 decided')).toBeVisible({ timeout: 30_000 })
  const asked = new Set<string>()
  const { page } = ben
  for (let i = 0; i < common.length; i++) {
    const key = await dialog.locator('[data-conflict][data-current]').getAttribute('data-conflict')
    if (key) asked.add(key)
    await page.keyboard.press(i % 2 === 0 ? '1' : '2')
    await page.keyboard.press('j')
  }
  expect([...asked].sort()).toEqual(common.map((id) => `${id} position`))
  await expect(dialog.getByText('40 of 40 decided')).toBeVisible()

  // Somebody goes on meanwhile: the choice was for what is no more.
  await nudge(ana.page, common.slice(0, 1), 'ArrowRight')
  await expect(dialog.getByText(/was changed again by somebody else/)).toBeVisible({ timeout: 20_000 })
  await expect(dialog.getByText('39 of 40 decided')).toBeVisible()
  await page.keyboard.press('n')
  await page.keyboard.press('2')
  await page.keyboard.press('Control+Enter')
  await expectOneDrawing(ana, ben)
  const now = new Map((await ana.elements()).map(({ id, x, y }) => [id, { x, y }]))
  common.forEach((id, i) => {
    const was = elements[460 + i]
    if (!was) return
    const mine = { x: was.x, y: was.y + 1 }
    const theirs = { x: was.x + (i === 0 ? 2 : 1), y: was.y }
    expect(now.get(id)).toEqual(i > 0 && i % 2 === 0 ? mine : theirs)
  })
  await page.context().close()
})
