import { defineConfig } from '@playwright/test';
import { CHROMIUM_ARGS, findChromium } from './tests/support/chromium';

const TIMED = '**/lockout.spec.ts';
/** They write requests as the same person, whose drafts follow them into every browser: one after the other. */
const FORMS = ['customer-case-page', 'customer-cases', 'filing', 'form-script', 'main-job'].map(
  (name) => `**/${name}.spec.ts`,
);

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'tests/.results/browser',
  globalSetup: './tests/support/browser-product.ts',
  workers: 2,
  forbidOnly: true,
  // Limits that end what hangs. What has to be quick is held to its time by its own test.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  projects: [
    // First, so that the other worker has the pages meanwhile; at the end one of the two would have nothing to do.
    { name: 'forms', testMatch: FORMS, workers: 1 },
    { name: 'pages', testIgnore: [TIMED, ...FORMS] },
    // Holds the product to a second: it has the machine to itself.
    { name: 'timed', testMatch: TIMED, dependencies: ['pages', 'forms'] },
  ],
  reporter: [['list'], ['json', { outputFile: 'tests/.results/browser.json' }]],
  use: {
    // Set by the global setup, before the workers read this file.
    baseURL: process.env.E2E_BASE_URL,
    actionTimeout: 30_000,
    navigationTimeout: 60_000,
    timezoneId: 'Europe/London',
    locale: 'en-GB',
    // A trace of every step costs a fourth of the time: `npx playwright test --trace on` makes one.
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: findChromium(), args: CHROMIUM_ARGS },
  },
});
