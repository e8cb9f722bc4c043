import { href } from '../../../kit/http/address.ts'
import type { FormState, PageView } from '../../../kit/http/route.ts'
import { formats } from '../../../kit/texts/formats.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import {
  Actions,
  Alert,
  Button,
  type Choice,
  type Column,
  DateField,
  DescriptionList,
  EmailField,
  Fieldset,
  Form,
  LinkButton,
  PasswordField,
  PickerField,
  RadioField,
  SelectField,
  StatusBadge,
  TextField,
  type Tone,
  WorkPage,
} from '../../../kit/ui/index.ts'
import { links } from '../links.ts'
import { type PositionLevel, type PositionState, positionLevels, type Role } from '../model.ts'
import { ManagedList } from './managed-list.tsx'
import { say } from './say.ts'

/** A position as the pages show it; days in ISO. */
export interface PositionLine {
  id: string
  personName: string
  organisationName: string
  role: Role
  title: string
  level: PositionLevel
  firstDay: string
  lastDay: string | undefined
  maySign: boolean
  state: PositionState
}

const tones: Readonly<Record<PositionState, Tone>> = {
  proposed: 'warn',
  refused: 'err',
  future: 'info',
  active: 'ok',
  ended: 'neutral',
}

/** The state of a position as a word on a soft ground. */
function PositionStateBadge({ state, language }: { state: PositionState; language: Language }) {
  return <StatusBadge tone={tones[state]}>{say(language)(`state_${state}`)}</StatusBadge>
}

function columnsOf(language: Language): Column<PositionLine>[] {
  const t = say(language)
  const f = formats(language)
  return [
    {
      key: 'person',
      head: t('person'),
      cell: row => (
        <>
          <a href={href(links.position, { id: row.id })}>{row.personName}</a>
          <span class="sub">{row.title}</span>
        </>
      ),
    },
    { key: 'organisation', head: t('organisation'), cell: row => row.organisationName },
    { key: 'role', head: t('role'), cell: row => t(`role_${row.role}`) },
    { key: 'from', head: t('validFrom'), cell: row => f.date(row.firstDay) },
    { key: 'to', head: t('validTo'), cell: row => (row.lastDay ? f.date(row.lastDay) : t('noEnd')) },
    {
      key: 'state',
      head: t('state'),
      cell: row => <PositionStateBadge state={row.state} language={language} />,
    },
  ]
}

/** A part of the list of positions, with what was asked. */
export interface PositionsData {
  rows: readonly PositionLine[]
  total: number
  search: string | undefined
  state: PositionState | undefined
  role: Role | undefined
  roles: readonly Role[]
  page: number
  pageSize: number
}

const states: readonly PositionState[] = ['proposed', 'active', 'future', 'ended', 'refused']

/** Positions, to search in and to add to. */
export function PositionsPage({ data, context }: PageView<PositionsData>) {
  const { language } = context
  const t = say(language)
  const stateChoices = states.map(state => ({ value: state, label: t(`state_${state}`) }))
  const roleChoices = data.roles.map(role => ({ value: role, label: t(`role_${role}`) }))
  return (
    <ManagedList
      language={language}
      id="functies"
      title={t('positionsTitle')}
      purpose={t('positionsLead')}
      action={<LinkButton href={href(links.newPosition)}>{t('positionsNew')}</LinkButton>}
      list={links.positions}
      file={links.positionsFile}
      filters={[
        { name: 'zoek', label: t('positionsSearch'), value: data.search },
        {
          ...{ name: 'stand', label: t('state'), value: data.state },
          choose: { openLabel: t('allStates'), choices: stateChoices },
        },
        {
          ...{ name: 'rol', label: t('role'), value: data.role },
          choose: { openLabel: t('allRoles'), choices: roleChoices },
        },
      ]}
      countLabel={t('positionsCount', { count: data.total })}
      columns={columnsOf(language)}
      data={data}
      empty={{ title: t('positionsEmptyTitle'), text: t('positionsEmpty') }}
    />
  )
}

/** What the form for a position offers: only what this person may give. */
export interface NewPositionData {
  organisations: readonly Choice[]
  roles: readonly Role[]
  /** The last proof of this person is too long ago. */
  asksPassword: boolean
}

/** Asks the password again in a form that gives rights. */
export function PasswordAgain({ language, form }: { language: Language; form: FormState }) {
  const t = say(language)
  return (
    <PasswordField
      language={language}
      form={form}
      name="current"
      label={t('currentPassword')}
      hint={t('passwordAgainHint')}
    />
  )
}

