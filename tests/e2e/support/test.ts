import { type Browser, test as base } from '@playwright/test'
import { DrawingPage } from '../../support/drawing-page'
import { slowDown } from '../../support/slowness'

/** `drawing`: a new guest on an empty canvas. Anything the page logs as an error fails the test. */
export const test = base.extend<
  { baseUrl: string; drawing: DrawingPage; noPageErrors: undefined },
  { browser: Browser }
>({
  browser: [
    async ({ browser }, use) => {
      slowDown(browser)
      await use(browser)
    },
    { scope: 'worker' },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern.
  baseUrl: async ({}, use) => {
    const url = process.env.E2E_URL
    if (!url) throw new Error('The browser tests start through playwright.config.ts.')
    await use(url)
  },
  noPageErrors: [
    async ({ page }, use) => {
      const errors: string[] = []
      page.on('pageerror', (error) => errors.push(error.message))
      await use(undefined)
      if (errors.length > 0) throw new Error(`The page threw: ${errors.join('; ')}`)
    },
    { auto: true },
  ],
  drawing: async ({ page, baseUrl }, use) => {
    await use(await DrawingPage.asGuest(page, baseUrl))
  },
})

export { expect } from '@playwright/test'
