import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: { include: ['engine/**/*.test.ts', 'platform/**/*.test.{ts,tsx}', 'tools/**/*.test.ts'] },
})
