import type { BrowserContext, CDPSession, Page } from '@playwright/test'
import type { Element } from '../../lib/editor/model/element'
import { DrawingPage } from '../support/drawing-page'
import { expect, test } from './support/test'

type At = readonly [number, number]

/** The times that the system stamps on what hands do: a tap takes as long as it is meant to, however busy the machine is. */
class HandTime {
  private lastSeconds = Date.now() / 1000

  /** Seconds since 1970, 5 ms after the sign before it. */
  next(): number {
    this.lastSeconds += 0.005
    return this.lastSeconds
  }

  /** Something else was done meanwhile. */
  catchUp(): void {
    this.lastSeconds = Math.max(this.lastSeconds, Date.now() / 1000)
  }
}

/** Fingers on glass, as the browser is told of them by the system. */
class Fingers {
  private areDown = false

  private constructor(
    private readonly session: CDPSession,
    private readonly time: HandTime,
    private readonly followsPen: boolean,
  ) {}

  /** With the time of a pen they touch the glass right after it. */
  static async of(context: BrowserContext, page: Page, penTime?: HandTime): Promise<Fingers> {
    const session = await context.newCDPSession(page)
    return new Fingers(session, penTime ?? new HandTime(), penTime !== undefined)
  }

  async down(...at: readonly At[]): Promise<void> {
    if (!this.areDown && !this.followsPen) this.time.catchUp()
    this.areDown = true
    await this.send('touchStart', at)
  }

  async move(...at: readonly At[]): Promise<void> {
    await this.send('touchMove', at)
  }

  async up(): Promise<void> {
    await this.send('touchEnd', [])
    this.areDown = false
  }

  /** One finger, from place to place. */
  async drag(from: At, to: At): Promise<void> {
    await this.down(from)
    for (let i = 1; i <= 5; i++)
      await this.move([from[0] + ((to[0] - from[0]) * i) / 5, from[1] + ((to[1] - from[1]) * i) / 5])
    await this.up()
  }

  async tap(...at: readonly At[]): Promise<void> {
    // One after the other, as fingers do.
    for (let i = 1; i <= at.length; i++) await this.down(...at.slice(0, i))
    await this.up()
  }

  private async send(type: 'touchStart' | 'touchMove' | 'touchEnd', at: readonly At[]): Promise<void> {
    const touchPoints = at.map(([x, y], id) => ({ x, y, id }))
    await this.session.send('Input.dispatchTouchEvent', { type, touchPoints, timestamp: this.time.next() })
  }
}

