import { expect, type Page } from '@playwright/test'

/** The version up to which a canvas is kept on this device for opening without a network; null while it is not. */
async function keptVersion(page: Page, canvasId: string): Promise<number | null> {
  const all = await recordsOf<{ canvasId: string; head: number }>(page, 'canvases')
  return all.find((copy) => copy.canvasId === canvasId)?.head ?? null
}

/** How many pictures are kept on this device with the canvases they are in. */
export async function keptPictures(page: Page): Promise<number> {
  return (await recordsOf<{ hash: string }>(page, 'pictures')).length
}

async function recordsOf<V>(page: Page, store: string): Promise<V[]> {
  return page.evaluate(async (store) => {
    // Asked for by a name that is not there yet, a database would be made.
    const names = (await indexedDB.databases()).map(({ name }) => name)
    if (!names.includes('indelible-copies')) return []
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('indelible-copies')
      opening.onsuccess = () => resolve(opening.result)
      opening.onerror = () => reject(opening.error)
    })
    const all = await new Promise<V[]>((resolve, reject) => {
      const asking = db.transaction(store).objectStore(store).getAll()
      asking.onsuccess = () =>
        resolve(asking.result.map(({ canvasId, head, hash }) => ({ canvasId, head, hash }) as V))
      asking.onerror = () => reject(asking.error)
    })
    db.close()
    return all
  }, store)
}

/** Until the app and this canvas as the database has it can be opened here without a network. */
export async function whenReadyForOffline(page: Page, canvasId: string): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await whenKept(page, canvasId)
}

/** Until this canvas is on the device as the database has it. */
export async function whenKept(page: Page, canvasId: string): Promise<void> {
  await expect(async () => {
    const version = await page.evaluate(() => window.editor?.version)
    expect(await keptVersion(page, canvasId)).toBe(version)
  }).toPass({ timeout: 30_000 })
}
