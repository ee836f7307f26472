import { readFile } from 'node:fs/promises'
import { readCanvas } from '../support/canvas-rows'
import { DrawingPage } from '../support/drawing-page'
import { slowness } from '../support/slowness'
import { sql } from './support/database'
import { expect, test } from './support/test'

/** Everything the status says from now on. */
async function watchStatus(drawing: DrawingPage): Promise<() => Promise<string[]>> {
  await drawing.status.evaluate((status) => {
    const said: string[] = []
    Object.assign(window, { saidStates: said })
    const note = () => said.push(`${(status as HTMLElement).dataset.state}: ${status.textContent}`)
    new MutationObserver(note).observe(status, {
      attributes: true,
      childList: true,
      characterData: true,
      subtree: true,
    })
  })
  return () => drawing.page.evaluate(() => (window as unknown as { saidStates: string[] }).saidStates)
}

/** From the first word after the edit on. */
function expectNeverSaved(said: readonly string[]): void {
  expect(said.length).toBeGreaterThan(0)
  expect(said.filter((words) => words.startsWith('saved'))).toEqual([])
}

async function openDetails(drawing: DrawingPage) {
  await drawing.status.getByRole('button').click()
  const details = drawing.page.getByRole('dialog')
  await expect(details).toBeVisible()
  return details
}

test('[C7] signed out in the middle of work: it says so, keeps everything, and saves after signing in', async ({
  drawing,
  context,
}) => {
  const { page } = drawing
  await drawing.drawRectangle([200, 200], [320, 300])
  await drawing.whenSaved()
  const cookies = await context.cookies()
  await context.clearCookies()
  const said = await watchStatus(drawing)
  await drawing.drawRectangle([400, 200], [520, 300])
  await expect(drawing.status).toHaveAttribute('data-state', 'error')
  await expect(drawing.status).toContainText('signed out')
  await drawing.drawRectangle([600, 200], [720, 300])
  expect(await drawing.elements()).toHaveLength(3)
  const details = await openDetails(drawing)
  await expect(details).toContainText('2 changes')
  await expect(details.getByRole('button', { name: 'Sign in again' })).toBeVisible()
  await expect(details.getByRole('button', { name: 'Download what is not saved' })).toBeVisible()
  await page.keyboard.press('Escape')
  expectNeverSaved(await said())
  expect((await readCanvas(drawing.canvasId)).elementIds).toHaveLength(1)

  await context.addCookies(cookies)
  await drawing.whenSaved()
  expect((await readCanvas(drawing.canvasId)).elementIds).toEqual(await drawing.elementIds())
})

