export {
  type BottleneckType,
  bottleneckTypes,
  type LocationType,
  locationTypes,
  type ProjectState,
} from './model.ts'
export { type OpenProjects, openProjects, openProjectsCsv, openProjectsObjects } from './open-projects.ts'
export {
  type ProjectLine,
  type ProjectsInShort,
  projectAddresses,
  projectsInShort,
  searchProjects,
} from './projects-in-short.tsx'
export { locationTypesOf, seeProjects } from './rules.ts'
