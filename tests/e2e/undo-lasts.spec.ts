import { DrawingPage } from '../support/drawing-page'
import { seedOwnCanvas } from './support/database'
import { expect, test } from './support/test'

// A reload takes long where many work on one machine, and these make several.
test.setTimeout(120_000)

/** As many entries as are written down: to be taken back, and to be done again. */
async function entriesKept(drawing: DrawingPage): Promise<readonly [done: number, undone: number]> {
  return drawing.page.evaluate(async () => {
    const names = (await indexedDB.databases()).map(({ name }) => name)
    if (!names.includes('indelible-undo')) return [0, 0] as const
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('indelible-undo')
      opening.onsuccess = () => resolve(opening.result)
      opening.onerror = () => reject(opening.error)
    })
    const all = await new Promise<{ stack: string }[]>((resolve, reject) => {
      const asking = db.transaction('entries').objectStore('entries').getAll()
      asking.onsuccess = () => resolve(asking.result)
      asking.onerror = () => reject(asking.error)
    })
    db.close()
    const done = all.filter(({ stack }) => stack === 'done').length
    return [done, all.length - done] as const
  })
}

async function reload(drawing: DrawingPage): Promise<void> {
  await drawing.whenSaved()
  await drawing.reload()
}

const undo = (drawing: DrawingPage) => drawing.page.getByRole('button', { name: 'Undo', exact: true })
const redo = (drawing: DrawingPage) => drawing.page.getByRole('button', { name: 'Redo', exact: true })

test('[U4] what was done before a reload is taken back and done again after it', async ({ drawing }) => {
  await drawing.drawRectangle([200, 200], [320, 300])
  await drawing.drawRectangle([400, 200], [520, 300])
  await drawing.press('ArrowRight', 'ArrowRight')
  await drawing.drawRectangle([600, 200], [720, 300])
  const all = await drawing.elements()
  await drawing.press('Control+z')
  await expect.poll(() => entriesKept(drawing)).toEqual([3, 1])
  await reload(drawing)

  await expect(redo(drawing)).toBeEnabled()
  await drawing.press('Control+Shift+z')
  expect(await drawing.elements(), 'redone after the reload').toEqual(all)
  await drawing.press('Control+z', 'Control+z', 'Control+z')
  expect(await drawing.elements()).toHaveLength(1)
  await expect.poll(() => entriesKept(drawing)).toEqual([1, 3])
  await reload(drawing)
  await expect(redo(drawing)).toBeEnabled()
  await drawing.press('Control+Shift+z', 'Control+Shift+z', 'Control+Shift+z')
  expect(await drawing.elements()).toEqual(all)
  await expect(redo(drawing)).toBeDisabled()

  // A new gesture ends what could be done again, after a reload too.
  await drawing.press('Control+z')
  await drawing.drawRectangle([200, 400], [320, 500])
  await expect.poll(() => entriesKept(drawing)).toEqual([4, 0])
  await reload(drawing)
  await expect(undo(drawing)).toBeEnabled()
  await expect(redo(drawing)).toBeDisabled()
})

test('[U2] after a reload undo leaves what was changed elsewhere since, says so, and two tabs take back each its own', async ({
  drawing,
  context,
}) => {
  await drawing.drawRectangle([200, 200], [320, 300])
  await drawing.press('ArrowRight')
  await expect.poll(() => entriesKept(drawing)).toEqual([2, 0])
  await drawing.whenSaved()
  const other = new DrawingPage(await context.newPage())
  await other.open(drawing.page.url())
  await expect(undo(other), 'the first tab lives: its gestures are its own').toBeDisabled()
  await other.press('Control+a', 'ArrowDown')
  await other.whenSaved()
  const [moved] = await other.elements()
  await expect.poll(() => drawing.elements()).toEqual([moved])
  await reload(drawing)

  await expect(undo(drawing)).toBeEnabled()
  await drawing.press('Control+z')
  await expect(drawing.page.getByText(/changed by someone else since/i)).toBeVisible()
  expect(await drawing.elements()).toEqual([moved])
  await other.press('Control+z')
  await other.whenSaved()
  expect((await other.elements())[0]).toMatchObject({ x: moved?.x, y: (moved?.y ?? 0) - 1 })
  await other.page.close()
})

test('[U5] undo never reaches behind the load: a drawing that was not made here stays whole', async ({
  drawing,
  baseUrl,
}) => {
  const canvasId = await seedOwnCanvas(drawing.canvasId, 50)
  await drawing.open(`${baseUrl}/c/${canvasId}`)
  expect(await drawing.elements()).toHaveLength(50)
  await expect(undo(drawing)).toBeDisabled()
  await drawing.press('Control+a', 'Delete')
  expect(await drawing.elements()).toHaveLength(0)
  await expect.poll(() => entriesKept(drawing)).toEqual([1, 0])
  await reload(drawing)
  await expect(undo(drawing)).toBeEnabled()
  await drawing.press('Control+z', 'Control+z', 'Control+z')
  expect(await drawing.elements(), 'the deletion was made here, the drawing was not').toHaveLength(50)
  await expect(undo(drawing)).toBeDisabled()
})
