import { write } from '../../kit/access/write.ts'
import type { Services } from '../../kit/module/services.ts'
import { areasAsReadableFile, readAreas } from './area-file/index.ts'
import { areaSelection } from './model.ts'
import { areasInFull, writeArea } from './store/index.ts'

/**
 * Reads a file of areas and keeps what it says; an area that is kept as the file has it is left alone, so a second
 * time changes nothing. Areas that the file does not name stay.
 * @returns how many areas were added or changed
 * @throws Error that names the line that cannot be read; then nothing is changed
 */
export async function importAreas(services: Pick<Services, 'db' | 'clock'>, csv: string): Promise<number> {
  const { db, clock } = services
  const kept = new Map((await areasInFull(db, areaSelection.parse({}))).map(area => [area.slug, area]))
  const line = (area: Parameters<typeof areasAsReadableFile>[0][number]) => areasAsReadableFile([area])
  const changed = readAreas(csv).filter(area => {
    const before = kept.get(area.slug)
    return !before || line(before) !== line(area)
  })
  if (changed.length === 0) return 0
  await write({ db, clock, actor: undefined }, 'importAreas', async (tx, record, now) => {
    for (const area of changed) {
      const before = kept.get(area.slug)
      const objectId = await writeArea(tx, area, now)
      record({ objectKind: 'project', objectId, before: before && line(before), after: line(area) })
    }
  })
  return changed.length
}
