import { readingInstant } from '../../kit/clock/clock.ts'
import { dayOf } from '../../kit/clock/dutch-days.ts'
import { href } from '../../kit/http/address.ts'
import type { Panel } from '../../kit/module/module.ts'
import { allProgrammes, programmeChoice } from '../programme/index.ts'
import { links } from './links.ts'
import { LinesPanel } from './pages/lines.tsx'
import { readActivities } from './store.ts'

/** Line by line what the programme does and what it brought, on its public page. */
export const linesPanel: Panel = {
  place: 'site/programme',
  order: 5,
  show: async ({ services: { db, clock }, context: { language }, objectId: slug }) => {
    const choice = programmeChoice(await allProgrammes(db), { slug, seesAll: false })
    const activities = choice.chosen ? await readActivities(db, choice.chosen.id) : []
    if (activities.length === 0) return undefined
    const today = dayOf(readingInstant(clock) ?? clock.now())
    const allHref = href(links.activities, {}, { programma: choice.asked })
    return <LinesPanel activities={activities} today={today} language={language} allHref={allHref} />
  },
}
