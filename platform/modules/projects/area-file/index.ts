export { readAreas } from './read.ts'
export { areaAsObject, areasAsCsv, areasAsReadableFile, openColumns } from './write.ts'
