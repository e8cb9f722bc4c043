import { href } from '../../../kit/http/address.ts'
import type { PageView } from '../../../kit/http/route.ts'
import type { Bilingual } from '../../../kit/texts/texts.ts'
import {
  Actions,
  Button,
  CheckboxesField,
  CheckField,
  type Choice,
  DateField,
  Form,
  NumberField,
  Panel,
  PickerField,
  SelectField,
  ShareField,
  TextAreaField,
  TextField,
  WorkPage,
} from '../../../kit/ui/index.ts'
import { links } from '../links.ts'
import { type BodyRule, decisionKinds, type SeatFunction, seatFunctions, votingParties } from '../model.ts'
import { say } from './say.ts'

/** Asks for an extra session. */
export function ExtraSessionPage({
  data,
  context,
  form,
}: PageView<{ slug: string; body: Bilingual; needed: number }>) {
  const { language } = context
  const t = say(language)
  return (
    <WorkPage title={t('askExtra')} purpose={t('askExtraLead', { needed: data.needed })}>
      <Form language={language} form={form}>
        <TextAreaField language={language} form={form} name="reason" label={t('reason')} rows={4} />
        <Actions>
          <Button>{t('askExtra')}</Button>
          <a href={href(links.body, { slug: data.slug })}>{data.body[language]}</a>
        </Actions>
      </Form>
    </WorkPage>
  )
}

/** What the form of a seat knows. */
export interface SeatFormData {
  slug: string
  body: Bilingual
  /** Of a seat that is there; a new one asks for it first. */
  seatId: string | undefined
  organisation: string | undefined
  organisations: readonly Choice[]
  people: readonly Choice[]
  seat: { personId?: string; deputyId?: string; function: SeatFunction; votes: boolean; mandate: string }
}

/** Adds a seat or fills one otherwise: the organisation first, then who sits there for it. */
export function SeatPage({ data, context, form }: PageView<SeatFormData>) {
  const { language } = context
  const t = say(language)
  const field = { language, form }
  const back = <a href={href(links.body, { slug: data.slug })}>{data.body[language]}</a>
  if (!data.organisation)
    return (
      <WorkPage title={t('newSeat')} purpose={t('newSeatLead')}>
        <Form language={language} method="get">
          <PickerField
            language={language}
            name="organisatie"
            label={t('organisation')}
            choices={data.organisations}
          />
          <Actions>
            <Button>{t('further')}</Button>
            {back}
          </Actions>
        </Form>
      </WorkPage>
    )
  return (
    <WorkPage title={data.organisation} purpose={t('seatLead', { body: data.body[language] })}>
      <Form language={language} form={form}>
        <SelectField {...field} name="person" label={t('holder')} choices={data.people} isOptional />
        <SelectField {...field} name="deputy" label={t('deputy')} choices={data.people} isOptional />
        <SelectField
          {...field}
          name="function"
          label={t('seatFunction')}
          choices={seatFunctions.map(one => ({ value: one, label: t(`function_${one}`) }))}
        />
        <CheckField {...field} name="votes" label={t('votesField')} hint={t('votesHint')} isOptional />
        <TextField
          {...field}
          name="mandate"
          label={t('seatMandate')}
          hint={t('seatMandateHint')}
          isOptional
        />
        <Actions>
          <Button>{t('save')}</Button>
          {back}
        </Actions>
      </Form>
      {data.seatId && (
        <Panel id="beeindigen" title={t('endSeat')}>
          <p>{t('endSeatLead')}</p>
          <form method="post" action={href(links.endSeat, { id: data.seatId })}>
            <Button kind="danger">{t('endSeat')}</Button>
          </form>
        </Panel>
      )}
    </WorkPage>
  )
}

/** Sets what holds for a body from a day on. */
export function BodyRulePage({
  data,
  context,
  form,
}: PageView<{
  slug: string
  body: Bilingual
  today: string
  rule: BodyRule | undefined
}>) {
  const { language } = context
  const t = say(language)
  const field = { language, form }
  const kinds = decisionKinds.map(kind => ({ value: kind, label: t(`kind_${kind}`) }))
  return (
    <WorkPage title={t('changeRules')} purpose={t('changeRulesLead', { body: data.body[language] })}>
      <Form language={language} form={form}>
        <DateField {...field} name="validFrom" label={t('validFrom')} />
        <NumberField
          {...field}
          name="cadence"
          label={t('cadence')}
          hint={t('cadenceHint')}
          unit={t('days')}
          isOptional
        />
        <SelectField
          {...field}
          name="quorumKind"
          label={t('quorum')}
          emptyLabel={t('quorumOfProgramme')}
          isOptional
          choices={[
            { value: 'more-than', label: t('quorumKind_more-than') },
            { value: 'at-least', label: t('quorumKind_at-least') },
          ]}
        />
        <ShareField
          {...field}
          name="quorumShare"
          label={t('quorumShare')}
          whole={t('filledSeats')}
          isOptional
        />
        <NumberField {...field} name="quorumSeats" label={t('quorumSeats')} isOptional />
        <CheckboxesField {...field} name="decides" label={t('decides')} choices={kinds} isOptional />
        <CheckboxesField {...field} name="proposes" label={t('proposes')} choices={kinds} isOptional />
        <CheckboxesField {...field} name="heavy" label={t('heavy')} choices={kinds} isOptional />
        <SelectField
          {...field}
          name="votingParties"
          label={t('votingParties')}
          hint={t('votingPartiesHint')}
          choices={votingParties.map(one => ({ value: one, label: t(`voting_${one}`) }))}
        />
        <TextAreaField {...field} name="reason" label={t('reason')} hint={t('ruleReasonHint')} rows={2} />
        <Actions>
          <Button>{t('save')}</Button>
          <a href={href(links.body, { slug: data.slug })}>{data.body[language]}</a>
        </Actions>
      </Form>
    </WorkPage>
  )
}
