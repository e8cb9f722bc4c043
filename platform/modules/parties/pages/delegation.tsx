import { href } from '../../../kit/http/address.ts'
import type { PageView } from '../../../kit/http/route.ts'
import { formats } from '../../../kit/texts/formats.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import {
  Actions,
  Alert,
  Button,
  type Choice,
  DateField,
  Form,
  Panel,
  SelectField,
  WorkPage,
} from '../../../kit/ui/index.ts'
import { links } from '../links.ts'
import { say } from './say.ts'

/** A delegation as the page shows it; days in ISO. */
export interface DelegationLine {
  id: string
  otherPersonId: string
  otherName: string
  organisationName: string
  firstDay: string
  lastDay: string
  isActive: boolean
}

/** What the page of delegations shows. */
export interface DelegationData {
  given: readonly DelegationLine[]
  taken: readonly DelegationLine[]
  colleagues: readonly Choice[]
  actingForName: string | undefined
  isDone: boolean
}

function Lines({
  lines,
  language,
  isTaken,
}: {
  lines: readonly DelegationLine[]
  language: Language
  isTaken: boolean
}) {
  const t = say(language)
  const f = formats(language)
  if (lines.length === 0) return <p class="muted">{t('delegationNone')}</p>
  return (
    <ul class="v-lines">
      {lines.map(line => (
        <li key={line.id}>
          {t('delegationPeriod', {
            name: line.otherName,
            organisation: line.organisationName,
            from: f.date(line.firstDay),
            to: f.date(line.lastDay),
          })}
          <div class="row">
            {isTaken && line.isActive && (
              <form method="post" action={href(links.actOnBehalf)}>
                <input type="hidden" name="persoon" value={line.otherPersonId} />
                <Button kind="secondary">{t('actFor', { name: line.otherName })}</Button>
              </form>
            )}
            <form method="post" action={href(links.endDelegation)}>
              <input type="hidden" name="vervanging" value={line.id} />
              <Button kind="subtle" hiddenSuffix={line.otherName}>
                {t('endDelegation')}
              </Button>
            </form>
          </div>
        </li>
      ))}
    </ul>
  )
}

/** Who does whose tasks, and handing the own ones over. */
export function DelegationPage({ data, context, form }: PageView<DelegationData>) {
  const { language } = context
  const t = say(language)
  const field = { language, form }
  return (
    <WorkPage title={t('delegationTitle')} purpose={t('delegationLead')}>
      {data.isDone && (
        <Alert kind="ok" isLive>
          <p>{t('delegationDone')}</p>
        </Alert>
      )}
      {data.actingForName && (
        <Alert kind="warning">
          <form class="stack-s" method="post" action={href(links.actOnBehalf)}>
            <p>{t('actingFor', { name: data.actingForName })}</p>
            <Button kind="secondary">{t('actForOneself')}</Button>
          </form>
        </Alert>
      )}
      <Panel id="gegeven" title={t('delegationsGiven')}>
        <Lines lines={data.given} language={language} isTaken={false} />
      </Panel>
      <Panel id="gekregen" title={t('delegationsTaken')}>
        <Lines lines={data.taken} language={language} isTaken />
      </Panel>
      {data.colleagues.length === 0 ? (
        <Alert>
          <p>{t('delegationNobody')}</p>
        </Alert>
      ) : (
        <Form language={language} form={form}>
          <SelectField
            {...field}
            name="colleague"
            label={t('colleague')}
            choices={data.colleagues}
            width="full"
          />
          <DateField
            {...field}
            name="validFrom"
            label={t('validFrom')}
            hint={t('validFromHint')}
            isOptional
          />
          <DateField {...field} name="validTo" label={t('validTo')} />
          <Actions>
            <Button>{t('delegationButton')}</Button>
          </Actions>
        </Form>
      )}
    </WorkPage>
  )
}