/** A pen with pressure. */
async function penLine(session: CDPSession, time: HandTime, [from, to]: readonly [At, At]): Promise<void> {
  const send = (type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', [x, y]: At, force: number) =>
    session.send('Input.dispatchMouseEvent', {
      type,
      x,
      y,
      force,
      button: 'left',
      buttons: type === 'mouseReleased' ? 0 : 1,
      clickCount: 1,
      pointerType: 'pen',
      timestamp: time.next(),
    })
  await send('mousePressed', from, 0.2)
  for (let i = 1; i <= 6; i++)
    await send(
      'mouseMoved',
      [from[0] + ((to[0] - from[0]) * i) / 6, from[1] + ((to[1] - from[1]) * i) / 6],
      0.2 + i / 10,
    )
  await send('mouseReleased', to, 0)
}

/** In a hurry: whatever touches the glass next means the tool. */
async function tapTool(page: Page, name: string): Promise<void> {
  await page.getByRole('radio', { name, exact: true }).tap()
}

async function only<T extends Element['type']>(drawing: DrawingPage, type: T) {
  const found = (await drawing.elements()).filter((element) => element.type === type)
  const [element] = found
  if (!element || found.length > 1) throw new Error(`There are ${found.length} of type ${type}.`)
  return element as Extract<Element, { type: T }>
}

test('fingers draw, pan, pinch, take back and do again, and ask for the menu, on a phone whose panels stay usable', async ({
  browser,
  baseUrl,
}) => {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    hasTouch: true,
    isMobile: true,
  })
  const page = await context.newPage()
  const drawing = await DrawingPage.asGuest(page, baseUrl)
  await page.goto(page.url().replace(/\?.*/, '?debug=face'))
  await drawing.whenReady()
  const fingers = await Fingers.of(context, page)

  // The toolbar is wider than the phone: it is pushed along, and every tool can be had.
  const eraser = page.getByRole('radio', { name: 'Eraser', exact: true })
  await eraser.scrollIntoViewIfNeeded()
  const { x, width } = (await eraser.boundingBox()) ?? { x: -1, width: 0 }
  expect(x >= 0 && x + width <= 390).toBe(true)

  await tapTool(page, 'Rectangle')
  await fingers.drag([80, 200], [260, 290])
  expect(await only(drawing, 'rectangle')).toMatchObject({ x: 80, y: 200, width: 180, height: 90 })

  // What is selected shows as a sheet at the bottom that opens when it is asked for.
  const sheet = page.getByRole('region', { name: 'Properties' })
  await expect(sheet.getByRole('button', { name: 'Properties' })).toHaveAttribute('aria-expanded', 'false')
  await expect(
    sheet.getByRole('spinbutton', { name: 'X' }).or(sheet.getByLabel('X', { exact: true })),
  ).toBeHidden()
  await sheet.getByRole('button', { name: 'Properties' }).click()
  await expect(sheet.getByText('Opacity')).toBeVisible()
  const open = (await sheet.boundingBox()) ?? { y: 0, height: 844 }
  expect(open.y, 'the drawing stays in sight').toBeGreaterThan(300)
  await sheet.getByRole('button', { name: 'Properties' }).click()

  // One finger moves what it touches.
  await fingers.drag([80, 222], [110, 282])
  expect(await only(drawing, 'rectangle')).toMatchObject({ x: 110, y: 260 })

  // Two fingers pan and pinch, and draw nothing with any tool.
  await tapTool(page, 'Ellipse')
  await fingers.down([150, 500])
  await fingers.down([150, 500], [250, 500])
  await fingers.move([120, 520], [280, 520])
  await fingers.move([100, 540], [300, 540])
  await fingers.up()
  const pinched = await drawing.camera()
  expect(pinched.zoom).toBeCloseTo(2, 1)
  expect(await drawing.elements()).toHaveLength(1)
  await tapTool(page, 'Select')

  // Taps of two take back, of three do again.
  await fingers.tap([100, 600], [200, 600])
  expect(await only(drawing, 'rectangle')).toMatchObject({ x: 80, y: 200 })
  await fingers.tap([100, 600], [200, 600], [300, 600])
  expect(await only(drawing, 'rectangle')).toMatchObject({ x: 110, y: 260 })
  expect(await drawing.camera(), 'a tap moves nothing').toEqual(pinched)

  // A finger that rests opens the menu of what it rests on, and moves nothing.
  await drawing.press('Shift+1')
  await page.evaluate((id) => window.editor?.select([id]), (await only(drawing, 'rectangle')).id)
  await page.evaluate(() => window.editor?.setCamera({ x: 0, y: 0, zoom: 1 }))
  await fingers.down([110, 300])
  await expect(page.getByRole('menu')).toBeVisible()
  await expect(page.getByRole('menuitem', { name: /^Duplicate/ })).toBeVisible()
  await fingers.up()
  await expect(page.getByRole('menu')).toHaveCount(1)
  await page.getByRole('menuitem', { name: /^Duplicate/ }).tap()
  await expect.poll(async () => (await drawing.elements()).length).toBe(2)
  await drawing.whenSaved()
  await context.close()
})

