import { defineConfig } from 'vitest/config'

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: ['engine/**/*.test.ts', 'platform/**/*.test.{ts,tsx}', 'tools/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/*.long.test.ts'],
    globalSetup: ['platform/kit/database/testing-setup.ts'],
    hookTimeout: 60_000,
    // By itself it leaves one core free; the database server needs little of it.
    maxWorkers: 2,
    testTimeout: 30_000,
  },
})
