import { readingInstant } from '../../kit/clock/clock.ts'
import { dayOf } from '../../kit/clock/dutch-days.ts'
import type { Panel } from '../../kit/module/module.ts'
import { currentProgramme } from '../programme/index.ts'
import { LinesPanel } from './pages/lines.tsx'
import { readActivities } from './store.ts'

/** Line by line what the programme does and what it brought, on its public page. */
export const linesPanel: Panel = {
  place: 'site/programme',
  order: 5,
  show: async ({ services: { db, clock }, context: { language } }) => {
    const programme = await currentProgramme(db)
    const activities = programme ? await readActivities(db, programme.id) : []
    if (activities.length === 0) return undefined
    const today = dayOf(readingInstant(clock) ?? clock.now())
    return <LinesPanel activities={activities} today={today} language={language} />
  },
}
