import type { Page } from '@playwright/test'
import sharp from 'sharp'
import type { DrawingPage } from '../support/drawing-page'
import { expect, test } from './support/test'

type At = readonly [number, number]

async function twoSlides(drawing: DrawingPage): Promise<void> {
  await drawing.press('f')
  await drawing.drag([200, 150], [500, 350])
  await drawing.press('f')
  await drawing.drag([600, 150], [900, 350])
  await drawing.drawRectangle([650, 200], [750, 300])
  await drawing.press('Escape')
}

async function redShare(page: Page): Promise<number> {
  const { data, info } = await sharp(await page.screenshot())
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  let red = 0
  for (let i = 0; i < data.length; i += 3)
    if ((data[i] ?? 0) > 220 && (data[i + 1] ?? 0) < 90 && (data[i + 2] ?? 0) < 110) red++
  return red / (info.width * info.height)
}

/** A trail fades within a second, and a busy machine takes longer for a picture: the hand keeps moving meanwhile. */
async function expectTrail(page: Page, [from, to]: readonly [At, At], share: number): Promise<void> {
  await page.mouse.move(...from)
  await page.mouse.down()
  await expect
    .poll(async () => {
      const [red] = await Promise.all([redShare(page), sweep(page, from, to)])
      return red
    })
    .toBeGreaterThan(share)
  await page.mouse.up()
}

async function sweep(page: Page, from: At, to: At): Promise<void> {
  for (let i = 0; i < 10; i++) {
    await page.mouse.move(...to)
    await page.mouse.move(...from)
  }
}

test('frames are presented one after another, with a laser, and everything is as it was afterwards', async ({
  drawing,
}) => {
  const { page } = drawing
  await drawing.press('Control+Alt+Enter')
  await expect(page.getByText('There is no frame to present.')).toBeVisible()

  await twoSlides(drawing)
  const camera = await drawing.camera()
  const before = await drawing.elements()
  await drawing.press('Control+Alt+Enter')
  const stage = page.getByRole('dialog', { name: 'Presentation' })
  await expect(stage).toBeVisible()
  await expect(stage.getByRole('status')).toContainText('Page 1 of 2')
  await expect(page.getByRole('toolbar', { name: 'Tools' })).toBeHidden()
  const first = await drawing.camera()
  expect(first.x).toBeLessThan(201)
  expect(first.zoom).toBeGreaterThan(3)

  // Around the page it is dark.
  await expect
    .poll(async () => {
      const corner = await page.screenshot({ clip: { x: 2, y: 2, width: 1, height: 1 } })
      return Math.max(...(await sharp(corner).removeAlpha().raw().toBuffer()))
    })
    .toBeLessThan(24)

  // Forward by key, click and button, back by key; keys of the editor do nothing; the wheel moves nothing.
  await drawing.press('ArrowRight')
  await expect(stage.getByRole('status')).toContainText('Page 2 of 2')
  await drawing.press('Space', 'Delete', 'r', 'PageUp')
  await expect(stage.getByRole('status')).toContainText('Page 1 of 2')
  await page.mouse.click(640, 300)
  await expect(stage.getByRole('status')).toContainText('Page 2 of 2')
  const second = await drawing.camera()
  await page.mouse.wheel(0, 400)
  expect(await drawing.camera()).toEqual(second)

  // The laser leaves a trail that fades by itself.
  await drawing.press('k')
  const acrossPage = [
    [500, 300],
    [800, 400],
  ] as const
  await expectTrail(page, acrossPage, 0.0005)
  await expect.poll(() => redShare(page)).toBe(0)
  await drawing.press('Home')
  await expect(stage.getByRole('status')).toContainText('Page 1 of 2')

  await page.mouse.move(640, 500)
  await stage.getByRole('button', { name: 'End presentation' }).click()
  await expect(stage).toBeHidden()
  await expect(page.getByRole('toolbar', { name: 'Tools' })).toBeVisible()
  expect(await drawing.camera()).toEqual(camera)
  expect(await drawing.elements()).toEqual(before)

  // From the frame that is selected, and Escape ends it.
  await page.mouse.click(615, 140)
  await drawing.press('Control+Alt+Enter')
  await expect(stage.getByRole('status')).toContainText('Page 2 of 2')
  await drawing.press('Escape')
  await expect(stage).toBeHidden()
})

