export { loadInvolvement } from './involvement/seed.ts'
export { openProjects, openProjectsCsv, openProjectsGeoJson, openProjectsObjects } from './open-projects.ts'
export { admitProject, publishProjects } from './participation/actions.ts'
export {
  type ProjectLine,
  type ProjectsInShort,
  projectAddresses,
  projectsInShort,
} from './projects-in-short.tsx'
export { readMunicipalitiesWith as municipalitiesWithBottlenecks } from './store/known-bottlenecks.ts'