test('[C7] a session that was ended, and a guest who cannot come back: the work goes into a copy', async ({
  drawing,
  context,
}) => {
  test.setTimeout(120_000 * slowness)
  const { page } = drawing
  await drawing.drawRectangle([200, 200], [320, 300])
  await drawing.whenSaved()
  await sql('DELETE FROM sessions WHERE user_id = (SELECT owner_id FROM canvases WHERE id = $1)', [
    drawing.canvasId,
  ])
  const said = await watchStatus(drawing)
  await drawing.drawRectangle([400, 200], [520, 300])
  await expect(drawing.status).toContainText('signed out')
  const details = await openDetails(drawing)
  const popup = context.waitForEvent('page')
  await details.getByRole('button', { name: 'Sign in again' }).click()
  const door = await popup
  await door.getByRole('button', { name: 'Start drawing' }).click()
  await door.waitForURL(/\/c\//)
  await door.close()

  // Another guest now: nothing is saved in their name unasked.
  await expect(drawing.status).toContainText('signed in as somebody else', { timeout: 30_000 })
  expect(await drawing.elements()).toHaveLength(2)
  expectNeverSaved(await said())
  const before = drawing.canvasId
  const now = page.getByRole('dialog')
  if (!(await now.isVisible())) await openDetails(drawing)
  await now.getByRole('button', { name: 'Save as a copy' }).click()
  await page.waitForURL((url) => url.pathname.startsWith('/c/') && !url.pathname.endsWith(before))
  const copy = new DrawingPage(page)
  await copy.open(page.url())
  expect(await copy.elements()).toHaveLength(2)
})

test('[C7] the right to edit taken away: read-only, kept, and saved once it is given back', async ({
  drawing,
}) => {
  const { page } = drawing
  await drawing.drawRectangle([200, 200], [320, 300])
  await drawing.whenSaved()
  const setRole = (role: string) =>
    sql('UPDATE canvas_members SET role = $2 WHERE canvas_id = $1', [drawing.canvasId, role])
  await setRole('viewer')
  const said = await watchStatus(drawing)
  await drawing.drawRectangle([400, 200], [520, 300])
  await expect(drawing.status).toHaveAttribute('data-state', 'error')
  await expect(drawing.status).toContainText('not change it')
  await expect(page.getByText('Changing is not possible just now')).toBeVisible()
  await expect(page.getByRole('radio', { name: 'Rectangle' })).toBeHidden()
  const kept = await drawing.elements()
  expect(kept).toHaveLength(2)
  await drawing.drag([200, 280], [260, 400])
  await drawing.press('Control+a', 'Delete')
  expect(await drawing.elements(), 'nothing more can be changed').toEqual(kept)
  const details = await openDetails(drawing)
  await expect(details).toContainText('1 change')
  await expect(details.getByRole('button', { name: 'Save as a copy' })).toBeVisible()
  await page.keyboard.press('Escape')
  expectNeverSaved(await said())
  expect((await readCanvas(drawing.canvasId)).elementIds).toHaveLength(1)

  await setRole('owner')
  await drawing.whenSaved()
  expect((await readCanvas(drawing.canvasId)).elementIds).toEqual(await drawing.elementIds())
  await expect(page.getByRole('radio', { name: 'Rectangle' })).toBeVisible()
})

test('[S7] two tabs changed one thing long apart: the later is a conflict, kept, downloadable, never called saved', async ({
  drawing,
  context,
}) => {
  await drawing.drawRectangle([200, 200], [320, 300])
  await drawing.whenSaved()
  const page = await context.newPage()
  // This tab hears nothing of what others do.
  await page.addInitScript(() =>
    Object.assign(window, {
      BroadcastChannel: class extends EventTarget {
        postMessage() {}
        close() {}
      },
    }),
  )
  await page.routeWebSocket(/\/ws/, () => {})
  await page.route(/\/api\/canvases\/[^/]+\/changes/, (route) => route.abort())
  const stale = new DrawingPage(page)
  await stale.open(drawing.page.url())
  // A tab of its own shows the whole drawing first; this one is to look at the same place.
  await page.evaluate(() => window.editor?.setCamera({ x: 0, y: 0, zoom: 1 }))

  await drawing.drag([220, 200], [220, 400])
  await drawing.whenSaved()
  const theirs = await drawing.elements()
  expect(theirs[0]).toMatchObject({ y: 400 })
  expect((await stale.elements())[0], 'it still sees the old place').toMatchObject({ y: 200 })
  // The young override each other and are told; this is about the others.
  await sql(`UPDATE canvas_change_log SET created_at = created_at - interval '1 hour' WHERE canvas_id = $1`, [
    drawing.canvasId,
  ])

  const said = await watchStatus(stale)
  await stale.press('Escape')
  await stale.drag([220, 200], [520, 200])
  await expect(stale.status).toHaveAttribute('data-state', 'conflict')
  await expect(stale.status).toContainText('1 change in conflict with others, kept on this device')
  expectNeverSaved(await said())
  expect(await stale.elements(), 'the screen shows what the database has').toEqual(theirs)

  const details = await openDetails(stale)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    details.getByRole('button', { name: 'Download what is not saved' }).click(),
  ])
  const file = JSON.parse(await readFile(await download.path(), 'utf8'))
  expect(file).toMatchObject({ format: 'indelible-unsaved', canvasId: drawing.canvasId })
  expect(file.parked).toHaveLength(1)
  expect(file.parked[0].operation.changes).toEqual([
    expect.objectContaining({ kind: 'set', id: theirs[0]?.id }),
  ])
  expect(JSON.stringify(file.parked[0])).toContain('"x":500')
  expect(file.elements[0]).toMatchObject({ id: theirs[0]?.id, x: 500 })

  // It outlives the tab.
  await page.keyboard.press('Escape')
  await page.reload()
  await expect(stale.status).toHaveAttribute('data-state', 'conflict', { timeout: 20_000 })
  const rows = await readCanvas(drawing.canvasId)
  expect(rows.replayDifference).toBeNull()
  expect(await drawing.elements()).toEqual(theirs)
  await expect(drawing.status).toHaveAttribute('data-state', 'saved')
})