/** Gives somebody a position. */
export function NewPositionPage({ data, context, form }: PageView<NewPositionData>) {
  const { language } = context
  const t = say(language)
  const field = { language, form }
  const languages = [
    { value: 'nl', label: t('languageNl') },
    { value: 'en', label: t('languageEn') },
  ]
  return (
    <WorkPage title={t('newPositionTitle')} purpose={t('newPositionLead')}>
      <Form language={language} form={form}>
        <Fieldset legend={t('partWho')}>
          <EmailField {...field} name="email" label={t('email')} autoComplete="off" />
          <TextField {...field} name="name" label={t('name')} hint={t('nameHint')} autoComplete="off" />
          <RadioField {...field} name="language" label={t('language')} choices={languages} />
        </Fieldset>
        <Fieldset legend={t('partPosition')}>
          <PickerField
            {...field}
            name="organisation"
            label={t('organisation')}
            choices={data.organisations}
          />
          <SelectField
            {...field}
            name="role"
            label={t('role')}
            choices={data.roles.map(role => ({ value: role, label: t(`role_${role}`) }))}
          />
          <TextField {...field} name="title" label={t('positionTitle')} hint={t('positionTitleHint')} />
          <SelectField
            {...field}
            name="level"
            label={t('level')}
            choices={positionLevels.map(level => ({ value: level, label: t(`level_${level}`) }))}
          />
        </Fieldset>
        <Fieldset legend={t('partTerm')}>
          <DateField
            {...field}
            name="validFrom"
            label={t('validFrom')}
            hint={t('validFromHint')}
            isOptional
          />
          <DateField {...field} name="validTo" label={t('validTo')} hint={t('validToHint')} isOptional />
        </Fieldset>
        {data.asksPassword && <PasswordAgain language={language} form={form} />}
        <Actions>
          <Button>{t('newPositionButton')}</Button>
          <a href={href(links.positions)}>{t('positionsTitle')}</a>
        </Actions>
      </Form>
    </WorkPage>
  )
}

/** One position, with what this person may do about it. */
export interface OnePositionData {
  position: PositionLine
  proposedByName: string | undefined
  mayConfirm: boolean
  mayEnd: boolean
  /** May say whether the person signs for the organisation. */
  mayAuthorise: boolean
  /** Confirming asks the password again: the last proof of this person is too long ago. */
  asksPassword: boolean
  justDone: 'done' | 'positionGiven' | 'positionProposed' | undefined
}

/** One position. */
export function PositionPage({ data, context, form }: PageView<OnePositionData>) {
  const { language } = context
  const t = say(language)
  const f = formats(language)
  const { position } = data
  return (
    <WorkPage title={`${position.title}, ${position.organisationName}`} purpose={t('onePositionLead')}>
      {data.justDone && (
        <Alert kind="ok" isLive>
          <p>{t(data.justDone)}</p>
        </Alert>
      )}
      <DescriptionList
        pairs={[
          { label: t('person'), value: position.personName },
          { label: t('role'), value: t(`role_${position.role}`) },
          { label: t('level'), value: t(`level_${position.level}`) },
          { label: t('validFrom'), value: f.date(position.firstDay) },
          { label: t('validTo'), value: position.lastDay ? f.date(position.lastDay) : t('noEnd') },
          { label: t('state'), value: <PositionStateBadge state={position.state} language={language} /> },
          { label: t('maySign'), value: t(position.maySign ? 'yes' : 'no') },
          ...(data.proposedByName ? [{ label: t('proposedBy'), value: data.proposedByName }] : []),
        ]}
      />
      <Form language={language} form={form}>
        {data.asksPassword && <PasswordAgain language={language} form={form} />}
        <Actions>
          {data.mayConfirm && (
            <>
              <Button name="act" value="confirm">
                {t('confirmButton')}
              </Button>
              <Button name="act" value="refuse" kind="secondary">
                {t('refuseButton')}
              </Button>
            </>
          )}
          {data.mayAuthorise && (
            <Button name="act" value={position.maySign ? 'deauthorise' : 'authorise'} kind="secondary">
              {t(position.maySign ? 'deauthoriseButton' : 'authoriseButton')}
            </Button>
          )}
          {data.mayEnd && (
            <Button name="act" value="end" kind="danger">
              {t('endButton')}
            </Button>
          )}
        </Actions>
      </Form>
    </WorkPage>
  )
}
