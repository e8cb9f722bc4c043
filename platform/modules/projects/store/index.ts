export { lastRecorded, projectCounts, projectList } from './project-counts.ts'
export { projectRows } from './project-rows.ts'
export { nearestProjects, projectOverview, projectsInFull } from './projects.ts'
export { writeProject } from './write-project.ts'
