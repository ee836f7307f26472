import { defineConfig } from '@playwright/test'
import { findChromium } from './tests/support/chromium'
import { slowness } from './tests/support/slowness'

/** Browser tests on the built product with a real database of their own (tests/e2e/support/global-setup.ts). */
export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: '.tmp/e2e',
  globalSetup: './tests/e2e/support/global-setup.ts',
  // Two cores: a second worker would only make both slower.
  workers: 1,
  retries: 0,
  timeout: 60_000 * slowness,
  expect: { timeout: 10_000 },
  use: {
    viewport: { width: 1280, height: 800 },
    launchOptions: await findChromium(),
    // It has specs of its own (offline.spec.ts); here every guest would fetch the whole app once more.
    serviceWorkers: 'block',
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
  },
})