test('a pen draws with its pressure, its other end erases, and the hand that holds it draws nothing', async ({
  browser,
  baseUrl,
}) => {
  const context = await browser.newContext({
    viewport: { width: 1024, height: 768 },
    hasTouch: true,
    deviceScaleFactor: 2,
  })
  const page = await context.newPage()
  const drawing = await DrawingPage.asGuest(page, baseUrl)
  const time = new HandTime()
  await drawing.press('p')
  await penLine(await context.newCDPSession(page), time, [
    [300, 300],
    [500, 360],
  ])
  const ink = await only(drawing, 'draw')
  expect(ink.pressures.length).toBe(ink.points.length / 2)
  expect(ink.pressures[0]).toBeCloseTo(0.2, 1)
  expect(Math.max(...ink.pressures)).toBeGreaterThan(0.6)

  // The palm beside the pen pans at most, whatever the tool.
  const fingers = await Fingers.of(context, page, time)
  await fingers.drag([600, 400], [640, 440])
  expect(await drawing.elements()).toHaveLength(1)
  expect(await drawing.camera()).toEqual({ x: -40, y: -40, zoom: 1 })

  // The other end erases while the pen is the tool. No browser lets a test turn a pen over: the events are made by hand.
  await page.evaluate(() => {
    const surface = document.querySelector('[data-testid="canvas"]')
    const send = (type: string, clientX: number, clientY: number, buttons: number, button: number) =>
      surface?.dispatchEvent(
        new PointerEvent(type, {
          pointerId: 1,
          pointerType: 'pen',
          bubbles: true,
          cancelable: true,
          clientX,
          clientY,
          buttons,
          button,
        }),
      )
    send('pointerdown', 440, 300, 32, 5)
    send('pointermove', 440, 370, 32, -1)
    send('pointermove', 440, 440, 32, -1)
    send('pointerup', 440, 440, 0, 5)
  })
  expect(await drawing.elements()).toHaveLength(0)
  await drawing.press('Control+z')
  expect(await drawing.elements()).toHaveLength(1)
  await expect(page.getByRole('radio', { name: 'Draw', exact: true })).toBeChecked()
  await drawing.whenSaved()
  await context.close()
})

test('wheels and trackpads: two fingers and the wheel pan, Shift turns it, Control zooms to the pointer', async ({
  drawing,
}) => {
  const { page } = drawing
  await drawing.drawRectangle([300, 300], [400, 400])
  await page.mouse.move(300, 300)
  await page.mouse.wheel(30, 50)
  expect(await drawing.camera()).toEqual({ x: 30, y: 50, zoom: 1 })
  await drawing.holding('Shift', () => page.mouse.wheel(0, 70))
  expect(await drawing.camera()).toEqual({ x: 100, y: 50, zoom: 1 })
  await drawing.holding('Control', () => page.mouse.wheel(0, -20))
  const zoomed = await drawing.camera()
  expect(zoomed.zoom).toBeGreaterThan(1.1)
  expect((300 / zoomed.zoom + zoomed.x).toFixed(6), 'what was under the pointer stays there').toBe(
    '400.000000',
  )

  // The button goes up where the page is not told: the gesture ends at the next sign of the hand.
  await page.evaluate(() => window.editor?.setCamera({ x: 0, y: 0, zoom: 1 }))
  await drawing.press('Escape')
  const before = await drawing.elements()
  await page.mouse.move(300, 350)
  await page.mouse.down()
  await page.mouse.move(350, 350, { steps: 3 })
  await page.evaluate(() => {
    document.querySelector('[data-testid="canvas"]')?.dispatchEvent(
      new PointerEvent('pointermove', {
        pointerId: 1,
        pointerType: 'mouse',
        bubbles: true,
        buttons: 0,
        clientX: 350,
        clientY: 350,
      }),
    )
  })
  expect(await drawing.elements()).not.toEqual(before)
  await page.mouse.move(500, 500)
  await page.mouse.up()
  expect((await drawing.elements())[0]).toMatchObject({ x: 350, y: 300 })
})
