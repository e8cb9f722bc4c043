import { createHash } from 'node:crypto'
import { chromium } from '@playwright/test'
import { build } from 'vite'
import { expect, test } from 'vitest'
import { findBrowser } from '../find-browser.mjs'
import { kernelDigest } from './kernel-digest.ts'

/** The program of the page, its imports folded in. */
async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      lib: { entry: 'engine/bench/risk/browser-trials.ts', formats: ['iife'], name: 'trials' },
    },
  })
  const [{ output }] = built as unknown as [{ output: [{ code: string }] }]
  return output[0].code
}

test('the kernel gives in Chromium the bits on record, from bytes that are in the script itself', async () => {
  const executablePath = await findBrowser()
  const browser = await chromium.launch(executablePath ? { executablePath } : {})
  try {
    const page = await browser.newPage()
    await page.addScriptTag({ content: await bundle() })
    const words = await page.evaluate(() =>
      (globalThis as unknown as { trialWords(): number[] }).trialWords(),
    )
    const bytes = new Uint8Array(Uint32Array.from(words).buffer)
    expect(bytes.length).toBe(7 * 20_000 * 4)
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(kernelDigest)
  } finally {
    await browser.close()
  }
})
