import { write } from '../../kit/access/write.ts'
import type { Services } from '../../kit/module/services.ts'
import { projectSelection } from './model.ts'
import { projectsAsReadableFile, readProjects } from './project-file/index.ts'
import { projectsInFull, writeProject } from './store/index.ts'

/**
 * Reads a file of areas and keeps what it says; an area that is kept as the file has it is left alone, so a second
 * time changes nothing. Areas that the file does not name stay.
 * @returns how many areas were added or changed
 * @throws Error that names the line that cannot be read; then nothing is changed
 */
export async function importProjects(services: Pick<Services, 'db' | 'clock'>, csv: string): Promise<number> {
  const { db, clock } = services
  const kept = new Map(
    (await projectsInFull(db, projectSelection.parse({}))).map(project => [project.slug, project]),
  )
  const line = (project: Parameters<typeof projectsAsReadableFile>[0][number]) =>
    projectsAsReadableFile([project])
  const changed = readProjects(csv).filter(project => {
    const before = kept.get(project.slug)
    return !before || line(before) !== line(project)
  })
  if (changed.length === 0) return 0
  await write({ db, clock, actor: undefined }, 'importProjects', async (tx, record, now) => {
    for (const project of changed) {
      const before = kept.get(project.slug)
      const objectId = await writeProject(tx, project, now)
      record({ objectKind: 'project', objectId, before: before && line(before), after: line(project) })
    }
  })
  return changed.length
}
