import { createServer } from 'node:net'
import { defineConfig } from '@playwright/test'
import { findInstalledBrowser } from './tools/find-browser.mjs'

// This file is read again by every worker: what was chosen once travels in the environment.
process.env.JOURNEYS_PORT ??= String(await freePort())
const { JOURNEYS_PORT: port } = process.env
const address = `http://localhost:${port}`
const browser = findInstalledBrowser()

/** The journeys: whole tasks of one person, on a site of their own with the demonstration programme. */
export default defineConfig({
  testDir: 'journeys',
  testMatch: '*.journey.ts',
  workers: 1,
  timeout: 120_000,
  forbidOnly: true,
  reporter: 'list',
  use: {
    baseURL: address,
    locale: 'nl-NL',
    timezoneId: 'Europe/Amsterdam',
    // Colours turn at once: axe would otherwise look in the middle of a change.
    contextOptions: { reducedMotion: 'reduce' },
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(browser ? { executablePath: browser } : {}),
      // Chromium refuses its sandbox to root.
      chromiumSandbox: process.getuid?.() !== 0,
    },
  },
  webServer: {
    command: `"${process.execPath}" journeys/serve.ts`,
    url: `${address}/gereed`,
    env: { PORT: port, ORIGIN: address, LOG_LEVEL: 'error' },
    timeout: 120_000,
    // The embedded database stops together with the site.
    gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
  },
})

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const found = server.address()
      server.close(() =>
        typeof found === 'object' && found ? resolve(found.port) : reject(new Error('no free port')),
      )
    })
  })
}
