import { href } from '../../../kit/http/address.ts'
import type { PageView } from '../../../kit/http/route.ts'
import { formats } from '../../../kit/texts/formats.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import {
  Actions,
  Button,
  CheckboxesField,
  DateField,
  EmptyState,
  Form,
  LinkButton,
  Panel,
  WorkPage,
} from '../../../kit/ui/index.ts'
import { links } from '../links.ts'
import type { Call, Plan } from '../model.ts'
import { say } from './say.ts'
import { TrancheFrame } from './tranche-frame.tsx'

/** A rolling call with how many of its plans wait. */
export interface WaitingCall {
  number: number
  title: Call['title']
  waiting: number
}

/** Rolling calls, each with the way to a sitting about the plans that wait. */
export function WaitingPlans({
  calls,
  mayPlan,
  language,
}: {
  calls: readonly WaitingCall[]
  mayPlan: boolean
  language: Language
}) {
  const t = say(language)
  return calls.map(call => (
    <Panel key={call.number} id={`doorlopend-${call.number}`} title={call.title[language]}>
      <p>{t('waitingForSitting', { count: call.waiting })}</p>
      {mayPlan && call.waiting > 0 && (
        <p>
          <LinkButton href={href(links.newSitting, { nr: String(call.number) })}>
            {t('planSittingTitle')}
          </LinkButton>
        </p>
      )}
    </Panel>
  ))
}

/** Which plans are assessed and decided on together, and when. */
export function PlanSittingPage({
  data,
  context,
  form,
}: PageView<{ call: Call; plans: readonly Plan[]; today: string }>) {
  const { language } = context
  const t = say(language)
  const field = { language, form }
  return (
    <WorkPage
      title={t('planSittingTitle')}
      purpose={t('planSittingLead', { call: data.call.title[language] })}
    >
      {data.plans.length === 0 ? (
        <EmptyState
          level={2}
          title={t('noWaitingTitle')}
          action={<a href={href(links.tranches)}>{t('tranchesTitle')}</a>}
        >
          {t('noWaiting')}
        </EmptyState>
      ) : (
        <Form language={language} form={form}>
          <CheckboxesField
            {...field}
            name="plans"
            label={t('plans')}
            hint={t('planSittingHint')}
            choices={data.plans.map(plan => ({
              value: plan.id,
              label: plan.title,
              hint: [plan.municipality, plan.parties.find(party => party.isLead)?.name, plan.receiptNumber]
                .filter(Boolean)
                .join(', '),
            }))}
          />
          <DateField
            {...field}
            name="decidesOn"
            label={t('decidesOn')}
            hint={t('decidesOnHint')}
            min={data.today}
          />
          <Actions>
            <Button>{t('planSittingButton')}</Button>
            <a href={href(links.tranches)}>{t('cancel')}</a>
          </Actions>
        </Form>
      )}
    </WorkPage>
  )
}

/** What happens to the plans when a sitting is called off. */
export function CancelSittingPage({ data, context, form }: PageView<{ call: Call; plans: readonly Plan[] }>) {
  const { language } = context
  const t = say(language)
  return (
    <TrancheFrame
      data={data}
      context={context}
      current="tranche"
      title={t('cancelSittingTitle')}
      purpose={t('cancelSittingLead', { count: data.plans.length })}
    >
      <ul>
        {data.plans.map(plan => (
          <li key={plan.id}>{plan.title}</li>
        ))}
      </ul>
      <Form language={language} form={form}>
        <Actions>
          <Button kind="danger">{t('cancelSittingButton')}</Button>
          <a href={href(links.tranche, { tranche: String(data.call.number) })}>{t('cancel')}</a>
        </Actions>
      </Form>
    </TrancheFrame>
  )
}

/** Results that became public, at the call that they are of. */
export function PublishedResults({
  results,
  language,
}: {
  results: readonly { number: number; title: Call['title']; publishedAt: string }[]
  language: Language
}) {
  const t = say(language)
  return (
    <Panel id="uitslagen" title={t('publishedResults')}>
      <ul class="plain stack-s">
        {results.map(one => (
          <li key={one.number}>
            <a href={href(links.result, { nr: String(one.number) })}>{one.title[language]}</a>
            <span class="sub">{formats(language).date(one.publishedAt)}</span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
