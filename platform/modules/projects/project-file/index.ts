export { readProjects } from './read.ts'
export { openColumns, projectAsObject, projectsAsCsv, projectsAsReadableFile } from './write.ts'
