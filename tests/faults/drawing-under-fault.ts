import type { Browser } from '@playwright/test'
import { type AppServer, startAppServer, temporaryDataDir } from '../support/app-server'
import { DrawingPage } from '../support/drawing-page'

/** A guest who draws one rectangle after the other on a server that faults may end and start again. */
export interface DrawingUnderFault {
  readonly drawing: DrawingPage
  readonly server: AppServer
  /** Rectangles drawn so far; each was one gesture. */
  readonly drawn: number
  draw(): Promise<void>
  /** Draws a rectangle whose end does not come: the button stays down. */
  beginGesture(): Promise<void>
  killServer(): Promise<void>
  startServerAgain(): Promise<void>
  /** Ends the tab's process, as running out of memory does. */
  crashTab(): Promise<void>
  reopenTab(): Promise<void>
}

export async function withDrawing<T>(
  browser: Browser,
  run: (it: DrawingUnderFault) => Promise<T>,
): Promise<T> {
  const dataDir = await temporaryDataDir()
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  let server = await startAppServer({ dataDir: dataDir.path })
  try {
    let drawing = await DrawingPage.asGuest(await context.newPage(), server.url)
    const address = drawing.page.url()
    let drawn = 0
    return await run({
      get drawing() {
        return drawing
      },
      get server() {
        return server
      },
      get drawn() {
        return drawn
      },
      async draw() {
        const left = 100 + (drawn % 20) * 50
        const top = 120 + (Math.floor(drawn / 20) % 14) * 40
        await drawing.drawRectangle([left, top], [left + 36, top + 28])
        drawn += 1
      },
      async beginGesture() {
        await drawing.choose('Rectangle')
        const box = await drawing.canvas.boundingBox()
        if (!box) throw new Error('The canvas is not on the screen.')
        await drawing.page.mouse.move(box.x + 300, box.y + 300)
        await drawing.page.mouse.down()
        await drawing.page.mouse.move(box.x + 420, box.y + 380, { steps: 5 })
      },
      async crashTab() {
        const crashed = drawing.page.waitForEvent('crash')
        const devtools = await context.newCDPSession(drawing.page)
        // Never answered: who would answer is gone.
        devtools.send('Page.crash').catch(() => {})
        await crashed
      },
      killServer: () => server.kill(),
      async startServerAgain() {
        server = await startAppServer({ dataDir: dataDir.path, port: server.port })
      },
      async reopenTab() {
        await drawing.page.close()
        drawing = new DrawingPage(await context.newPage())
        await drawing.open(address)
      },
    })
  } finally {
    await context.close()
    await server.stop()
    await dataDir.remove()
  }
}
