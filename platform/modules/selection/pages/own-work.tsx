import { href } from '../../../kit/http/address.ts'
import { formats } from '../../../kit/texts/formats.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import { WorkGroup } from '../../../kit/ui/index.ts'
import type { OwnAssignment } from '../actions/own-assessment.ts'
import { links } from '../links.ts'
import type { SubmissionOutcome } from '../model.ts'
import { OutcomeBadge } from './proposal.tsx'
import { say } from './say.ts'

/** Assessments that wait, each with its day. */
export function WaitingAssessments({
  rows,
  language,
}: {
  rows: readonly OwnAssignment[]
  language: Language
}) {
  const t = say(language)
  return (
    <ul class="v-lines">
      {rows.map(row => (
        <li key={row.id}>
          <a href={href(links.assessment, { id: row.id })}>{t('taskAssess', { plan: row.title })}</a>
          <span class="sub">{formats(language).date(row.dueOn)}</span>
        </li>
      ))}
    </ul>
  )
}

/** Own plans on which there is a decision. */
export function DecidedPlans({
  rows,
  language,
}: {
  rows: readonly { id: string; title: string; outcome: SubmissionOutcome }[]
  language: Language
}) {
  const t = say(language)
  return (
    <WorkGroup id="besluiten-over-plannen" title={t('filesDecided')}>
      {rows.map(row => (
        <li key={row.id}>
          <a href={href(links.ownOutcome, { id: row.id })}>{row.title}</a>{' '}
          <OutcomeBadge outcome={row.outcome} language={language} />
        </li>
      ))}
    </WorkGroup>
  )
}
