export { openProjects, openProjectsCsv, openProjectsGeoJson, openProjectsObjects } from './open-projects.ts'
export {
  type ProjectLine,
  type ProjectsInShort,
  projectAddresses,
  projectsInShort,
} from './projects-in-short.tsx'
export { readMunicipalitiesWith as municipalitiesWithBottlenecks } from './store/known-bottlenecks.ts'
