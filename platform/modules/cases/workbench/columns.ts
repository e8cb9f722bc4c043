export * from '../rules/workbench/columns.ts'
