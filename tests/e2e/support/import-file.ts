import { basename } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { readCanvas } from '../../support/canvas-rows'
import type { DrawingPage } from '../../support/drawing-page'

export interface NamedFile {
  readonly name: string
  readonly mimeType: string
  readonly buffer: Buffer
}

export async function chooseFile(page: Page, file: string | NamedFile): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Menu', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Import…' }).click()
  await (await chooser).setFiles(file)
}

/** Waits for the end of an import, reads out how many elements it speaks of, and leaves the way free. */
async function countTold(page: Page, name: string): Promise<number> {
  // Seen and read in one: a toast goes away by itself.
  const words = await page
    .getByText(`${name} was imported`)
    .first()
    .evaluate(
      (told) => (told.closest<HTMLElement>('[role="dialog"]') ?? (told as HTMLElement)).innerText,
      undefined,
      { timeout: 30_000 },
    )
  if (await page.getByRole('dialog').isVisible()) await page.getByRole('button', { name: 'Good' }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
  return Number(/([\d,]+) elements?/.exec(words)?.[1]?.replaceAll(',', ''))
}

/** In by the menu, out by one undo, in again by one redo. */
export async function importAndUndo(drawing: DrawingPage, file: string | NamedFile): Promise<void> {
  const name = typeof file === 'string' ? basename(file) : file.name
  const before = await drawing.elements()
  await chooseFile(drawing.page, file)
  const told = await countTold(drawing.page, name)
  const after = await drawing.elements()
  expect(after.length, `${name} brings something in`).toBeGreaterThan(before.length)
  expect(told, `${name}: what was told is what came`).toBe(after.length - before.length)
  await drawing.press('Control+z')
  expect(await drawing.elements(), 'one undo takes all of it back').toEqual(before)
  await drawing.press('Control+Shift+z')
  expect(await drawing.elements(), 'one redo brings all of it back').toEqual(after)
}

export async function expectTheSameAfterReload(drawing: DrawingPage): Promise<void> {
  // Tens of thousands of changes on a busy machine take their time.
  await drawing.whenSaved(120_000)
  const elements = await drawing.elements()
  await drawing.reload()
  expect(await drawing.elements()).toEqual(elements)
  const rows = await readCanvas(drawing.canvasId)
  expect(rows.elementIds).toEqual(elements.map(({ id }) => id).sort())
  expect(rows.replayDifference).toBeNull()
}
