export { openProjects, openProjectsCsv, openProjectsGeoJson, openProjectsObjects } from './open-projects.ts'
export {
  type ProjectLine,
  type ProjectsInShort,
  projectAddresses,
  projectsInShort,
  searchProjects,
} from './projects-in-short.tsx'
