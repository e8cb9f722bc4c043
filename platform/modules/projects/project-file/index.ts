export { readProjects } from './read.ts'
export {
  openColumns,
  projectAsObject,
  projectsAsCsv,
  projectsAsGeoJson,
  projectsAsReadableFile,
  projectsAsWorkbook,
} from './write.ts'
