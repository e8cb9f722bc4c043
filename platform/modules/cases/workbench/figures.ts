export * from '../rules/workbench/figures.ts'
