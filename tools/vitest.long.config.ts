import { defineConfig } from 'vitest/config'

// Drills that take minutes (a million rows, a server that is killed forty times): `npm run test:long`.
export default defineConfig({
  test: {
    include: ['{engine,platform,tools}/**/*.long.test.ts'],
    globalSetup: ['platform/kit/database/testing-setup.ts'],
    testTimeout: 600_000,
    hookTimeout: 60_000,
    fileParallelism: false,
  },
})
