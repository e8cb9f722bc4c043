import { may } from '../../../kit/access/permission.ts'
import { dayOf } from '../../../kit/clock/dutch-days.ts'
import { href } from '../../../kit/http/address.ts'
import type { Panel } from '../../../kit/module/module.ts'
import { links } from '../links.ts'
import { readAdmitted } from '../participation/store.ts'
import { projectTexts } from '../texts.ts'
import { residentTermsDigest } from './actions/people.ts'
import { InvolvementTasks } from './pages/tasks.tsx'
import { admitResidents, involvedIn } from './rules/rights.ts'
import { asksStatement, isAdmittedOn } from './rules/terms.ts'
import { readAdvisers } from './store/advisers.ts'
import { countOpenQuestions, countRequests, readResidenciesOf } from './store/residents.ts'

const nobody = { residentIds: [], adviserIds: [] }

/** What residents and advisers ask of this person, or the project of them, on the page of the own work. */
export const involvementPanel: Panel = {
  place: 'parties/work-tasks',
  order: 30,
  show: async ({ services: { db, clock }, context: { actor, language } }) => {
    if (!actor) return undefined
    const t = projectTexts(language)
    const today = dayOf(clock.now())
    const [questions, requests] = [await countOpenQuestions(db), await countRequests(db)]
    const [mine, advice] = [
      await readResidenciesOf(db, actor.personId),
      await readAdvisers(db, { personId: actor.personId }),
    ]
    const digest = residentTermsDigest()
    const projects = await readAdmitted(db)
    const tasks = projects.flatMap(({ id, slug, name: project, parties, withdrawal }) => {
      const leads = !withdrawal && may(actor, admitResidents, involvedIn({ parties }, nobody))
      const own = mine.get(id)
      const waits = own && isAdmittedOn(today, own) && own.termsDigest !== digest
      const adviser = withdrawal
        ? undefined
        : advice.find(one => one.projectId === id && asksStatement(today, one))
      const [asked, open] = [requests.get(id) ?? 0, questions.get(id) ?? 0]
      const residentsHref = href(links.residents, { slug })
      return [
        ...(leads && asked > 0
          ? [{ href: residentsHref, text: t('taskRequests', { count: asked, project }) }]
          : []),
        ...(leads && open > 0
          ? [{ href: residentsHref, text: t('taskQuestions', { count: open, project }) }]
          : []),
        ...(waits ? [{ href: residentsHref, text: t('taskTerms', { project }) }] : []),
        ...(adviser ? [{ href: href(links.advisers, { slug }), text: t('taskStatement', { project }) }] : []),
      ]
    })
    return tasks.length > 0 ? <InvolvementTasks tasks={tasks} /> : undefined
  },
}
