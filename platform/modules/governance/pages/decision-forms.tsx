import { href } from '../../../kit/http/address.ts'
import type { FormState, PageView } from '../../../kit/http/route.ts'
import { formats } from '../../../kit/texts/formats.ts'
import type { Bilingual, Language } from '../../../kit/texts/texts.ts'
import {
  Actions,
  Alert,
  Button,
  CheckField,
  type Choice,
  Fieldset,
  Form,
  MarkdownField,
  MoneyField,
  PickerField,
  RadioField,
  SelectField,
  TextAreaField,
  TextField,
  WorkPage,
} from '../../../kit/ui/index.ts'
import { links } from '../links.ts'
import { type DecisionKind, decisionKinds, itemKinds } from '../model.ts'
import { type AboutMeeting, visibilityChoices } from './meeting-forms.tsx'
import { say } from './say.ts'

/** What the fields of a decision offer to choose from. */
export interface DecisionChoices {
  subjects: readonly Choice[]
  proposals: readonly Choice[]
  revocable: readonly Choice[]
}

function DecisionFields({
  language,
  form,
  choices,
  isOptional,
}: {
  language: Language
  form: FormState
  choices: DecisionChoices
  isOptional: boolean
}) {
  const t = say(language)
  const field = { language, form, isOptional }
  return (
    <>
      <SelectField
        {...field}
        name="kind"
        label={t('kind')}
        choices={decisionKinds.map(kind => ({ value: kind, label: t(`kind_${kind}`) }))}
      />
      <TextAreaField {...field} name="text" label={t('decisionText')} hint={t('decisionTextHint')} rows={5} />
      <MarkdownField {...field} name="reasons" label={t('reasons')} rows={5} isOptional />
      <MoneyField {...field} name="amount" label={t('amount')} hint={t('amountHint')} isOptional />
      {choices.proposals.length > 0 && (
        <PickerField
          {...field}
          name="proposal"
          label={t('restsOn')}
          hint={t('restsOnHint')}
          choices={choices.proposals}
          isOptional
        />
      )}
      <PickerField
        {...field}
        name="revokes"
        label={t('revokes')}
        hint={t('revokesHint')}
        choices={choices.revocable}
        isOptional
      />
      <CheckField {...field} name="isPublic" label={t('makePublic')} hint={t('makePublicHint')} isOptional />
    </>
  )
}

function SubjectField({
  language,
  form,
  choices,
}: {
  language: Language
  form: FormState
  choices: DecisionChoices
}) {
  const t = say(language)
  if (choices.subjects.length === 0) return null
  return (
    <PickerField
      {...{ language, form }}
      name="subject"
      label={t('isAbout')}
      hint={t('isAboutHint')}
      choices={choices.subjects}
      isOptional
    />
  )
}

/** Puts an item on the agenda. */
export function NewItemPage({
  data,
  context,
  form,
}: PageView<{
  meeting: AboutMeeting
  isLate: boolean
  organisations: readonly Choice[]
  choices: DecisionChoices
}>) {
  const { language } = context
  const t = say(language)
  const field = { language, form }
  return (
    <WorkPage title={t('newItem')} purpose={t('newItemLead')}>
      {data.isLate && (
        <Alert kind="warning">
          <p>{t('itemIsLate')}</p>
        </Alert>
      )}
      <Form language={language} form={form}>
        <TextField {...field} name="title" label={t('itemTitle')} />
        <RadioField
          {...field}
          name="itemKind"
          label={t('itemKind')}
          choices={itemKinds.map(kind => ({
            value: kind,
            label: t(`item_${kind}`),
            hint: t(`itemHint_${kind}`),
          }))}
        />
        <TextAreaField {...field} name="explanation" label={t('explanation')} rows={3} isOptional />
        <RadioField
          {...field}
          name="visibility"
          label={t('visibility')}
          choices={visibilityChoices(language)}
        />
        <SubjectField {...field} choices={data.choices} />
        <PickerField
          {...field}
          name="organisation"
          label={t('itemOrganisation')}
          hint={t('itemOrganisationHint')}
          choices={data.organisations}
          isOptional
        />
        <Fieldset legend={t('ifDecision')}>
          <DecisionFields language={language} form={form} choices={data.choices} isOptional />
        </Fieldset>
        <Actions>
          <Button>{t('newItem')}</Button>
          <a href={href(links.meeting, { id: data.meeting.id })}>{t('back')}</a>
        </Actions>
      </Form>
    </WorkPage>
  )
}

/** The room that is left in a mandate. */
export interface MandateRoom {
  what: string
  kinds: readonly DecisionKind[]
  perDecisionEur: number
  perYearEur: number
  spentEur: number
}

/** Decides within a mandate, or proposes a vote in writing. */
export function NewDecisionPage({
  data,
  context,
  form,
}: PageView<{
  way: 'mandaat' | 'schriftelijk'
  room: MandateRoom | undefined
  bodies: readonly { id: string; name: Bilingual }[]
  writtenDays: number
  choices: DecisionChoices
}>) {
  const { language } = context
  const t = say(language)
  const money = formats(language).money
  const field = { language, form }
  const { room } = data
  const isAlone = data.way === 'mandaat'
  return (
    <WorkPage
      title={t(isAlone ? 'decideAlone' : 'decideInWriting')}
      purpose={isAlone ? t('decideAloneLead') : t('decideInWritingLead', { days: data.writtenDays })}
    >
      {isAlone && room && (
        <Alert>
          <p>
            {room.what}.{' '}
            {t('mandateRoom', {
              most: money(room.perDecisionEur),
              left: money(room.perYearEur - room.spentEur),
              year: money(room.perYearEur),
            })}
          </p>
          <p class="small">{room.kinds.map(kind => t(`kind_${kind}`)).join(', ')}</p>
        </Alert>
      )}
      {isAlone && !room ? (
        <Alert kind="warning">
          <p>{t('GEEN_MANDAAT')}</p>
        </Alert>
      ) : (
        <Form language={language} form={form}>
          {!isAlone && (
            <SelectField
              {...field}
              name="body"
              label={t('body')}
              choices={data.bodies.map(({ id, name }) => ({ value: id, label: name[language] }))}
            />
          )}
          <TextField {...field} name="title" label={t('itemTitle')} />
          {!isAlone && <SubjectField {...field} choices={data.choices} />}
          <DecisionFields language={language} form={form} choices={data.choices} isOptional={false} />
          <Actions>
            <Button>{t(isAlone ? 'decideNow' : 'proposeNow')}</Button>
            <a href={href(links.decisions)}>{t('decisionsTitle')}</a>
          </Actions>
        </Form>
      )}
    </WorkPage>
  )
}
