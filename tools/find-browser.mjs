import { existsSync } from 'node:fs'

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** Path of a Chromium of this machine: the one that CHROMIUM names, else an installed one; else nothing. */
export function findInstalledBrowser() {
  return [process.env.CHROMIUM, ...installed].find(path => path && existsSync(path))
}

/** Path of the browser the journeys run in: an installed one, else the one Playwright downloaded; else nothing. */
export async function findBrowser() {
  const found = findInstalledBrowser()
  if (found) return found
  const { chromium } = await import('@playwright/test')
  const own = chromium.executablePath()
  return existsSync(own) ? own : undefined
}
