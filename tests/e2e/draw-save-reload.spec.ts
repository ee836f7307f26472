import { readCanvas } from '../support/canvas-rows'
import { expect, test } from './support/test'

test('one of each tool, saved, and there again after a reload with the same ids', async ({ drawing }) => {
  const { page } = drawing
  await page.evaluate(() => {
    const status = document.querySelector('[data-state][role=status]')
    const seen: string[] = []
    Object.assign(window, { seenStates: seen })
    new MutationObserver(() => seen.push(status?.getAttribute('data-state') ?? '')).observe(status as Node, {
      attributeFilter: ['data-state'],
    })
  })

  await drawing.choose('Rectangle')
  await drawing.drag([120, 160], [260, 250])
  await drawing.choose('Ellipse')
  await drawing.drag([320, 160], [460, 250])
  await drawing.choose('Diamond')
  await drawing.drag([520, 160], [660, 250])
  await drawing.choose('Line')
  await drawing.drag([120, 340], [260, 420])
  await drawing.choose('Arrow')
  await drawing.drag([320, 420], [460, 340])
  await drawing.choose('Draw')
  await drawing.drag([520, 340], [660, 420], 24)
  await drawing.choose('Text')
  await drawing.click([200, 520])
  await page.keyboard.type('Nothing is lost')
  await page.keyboard.press('Escape')
  await drawing.whenSaved()

  const drawn = await drawing.elements()
  expect(drawn.map(({ type }) => type).sort()).toEqual(
    ['arrow', 'diamond', 'draw', 'ellipse', 'line', 'rectangle', 'text'].sort(),
  )
  const states = await page.evaluate(() => (window as unknown as { seenStates: string[] }).seenStates)
  expect(states).toContain('dirty')
  expect(states).toContain('saving')
  expect(states.at(-1)).toBe('saved')

  await drawing.reload()
  const again = await drawing.elements()
  expect(again.sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual(drawn.sort((a, b) => (a.id < b.id ? -1 : 1)))

  const rows = await readCanvas(drawing.canvasId)
  expect(rows.elementIds).toEqual(drawn.map(({ id }) => id).sort())
  expect(rows.logVersions).toEqual(rows.logVersions.map((_, index) => index + 1))
  expect(rows.logVersions).toHaveLength(rows.version)
  expect(rows.version).toBe(7)
  expect(rows.replayDifference).toBeNull()
})

test('[C4] an edit made 100 ms before the tab closes is there after reopening', async ({
  drawing,
  context,
}) => {
  const url = drawing.page.url()
  await drawing.drawRectangle([200, 200], [320, 300])
  const ids = await drawing.elementIds()
  expect(ids).toHaveLength(1)
  await new Promise((resolve) => setTimeout(resolve, 100))
  await drawing.page.close()

  const reopened = await context.newPage()
  const { DrawingPage } = await import('../support/drawing-page')
  const later = new DrawingPage(reopened)
  await later.open(url)
  expect(await later.elementIds()).toEqual(ids)
  expect((await readCanvas(later.canvasId)).elementIds).toEqual(ids)
})

test('[U1] undo and redo go through the same path and are saved', async ({ drawing }) => {
  const { page } = drawing
  await drawing.drawRectangle([200, 200], [320, 300])
  await drawing.drawRectangle([400, 200], [520, 300])
  await page.getByRole('button', { name: 'Undo' }).click()
  expect(await drawing.elementIds()).toHaveLength(1)
  await page.getByRole('button', { name: 'Redo' }).click()
  expect(await drawing.elementIds()).toHaveLength(2)
  await drawing.whenSaved()
  const ids = await drawing.elementIds()
  await drawing.reload()
  expect(await drawing.elementIds()).toEqual(ids)
  const rows = await readCanvas(drawing.canvasId)
  expect(rows.kinds).toEqual(['edit', 'edit', 'undo', 'redo'])
  expect(rows.replayDifference).toBeNull()
})

test('two tabs on one canvas both right: neither reverts the other', async ({ drawing, context }) => {
  const { DrawingPage } = await import('../support/drawing-page')
  const second = new DrawingPage(await context.newPage())
  await second.open(drawing.page.url())
  await drawing.drawRectangle([200, 200], [320, 300])
  await second.drawRectangle([500, 200], [620, 300])
  await drawing.whenSaved()
  await second.whenSaved()
  await expect.poll(() => drawing.elementIds()).toHaveLength(2)
  await expect.poll(() => second.elementIds()).toHaveLength(2)
  expect(await drawing.elementIds()).toEqual(await second.elementIds())
  const rows = await readCanvas(drawing.canvasId)
  expect(rows.elementIds).toEqual(await drawing.elementIds())
  expect(rows.replayDifference).toBeNull()
})

test('without a network drawing goes on, the status says so, and all is saved when it returns', async ({
  drawing,
  context,
}) => {
  await context.setOffline(true)
  await drawing.drawRectangle([200, 200], [320, 300])
  await expect(drawing.status).toHaveAttribute('data-state', 'offline', { timeout: 20_000 })
  await expect(drawing.status).toContainText('kept on this device')
  await drawing.drawRectangle([400, 200], [520, 300])
  await context.setOffline(false)
  await drawing.whenSaved()
  expect((await readCanvas(drawing.canvasId)).elementIds).toEqual(await drawing.elementIds())
})
