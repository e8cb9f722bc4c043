export { seeProjects } from './rules.ts'
