import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chromium, type Page } from '@playwright/test'
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

/** Does something in a page that has the program. */
async function inPage<Answer>(act: (page: Page) => Promise<Answer>): Promise<Answer> {
  const executablePath = await findBrowser()
  const browser = await chromium.launch(executablePath ? { executablePath } : {})
  try {
    const page = await browser.newPage()
    await page.addScriptTag({ content: await bundle() })
    return await act(page)
  } finally {
    await browser.close()
  }
}

interface Program {
  trialWords(): number[]
  editWords(before: unknown, after: unknown): number[][]
}

test('the kernel gives in Chromium the bits on record, from bytes that are in the script itself', async () => {
  const words = await inPage(page => page.evaluate(() => (globalThis as unknown as Program).trialWords()))
  const bytes = new Uint8Array(Uint32Array.from(words).buffer)
  expect(bytes.length).toBe(7 * 20_000 * 4)
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(kernelDigest)
})

test('an edit of a case on kept trials in Chromium has the bits of a run of the whole here', async () => {
  const text = execFileSync(process.execPath, ['engine/bench/risk/print-edit.ts'], { encoding: 'utf8' })
  const told = await inPage(page =>
    page.evaluate(both => {
      const { before, after } = JSON.parse(both) as { before: unknown; after: unknown }
      return (globalThis as unknown as Program).editWords(before, after)
    }, text),
  )
  const digest = createHash('sha256')
  for (const words of told) digest.update(new Uint8Array(Uint32Array.from(words).buffer))
  expect(told.length).toBeGreaterThan(10)
  expect(digest.digest('hex')).toBe((JSON.parse(text) as { digest: string }).digest)
})
