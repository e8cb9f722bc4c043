export * from '../rules/workbench/change-case.ts'
