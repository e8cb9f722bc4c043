import { defineConfig } from 'vitest/config'

/** Folders of the engine of which the tests beside the code take every branch. */
const folders =
  'engine/src/{formulas,rules,ledger,case,cooperation,matching,welfare,workbook,funds,deal,selection,commands}'

// Fails when a branch of these folders is taken by no test: `npm run coverage`. Then a test by hand-made figures is
// missing, or the branch cannot happen and can go.
export default defineConfig({
  test: {
    include: [`${folders}/**/*.test.ts`],
    exclude: ['**/*.long.test.ts'],
    // What is counted runs slower.
    testTimeout: 120_000,
    maxWorkers: 2,
    coverage: {
      enabled: true,
      include: [`${folders}/**/*.ts`],
      exclude: ['**/*.test.ts', '**/testing.ts', '**/testing/**'],
      reporter: [['text', { skipFull: true }]],
      reportsDirectory: 'node_modules/.coverage',
      thresholds: { branches: 100 },
    },
  },
})
