export {
  type AreaLine,
  type AreasInShort,
  areaAddresses,
  areasInShort,
  searchAreas,
} from './areas-in-short.tsx'
export {
  type BottleneckType,
  bottleneckTypes,
  type LocationType,
  locationTypes,
  type ProjectState,
} from './model.ts'
export { type OpenAreas, openAreas, openAreasCsv, openAreasObjects } from './open-areas.ts'
export { locationTypesOf, seeProjects } from './rules.ts'
