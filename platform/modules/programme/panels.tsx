import { hasRole } from '../../kit/access/actor.ts'
import type { Panel } from '../../kit/module/module.ts'
import { PageChoice } from '../../kit/ui/index.ts'
import { datedThings } from './dated.ts'
import { programmePages } from './pages/choice.ts'
import { Ahead, TermPanel } from './pages/term.tsx'
import { programmeChoice } from './rules/choice.ts'
import { readCurrentProgramme, readMilestones, readProgrammes } from './store/programmes.ts'

/** The programmes that there are, above what is told of one. */
export const navPanel: Panel = {
  place: 'site/programme',
  order: 1,
  show: async ({ services: { db }, context: { language }, objectId: slug }) => {
    const choice = programmeChoice(await readProgrammes(db), { slug, seesAll: false })
    if (choice.programmes.length < 2) return undefined
    const hrefOf = (programma: string | undefined) =>
      programma ? `/programma?programma=${programma}` : '/programma'
    return <PageChoice {...programmePages(choice, language, hrefOf)} />
  },
}

/** The term of the programme, its milestones and what ends when, on the public page of the programme. */
export const termPanel: Panel = {
  place: 'site/programme',
  order: 10,
  show: async ({ services, context: { actor, language }, objectId: slug }) => {
    const { db, clock } = services
    const { chosen: programme } = programmeChoice(await readProgrammes(db), { slug, seesAll: false })
    if (!programme) return undefined
    const seesAll = actor !== undefined && hasRole(actor, 'T', 'D', 'S', 'L')
    return (
      <TermPanel
        language={language}
        programme={programme}
        milestones={await readMilestones(db, programme.id)}
        things={(await datedThings(services, programme.id)).filter(one => one.isPublic || seesAll)}
        today={clock.now().toZonedDateTimeISO('Europe/Amsterdam').toPlainDate().toString()}
      />
    )
  },
}

const aheadCount = 4

/** What the programme works towards next, on the home page. */
export const aheadPanel: Panel = {
  place: 'site/home-news',
  order: 20,
  show: async ({ services: { db }, context: { language } }) => {
    const programme = await readCurrentProgramme(db)
    const milestones = programme ? await readMilestones(db, programme.id) : []
    const open = milestones.filter(one => one.reachedOn === undefined).slice(0, aheadCount)
    return open.length > 0 ? <Ahead milestones={open} language={language} /> : undefined
  },
}