test('zen hides everything but the drawing, and the way back is at hand', async ({ drawing }) => {
  const { page } = drawing
  const tools = page.getByRole('toolbar', { name: 'Tools' })
  await drawing.press('Alt+z')
  await expect(tools).toBeHidden()
  await expect(page.getByRole('button', { name: 'Leave zen mode' })).toBeAttached()
  await expect(page.getByRole('button', { name: 'Menu', exact: true })).toBeHidden()
  await drawing.press('r')
  await drawing.drag([300, 300], [400, 400])
  expect(await drawing.elements()).toHaveLength(1)
  await drawing.press('Escape')
  await expect(tools, 'Escape first lets go of the selection').toBeHidden()
  await drawing.press('Escape')
  await expect(tools).toBeVisible()
  await drawing.press('Alt+z')
  await page.getByRole('button', { name: 'Leave zen mode' }).click()
  await expect(tools).toBeVisible()
})

test('a laser leaves nothing in the drawing', async ({ drawing }) => {
  const { page } = drawing
  await drawing.choose('Laser')
  const acrossCanvas = [
    [300, 300],
    [700, 400],
  ] as const
  await expectTrail(page, acrossCanvas, 0.0003)
  await expect.poll(() => redShare(page)).toBe(0)
  expect(await drawing.elements()).toEqual([])
  await expect(page.getByRole('radio', { name: 'Laser' }), 'it stays in the hand').toBeChecked()
  await drawing.press('Escape')
  await expect(page.getByRole('radio', { name: 'Select', exact: true })).toBeChecked()
})

test('a colour is picked from the drawing, the same in the light and in the dark', async ({ drawing }) => {
  const { page } = drawing
  await drawing.drawRectangle([300, 200], [400, 300])
  const properties = page.getByRole('region', { name: 'Properties' })
  await properties.getByRole('group', { name: 'Fill', exact: true }).getByRole('button').nth(1).click()
  const [painted] = await drawing.elements()
  const fill = painted?.type === 'rectangle' ? painted.fill : ''
  expect(fill).toMatch(/^#[0-9a-f]{6}$/)
  await drawing.press('Escape')
  await drawing.drawRectangle([500, 200], [600, 300])
  await properties.getByRole('group', { name: 'Fill', exact: true }).getByRole('button').first().click()
  await drawing.canvas.focus()

  await page.emulateMedia({ colorScheme: 'dark' })
  const loupe = page.getByTestId('eyedropper')
  await drawing.press('Shift+I')
  await expect(loupe).toBeAttached()
  await page.mouse.move(345, 250)
  await page.mouse.move(350, 250)
  await expect(loupe).toContainText(fill)
  await page.mouse.click(350, 250)
  await expect(loupe).toBeHidden()
  const second = async () => (await drawing.elements())[1]
  expect(await second()).toMatchObject({ fill, x: 500 })

  // With Alt it is the outline's; Escape takes none.
  await drawing.press('Shift+I')
  await expect(loupe).toBeAttached()
  await page.keyboard.down('Alt')
  await page.mouse.click(350, 250)
  await page.keyboard.up('Alt')
  await expect(loupe).toBeHidden()
  expect(await second()).toMatchObject({ fill, stroke: fill })
  await drawing.press('Shift+I')
  await expect(loupe).toBeAttached()
  await drawing.press('Escape')
  await expect(loupe).toBeHidden()
  expect(await drawing.selection()).toHaveLength(1)
})

test('the drawing can be light in a dark app', async ({ drawing }) => {
  const { page } = drawing
  const paper = async () => {
    const shot = await page.screenshot({ clip: { x: 900, y: 500, width: 1, height: 1 } })
    return Math.max(...(await sharp(shot).removeAlpha().raw().toBuffer()))
  }
  await page.emulateMedia({ colorScheme: 'dark' })
  await expect.poll(paper).toBeLessThan(60)
  await page.getByRole('button', { name: 'Menu', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Theme' }).hover()
  await page.getByRole('group', { name: 'Drawing' }).getByRole('menuitemradio', { name: 'Light' }).click()
  await expect.poll(paper).toBe(255)
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await drawing.reload()
  await expect.poll(paper).toBe(255)
})
