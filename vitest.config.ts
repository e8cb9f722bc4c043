import { defineConfig } from 'vitest/config'

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    exclude: ['**/node_modules/**', '**/*.long.test.ts'],
    projects: [
      {
        extends: true,
        // Nothing of the engine outlives a test, so that its files and the solver are loaded once and not for each file.
        test: { name: 'engine', include: ['engine/**/*.test.ts'], isolate: false },
      },
      {
        extends: true,
        test: {
          name: 'platform',
          include: ['platform/**/*.test.{ts,tsx}', 'tools/**/*.test.ts'],
          globalSetup: ['platform/kit/database/testing-setup.ts'],
        },
      },
    ],
    hookTimeout: 60_000,
    // By itself it leaves one core free; the database server needs little of it.
    maxWorkers: 2,
    testTimeout: 30_000,
  },
})
