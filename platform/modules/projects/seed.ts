import { readFile } from 'node:fs/promises'
import type { Services } from '../../kit/module/services.ts'
import { importProjects } from './actions.ts'

const file = new URL('data/projects.csv', import.meta.url)

/** Loads the public facts of the areas. They are no demonstration: each carries its source and year. */
export async function seedProjects(services: Pick<Services, 'db' | 'clock'>): Promise<number> {
  return importProjects(services, await readFile(file, 'utf8'))
}
