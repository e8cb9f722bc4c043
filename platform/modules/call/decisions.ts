import { href } from '../../kit/http/address.ts'
import { bilingual } from '../../kit/texts/texts.ts'
import { agendaSubjectSource, onDecisionTaken } from '../governance/index.ts'
import { criteriaSubject, freeze } from './actions/criteria.ts'
import { callSubject } from './actions/procedure.ts'
import { links } from './links.ts'
import { say } from './pages/say.ts'
import { wasAnnounced } from './rules/states.ts'
import { readCalls, readCriteriaSet, readCriteriaSets } from './store/calls.ts'

/** A decision about a draft of criteria adopts it, in the transaction of the vote itself. */
export const adoptByDecision = onDecisionTaken(async ({ tx, record, now, details }) => {
  const { decisionId, kind, isProposal, subject } = details
  if (kind !== 'criteria' || isProposal || subject?.kind !== criteriaSubject) return
  const set = await readCriteriaSet(tx, subject.id)
  if (set?.state === 'draft') await freeze(tx, record, { setId: set.id, decisionId, now })
})

/** Drafts of criteria can stand on an agenda; adopted ones are shown at their decision. */
export const criteriaSubjects = agendaSubjectSource(async db =>
  (await readCriteriaSets(db)).map(({ id, version, programmeId }) => ({
    ...{ kind: criteriaSubject, id, programmeId },
    title: bilingual(say, 'criteriaVersion', { version }),
    href: href(links.criteriaSet, { versie: String(version) }),
  })),
)

/** Calls that were announced can stand on an agenda: for a decision about their procedure. */
export const callSubjects = agendaSubjectSource(async db =>
  (await readCalls(db)).filter(wasAnnounced).map(({ id, number, title, programmeId }) => ({
    ...{ kind: callSubject, id, programmeId },
    title: {
      nl: say('nl')('callSubject', { number, title: title.nl }),
      en: say('en')('callSubject', { number, title: title.en }),
    },
    href: href(links.call, { nr: String(number) }),
  })),
)
