import { expect, type Locator, type Page } from '@playwright/test'
import type { DebugFace } from '../../components/editor/debug/debug-face'
import type { Camera } from '../../lib/editor/camera'
import type { Element } from '../../lib/editor/model/element'

declare global {
  interface Window {
    editor?: DebugFace
  }
}

/** One person's editor in a real browser: moves a real mouse and types real keys. */
export class DrawingPage {
  readonly canvas: Locator
  readonly status: Locator

  constructor(readonly page: Page) {
    this.canvas = page.getByTestId('canvas')
    this.status = page.getByRole('status', { name: 'Save status' })
  }

  /** Begins as a guest on a canvas of one's own; answers with its id. */
  static async asGuest(page: Page, baseUrl: string): Promise<DrawingPage> {
    // These hands say to the pixel where they go; what is drawn to its neighbours is asked for where it is meant.
    await page.addInitScript(() => {
      if (localStorage.getItem('indelible-view') === null)
        localStorage.setItem('indelible-view', JSON.stringify({ snapsToObjects: false }))
    })
    await page.goto(baseUrl)
    await page.getByRole('button', { name: 'Start drawing' }).first().click()
    await page.waitForURL(/\/c\/[0-9a-f-]{36}/, { timeout: 30_000 })
    const drawing = new DrawingPage(page)
    await drawing.open(page.url())
    return drawing
  }

  get canvasId(): string {
    return /\/c\/([0-9a-f-]{36})/.exec(this.page.url())?.[1] ?? ''
  }

  /** Opens a canvas's address with the debug panel. */
  async open(url: string): Promise<void> {
    const address = new URL(url)
    address.searchParams.set('debug', '')
    await this.page.goto(address.toString())
    await this.whenReady()
  }

  async reload(): Promise<void> {
    await this.page.reload()
    await this.whenReady()
  }

  async whenReady(): Promise<void> {
    await expect(this.canvas).toBeVisible({ timeout: 30_000 })
    await this.page.waitForFunction(() => window.editor !== undefined)
    await this.whenSaved()
  }

  async whenSaved(timeout = 30_000): Promise<void> {
    await expect(this.status).toHaveAttribute('data-state', 'saved', { timeout })
  }

  /** Until the screen shows the drawing exactly, in its own letters. */
  async whenPainted(): Promise<void> {
    // What was just done is painted with the next frame.
    await this.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)))
    await this.page.waitForFunction(() => window.editor?.painted && document.fonts.status === 'loaded')
  }

  async elements(): Promise<Element[]> {
    return this.page.evaluate(() => window.editor?.elements() ?? [])
  }

  /** Sorted, for comparing what two screens or two moments show. */
  async elementIds(): Promise<string[]> {
    return (await this.elements()).map(({ id }) => id).sort()
  }

  async choose(tool: string): Promise<void> {
    await this.page.getByRole('radio', { name: tool, exact: true }).click()
  }

  /** CSS pixels of the drawing surface. */
  async drag(from: readonly [number, number], to: readonly [number, number], steps = 8): Promise<void> {
    const box = await this.canvas.boundingBox()
    if (!box) throw new Error('The canvas is not on the screen.')
    await this.page.mouse.move(box.x + from[0], box.y + from[1])
    await this.page.mouse.down()
    await this.page.mouse.move(box.x + to[0], box.y + to[1], { steps })
    await this.page.mouse.up()
  }

  async click(
    at: readonly [number, number],
    options: { clickCount?: number; button?: 'left' | 'right' } = {},
  ): Promise<void> {
    const box = await this.canvas.boundingBox()
    if (!box) throw new Error('The canvas is not on the screen.')
    await this.page.mouse.click(box.x + at[0], box.y + at[1], options)
  }

  /** Keys held down while something is done, such as `Shift`. */
  async holding(key: string, work: () => Promise<void>): Promise<void> {
    await this.page.keyboard.down(key)
    await work()
    await this.page.keyboard.up(key)
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key)
  }

  /** Selected ids, sorted. */
  async selection(): Promise<string[]> {
    return this.page.evaluate(() => [...(window.editor?.selection ?? [])].sort())
  }

  async camera(): Promise<Camera> {
    return this.page.evaluate(() => {
      if (!window.editor) throw new Error('The canvas was not opened with ?debug.')
      return { ...window.editor.camera }
    })
  }

  /** Does something, takes it back by key, does it again by key; answers with the elements it leads to. */
  async undoable(gesture: () => Promise<void>): Promise<Element[]> {
    const before = await this.elements()
    await gesture()
    const after = await this.elements()
    expect(after, 'the gesture changes something').not.toEqual(before)
    await this.press('Control+z')
    expect(await this.elements(), 'undo takes it back').toEqual(before)
    await this.press('Control+Shift+z')
    expect(await this.elements(), 'redo does it again').toEqual(after)
    return after
  }

  async drawRectangle(from: readonly [number, number], to: readonly [number, number]): Promise<void> {
    await this.choose('Rectangle')
    await this.drag(from, to)
  }
}
