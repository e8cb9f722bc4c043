/** The programs that write what is checked in; with `--check` each proves that its files are fresh. */
export const generators = [
  'tools/module-map.ts',
  'tools/error-pages.ts',
  'tools/method-pages.ts',
  'tools/generate-tables.ts',
  'tools/permission-table.ts',
  'tools/api-document.ts',
  'tools/api-client.ts',
  'tools/risk-kernel.ts',
] as const
