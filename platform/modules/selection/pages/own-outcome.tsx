import { href } from '../../../kit/http/address.ts'
import type { PageView } from '../../../kit/http/route.ts'
import { formats } from '../../../kit/texts/formats.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import {
  Actions,
  Alert,
  Button,
  CheckField,
  DataTable,
  DescriptionList,
  Form,
  LinkButton,
  Panel,
  TextAreaField,
  WorkPage,
} from '../../../kit/ui/index.ts'
import type { OwnOutcome } from '../actions/own-outcome.ts'
import { links } from '../links.ts'
import { writtenReason } from '../rules/outcomes.ts'
import { scoreWords } from './assessment-parts.tsx'
import { categoryName } from './categories.ts'
import { OutcomeBadge } from './proposal.tsx'
import { say } from './say.ts'

/** The decision on an own plan: what, why, the own scores, and what can be done about it. */
export function OwnOutcomePage({ data, context, form }: PageView<OwnOutcome & { isDone: boolean }>) {
  const { language } = context
  const t = say(language)
  const { date } = formats(language)
  const { plan, decided, criteria } = data
  const written = writtenReason(decided.reason)
  return (
    <WorkPage
      title={t('ownOutcomeTitle')}
      purpose={plan.title}
      action={
        <LinkButton kind="secondary" href={href(links.letter, { id: plan.id })}>
          {t('letterFile')}
        </LinkButton>
      }
    >
      {data.isDone && (
        <Alert kind="ok" isLive>
          <p>{t('done')}</p>
        </Alert>
      )}
      <DescriptionList
        pairs={[
          { label: t('decision'), value: <OutcomeBadge outcome={decided.outcome} language={language} /> },
          {
            label: t('why'),
            value:
              written ??
              (data.reasons.map(one => categoryName(one, language)).join(', ') ||
                t(`letter_${decided.outcome}`)),
          },
          {
            label: t('decidedOn'),
            value: decided.letterSentAt ? date(decided.letterSentAt.toString()) : '–',
          },
          { label: t('receipt'), value: plan.receiptNumber },
        ]}
      />
      <EarlierDecisions outcome={data} language={language} />
      <Panel id="eigen-scores" title={t('letterScores')} aside={t('withoutNames')}>
        <DataTable
          id="eigen-scoretabel"
          caption={t('criterion')}
          isCaptionHidden
          rows={criteria}
          rowKey={row => row.key}
          columns={[
            { key: 'criterion', head: t('criterion'), cell: row => row.title[language] },
            ...data.scores.map((scores, index) => ({
              key: `beoordeling-${index}`,
              head: t('assessmentNumber', { number: index + 1 }),
              cell: (row: (typeof criteria)[number]) => {
                const given = scores.find(one => one.criterion === row.key)
                if (!given) return '–'
                return (
                  <>
                    <b>{scoreWords(given.score, language)}</b>
                    <span class="sub">{given.reason}</span>
                  </>
                )
              },
            })),
          ]}
        />
      </Panel>
      <Answers data={data} context={context} form={form} />
    </WorkPage>
  )
}

/** What earlier tranches decided on the plan, each with its letter. */
function EarlierDecisions({ outcome, language }: { outcome: OwnOutcome; language: Language }) {
  const t = say(language)
  const { date } = formats(language)
  if (outcome.earlier.length === 0) return null
  return (
    <Panel id="eerder" title={t('earlierDecisions')}>
      <ul class="plain stack-s">
        {outcome.earlier.map((one, index) => (
          <li key={one.callNumber}>
            {t('earlierDecision', { number: one.callNumber, outcome: t(`outcome_${one.outcome}`) })}
            {one.sentAt && `, ${date(one.sentAt)}`}{' '}
            <a href={href(links.letter, { id: outcome.plan.id }, { eerder: index + 1 })}>{t('letterFile')}</a>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** What can be done about a decision: agree to be named, and ask for a second look. */
function Answers({ data, context, form }: PageView<OwnOutcome & { isDone: boolean }>) {
  const { language } = context
  const t = say(language)
  const { date } = formats(language)
  const { decided } = data
  return (
    <>
      {decided.outcome === 'rejected' && data.mayAnswer && (
        <Panel id="naam" title={t('consentTitle')}>
          <p class="measure">{t('consentLead')}</p>
          <Form
            language={language}
            form={form.values.act === 'consent' ? form : undefined}
            hidden={{ act: 'consent' }}
          >
            <CheckField
              language={language}
              name="consent"
              label={t('consentLabel')}
              value={decided.hasNameConsent ? 'ja' : undefined}
              isOptional
            />
            <Actions>
              <Button kind="secondary">{t('save')}</Button>
            </Actions>
          </Form>
        </Panel>
      )}
      {data.reconsiderations.map(one => (
        <Panel
          key={one.id}
          id={`heroverweging-${one.id}`}
          title={t('reconsiderationTitle')}
          aside={t(`reconsideration_${one.state}`)}
        >
          <p class="measure">{one.grounds}</p>
          {one.outcomeReason && (
            <p class="measure">
              <b>{t('answer')}</b>: {one.outcomeReason}
            </p>
          )}
        </Panel>
      ))}
      {data.mayAsk && data.reconsiderUntil && (
        <Panel
          id="heroverweging"
          title={t('askReconsiderationTitle')}
          aside={t('askUntil', { date: date(data.reconsiderUntil) })}
        >
          <p class="measure">{t('askReconsiderationLead')}</p>
          <Form language={language} form={form} hidden={{ act: 'reconsider' }}>
            <TextAreaField
              language={language}
              form={form}
              name="grounds"
              label={t('grounds')}
              hint={t('groundsHint')}
              rows={5}
            />
            <Actions>
              <Button>{t('askReconsiderationButton')}</Button>
            </Actions>
          </Form>
        </Panel>
      )}
    </>
  )
}
