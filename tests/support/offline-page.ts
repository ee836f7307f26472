import { expect, type Page } from '@playwright/test'

/** The version up to which a canvas is kept on this device for opening without a network; null while it is not. */
export async function keptVersion(page: Page, canvasId: string): Promise<number | null> {
  return page.evaluate(async (id) => {
    // Asked for by a name that is not there yet, a database would be made.
    const names = (await indexedDB.databases()).map(({ name }) => name)
    if (!names.includes('indelible-copies')) return null
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('indelible-copies')
      opening.onsuccess = () => resolve(opening.result)
      opening.onerror = () => reject(opening.error)
    })
    const all = await new Promise<{ canvasId: string; head: number }[]>((resolve, reject) => {
      const asking = db.transaction('canvases').objectStore('canvases').getAll()
      asking.onsuccess = () => resolve(asking.result)
      asking.onerror = () => reject(asking.error)
    })
    db.close()
    return all.find((copy) => copy.canvasId === id)?.head ?? null
  }, canvasId)
}

/** Until the app and this canvas as the database has it can be opened here without a network. */
export async function whenReadyForOffline(page: Page, canvasId: string): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await expect(async () => {
    const version = await page.evaluate(() => window.editor?.version)
    expect(await keptVersion(page, canvasId)).toBe(version)
  }).toPass({ timeout: 30_000 })
}
